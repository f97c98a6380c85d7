// Recommender › FeedCensus: what only the whole of a feed can tell, such as one picture for many products.

package import Catalogue
package import GraphRules
package import KnowledgeGraph

/// Counts what the records of a feed share, by fingerprints, so that memory depends on how many differ, not on their size.
///
/// Cost: a handful of hashed bytes and table look-ups a record; at most ``capacity`` fingerprints of each kind are kept,
/// and what comes after counts only towards what is known.
package struct FeedCensus {
  /// By how many items something is had, and where it was met first.
  private struct Sharing {
    var items: Int32 = 1
    var lastItem: UInt64
    let line: Int32
  }

  /// One kind of thing that items may share.
  private struct Counter {
    private var sharings: [UInt64: Sharing] = [:]

    /// Variants of one item stand together and count once.
    mutating func add(_ key: UInt64, item: UInt64, line: Int) {
      if let place = sharings.index(forKey: key) {
        guard sharings.values[place].lastItem != item else { return }
        sharings.values[place].lastItem = item
        sharings.values[place].items += 1
      } else if sharings.count < FeedCensus.capacity {
        sharings[key] = Sharing(lastItem: item, line: Int32(clamping: line))
      }
    }

    /// How many things are had by a number of items in `range`, how many items that makes, and the first line.
    func shared(by range: PartialRangeFrom<Int>, below limit: Int = .max) -> (
      things: Int, items: Int, line: Int
    )? {
      let found = sharings.values.filter { range.contains(Int($0.items)) && Int($0.items) < limit }
      guard let first = found.map(\.line).min() else { return nil }
      return (found.count, found.reduce(0) { $0 + Int($1.items) }, Int(first))
    }
  }

  private static let capacity = 1_000_000

  private let taxonomy: Taxonomy?
  private var records = 0
  private var outOfStock = 0
  private var unmapped = 0
  private var firstUnmapped: (line: Int, id: String)?
  private var gtins = Counter()
  private var descriptions = Counter()
  private var pictures = Counter()
  private var categories = Counter()
  /// How many variants an item group has; the item's fingerprint stands for the group.
  private var groups = Counter()
  private var brands: [String: (count: Int, line: Int)] = [:]

  /// With the taxonomy that categories should be found in, when the shop has one.
  package init(taxonomy: Taxonomy?) { self.taxonomy = taxonomy }

  /// Counts a record that was accepted.
  package mutating func add(_ variant: Variant) {
    let line = variant.source.line
    records += 1
    if variant.availability == .outOfStock { outOfStock += 1 }
    let item = Self.mark(variant.item)
    if !variant.gtin.isEmpty { gtins.add(Self.mark(variant.gtin), item: Self.mark(variant.id), line: line) }
    if !variant.summary.isEmpty { descriptions.add(Self.mark(variant.summary), item: item, line: line) }
    if !variant.imageLink.isEmpty { pictures.add(Self.mark(variant.imageLink), item: item, line: line) }
    if variant.item != variant.id { groups.add(item, item: Self.mark(variant.id), line: line) }
    if let path = variant.categories.first {
      categories.add(Self.mark(path.joined(separator: "\u{1F}")), item: item, line: line)
    }
    if !variant.brand.isEmpty {
      if let known = brands[variant.brand] {
        brands[variant.brand] = (known.count + 1, known.line)
      } else if brands.count < Self.capacity {
        brands[variant.brand] = (1, line)
      }
    }
    if let taxonomy, !variant.categories.isEmpty || !variant.googleCategory.isEmpty,
      taxonomy.path(of: variant) == nil
    {
      unmapped += 1
      if firstUnmapped == nil { firstUnmapped = (line, variant.id) }
    }
  }

  /// Notes what the whole feed has shown.
  package func note(into tally: inout IngestTally, brandRules: BrandRules) {
    func note(
      _ code: String, _ severity: Severity, _ times: Int, _ line: Int, _ message: String, _ id: String = ""
    ) {
      tally.note(
        Finding(code: code, severity: severity, line: line, record: id, message: message), times: times)
    }
    if let found = gtins.shared(by: 2...) {
      note("W24", .warn, found.items, found.line, "\(found.things) GTINs are each given to several products")
    }
    if let found = descriptions.shared(by: Self.manyTexts...) {
      note("W33", .warn, found.items, found.line, "\(found.things) descriptions stand on many products each")
    }
    // One picture for so large a part of a feed is a placeholder; a few products may share one for good reason.
    let placeholder = max(Self.fewestOfPlaceholder, records / 20 + 1)
    if let found = pictures.shared(by: placeholder...) {
      note(
        "W43", .warn, found.items, found.line, "\(found.items) products have a picture that stands for any")
    }
    if let found = pictures.shared(by: 2..., below: placeholder) {
      note("W44", .info, found.items, found.line, "\(found.things) pictures are shared by several products")
    }
    if let found = categories.shared(by: 1..., below: 2) {
      note("W54", .info, found.things, found.line, "\(found.things) categories hold one product each")
    }
    if let found = groups.shared(by: 1..., below: 2) {
      note("W70", .info, found.things, found.line, "\(found.things) item groups have one record each")
    }
    if outOfStock * 2 > records {
      note("W63", .info, outOfStock, 0, "\(outOfStock) of \(records) records are out of stock")
    }
    if let firstUnmapped {
      note(
        "W51", .info, unmapped, firstUnmapped.line,
        "\(unmapped) records have no category that the taxonomy knows",
        firstUnmapped.id)
    }
    noteBrands(into: &tally, brandRules)
  }

  private func noteBrands(into tally: inout IngestTally, _ rules: BrandRules) {
    let book = BrandBook(brands.mapValues(\.count), lexicon: Lexicon(), rules: rules)
    for brand in book.merged.sorted(by: { ($1.count, $0.name) < ($0.count, $1.name) }) {
      let spellings = brand.spellings.map { "\($0.text) (\($0.count))" }.joined(separator: ", ")
      tally.note(
        Finding(
          code: "W26", severity: .info, line: brand.spellings.compactMap { brands[$0.text]?.line }.min() ?? 0,
          record: brand.name, message: "\(spellings) are taken for one brand, \(brand.name)"))
    }
    for doubt in book.doubts {
      tally.note(
        Finding(
          code: "W26", severity: .info, line: 0, record: doubt.names[0],
          message: "\(doubt.names.joined(separator: ", ")) may be one brand and are kept apart"))
    }
  }

  /// So many products have one description before it is worth a word.
  private static let manyTexts = 5
  private static let fewestOfPlaceholder = 5

  private static func mark(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { fingerprint($0, seed: 0) }
  }
}
