// FeedIngest › MappingDraft: a mapping.yaml to begin with, drafted from a sample of a file.

import GraphRules
import InputFiles

/// Drafts what ``FeedMapping`` reads, with comments for the person who finishes it.
package enum MappingDraft {
  /// Bytes of the file that are looked at.
  private static let sampleBytes = 4 << 20

  /// A place in a record where something stands, with examples.
  struct Source {
    let name: String
    let count: Int
    let examples: [String]
  }

  /// The text of a mapping for the file at `path`, XML or a table with a row of column names.
  package static func text(path: String) throws(FeedError) -> String {
    let sample = try sample(of: path)
    switch FeedFormat.sniff(sample) {
    case .feed(let format) where format.table(nil) != nil:
      return write(record: "", count: 0, sources: try columns(of: path), of: path)
    case .foreign(.delimited):
      return write(record: "", count: 0, sources: try columns(of: path), of: path)
    case .feed, .foreign(.otherXML), .foreign(.blog), .foreign(.wordPress):
      let census = ElementCensus(sample)
      guard let record = record(of: census) else { throw FeedError(.empty, file: path) }
      return write(record: record.path, count: record.count, sources: sources(of: census, record), of: path)
    case .foreign(let document): throw FeedError(.notAFeed(document), file: path)
    }
  }

  // MARK: XML

  /// The element that repeats and says most: its kinds of parts, times the digits of its number.
  static func record(of census: ElementCensus) -> ElementCensus.Entry? {
    var best: (entry: ElementCensus.Entry, weight: Int)?
    for entry in census.entries where !entry.path.contains("@") {
      let parts = census.entries.count { $0.path.hasPrefix(entry.path + "/") && !$0.examples.isEmpty }
      guard parts >= 2 else { continue }
      let weight = parts * (entry.count > 1 ? entry.count.bitWidth - entry.count.leadingZeroBitCount : 0)
      if weight > best?.weight ?? -1 { best = (entry, weight) }
    }
    if let best, best.weight > 0 { return best.entry }
    // Nothing repeats: the element with the most values right inside it.
    return census.entries.filter { !$0.path.contains("@") }.max { a, b in
      values(rightInside: a, census) < values(rightInside: b, census)
    }
  }

  private static func values(rightInside entry: ElementCensus.Entry, _ census: ElementCensus) -> Int {
    census.entries.count {
      $0.path.hasPrefix(entry.path + "/") && !$0.examples.isEmpty
        && !$0.path.dropFirst(entry.path.count + 1).contains("/")
    }
  }

  private static func sources(of census: ElementCensus, _ record: ElementCensus.Entry) -> [Source] {
    census.entries.compactMap { entry in
      guard entry.path.hasPrefix(record.path + "/"), !entry.examples.isEmpty else { return nil }
      return Source(
        name: String(entry.path.dropFirst(record.path.count + 1)), count: entry.count,
        examples: entry.examples)
    }
  }

  // MARK: Tables

  /// Rows of a table that are looked at.
  private static let sampleRows = 1_000

  /// The columns of a table with their first values; of two with the same name the first.
  private static func columns(of path: String) throws(FeedError) -> [Source] {
    do {
      var reader = CSVReader(try ByteSource(path: path, guessesEncoding: true))
      let header = TableFeed.firstRow(&reader)
      var examples = [[String]](repeating: [], count: header.count)
      var rows = 0
      while rows < sampleRows, reader.next() {
        rows += 1
        for place in 0..<min(reader.count, header.count) where examples[place].count < 5 {
          let words = (reader.text(place) ?? "").split { $0.isWhitespace }.joined(separator: " ")
          if !words.isEmpty { examples[place].append(String(words.prefix(60))) }
        }
      }
      var names: Set<String> = []
      return zip(header, examples).compactMap { name, examples in
        guard !name.isEmpty, names.insert(TableShape.folded(name)).inserted else { return nil }
        return Source(name: name, count: rows, examples: examples)
      }
    } catch { throw FeedError(error) }
  }

  private static func sample(of path: String) throws(FeedError) -> [UInt8] {
    do { return try ByteStream(path: path).peek(sampleBytes) } catch { throw FeedError(error) }
  }
}
