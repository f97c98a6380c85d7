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
    case .foreign(.delimited):
      return write(record: "", count: 0, sources: columns(of: sample), of: path)
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

  private static func columns(of sample: [UInt8]) -> [Source] {
    let lines = String(decoding: sample, as: UTF8.self).split(whereSeparator: \.isNewline).prefix(2)
    guard let header = lines.first else { return [] }
    let sign = [",", ";", "\t", "|"].max { a, b in
      header.count { $0 == Character(a) } < header.count { $0 == Character(b) }
    }
    let cells = lines.map { cut(String($0), at: Character(sign ?? ",")) }
    return cells[0].enumerated().map { place, name in
      let example = cells.count > 1 && place < cells[1].count ? cells[1][place] : ""
      return Source(name: name, count: 1, examples: example.isEmpty ? [] : [String(example.prefix(60))])
    }
  }

  /// The cells of a line; separators between quotation marks belong to the text.
  private static func cut(_ line: String, at sign: Character) -> [String] {
    var cells = [""]
    var isQuoted = false
    for letter in line where letter != "\u{FEFF}" {
      if letter == "\"" {
        isQuoted.toggle()
      } else if letter == sign, !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(letter)
      }
    }
    return cells
  }

  private static func sample(of path: String) throws(FeedError) -> [UInt8] {
    do { return try ByteStream(path: path).peek(sampleBytes) } catch { throw FeedError(error) }
  }
}
