// Recommender › FeedCensus: what only the whole of a feed can tell, such as one picture for many products.

package import Catalogue
import Dispatch
package import GraphRules
package import KnowledgeGraph
import Synchronization

/// What the census knows of one record, as marks: equal things have equal marks, 0 stands for none.
struct CensusRow: Sendable {
  var item: UInt64 = 0
  var gtin: UInt64 = 0
  var summary: UInt64 = 0
  var picture: UInt64 = 0
  var category: UInt64 = 0
  var brand: UInt64 = 0
  /// Set when the item is another name than the record's own id.
  var isGrouped = false
  var isOutOfStock = false
  /// Whether a taxonomy was asked for the record's categories in vain.
  var isUnmapped = false
  /// Whether its picture lies beside the feed rather than in the web.
  var hasLocalPicture = false
  var line: Int32 = 0
}

/// Counts what the records of a feed share, by marks of 64 bits.
///
/// Memory: 64 bytes a record. Cost: a handful of hashed bytes a record, and six sorts at the end.
package struct FeedCensus {
  private let taxonomy: Taxonomy?
  private(set) var rows: [CensusRow] = []
  /// The spellings of brands by their marks.
  private(set) var brands: [UInt64: String] = [:]
  private var firstUnmapped = ""

  /// With the taxonomy that categories should be found in, when the shop has one.
  package init(taxonomy: Taxonomy?) { self.taxonomy = taxonomy }

  /// Makes room for `count` records at once.
  mutating func reserve(_ count: Int) { rows.reserveCapacity(count) }

  /// Counts a record that was accepted.
  package mutating func add(_ variant: Variant) {
    var row = CensusRow()
    row.line = Int32(clamping: variant.source.line)
    row.item = Self.mark(variant.item)
    row.gtin = Self.mark(variant.gtin)
    row.summary = Self.mark(variant.summary)
    row.picture = Self.mark(variant.imageLink)
    if let path = variant.categories.first { row.category = Self.mark(path.joined(separator: "\u{1F}")) }
    row.hasLocalPicture = !variant.imageLink.isEmpty && !variant.imageLink.isWebAddress
    row.brand = Self.mark(variant.brand)
    if row.brand != 0, brands[row.brand] == nil { brands[row.brand] = variant.brand }
    row.isGrouped = variant.item != variant.id
    row.isOutOfStock = variant.availability == .outOfStock
    if let taxonomy, !variant.categories.isEmpty || !variant.googleCategory.isEmpty,
      taxonomy.path(of: variant) == nil
    {
      row.isUnmapped = true
      if firstUnmapped.isEmpty { firstUnmapped = variant.id }
    }
    rows.append(row)
  }

  /// Counts a record that is what it was, as `row` of an earlier census, now on `line`.
  mutating func add(_ row: CensusRow, line: Int, brands known: [UInt64: String]) {
    var row = row
    row.line = Int32(clamping: line)
    if row.brand != 0, brands[row.brand] == nil { brands[row.brand] = known[row.brand] ?? "" }
    rows.append(row)
  }

  /// How many things are had by a number of owners in a range, how many owners that makes, and the first line.
  private struct Shared: Sendable {
    var things = 0
    var owners = 0
    var line = Int32.max
  }

  /// Counts things by their marks; an owner that has a thing in several records has it once.
  private func shared(
    _ thing: any KeyPath<CensusRow, UInt64> & Sendable, by range: Range<Int>, ownedBy owner: (Int) -> UInt64
  ) -> Shared? {
    var entries: [(thing: UInt64, owner: UInt64, line: Int32)] = []
    entries.reserveCapacity(rows.count)
    for (place, row) in rows.enumerated() {
      let mark = row[keyPath: thing]
      if mark != 0 { entries.append((mark, owner(place), row.line)) }
    }
    entries.sort { ($0.thing, $0.owner) < ($1.thing, $1.owner) }
    var found = Shared()
    var start = 0
    while start < entries.count {
      var end = start
      var owners = 0
      var line = Int32.max
      while end < entries.count, entries[end].thing == entries[start].thing {
        if end == start || entries[end].owner != entries[end - 1].owner { owners += 1 }
        line = min(line, entries[end].line)
        end += 1
      }
      if range.contains(owners) {
        found.things += 1
        found.owners += owners
        found.line = min(found.line, line)
      }
      start = end
    }
    return found.things == 0 ? nil : found
  }

  /// Notes what the whole feed has shown.
  package func note(into tally: inout IngestTally, brandRules: BrandRules) {
    func note(
      _ code: String, _ severity: Severity, _ times: Int, _ line: Int32, _ message: String, _ id: String = ""
    ) {
      tally.note(
        Finding(code: code, severity: severity, line: Int(line), record: id, message: message), times: times)
    }
    let byRecord: @Sendable (Int) -> UInt64 = { UInt64($0) }
    let byItem: @Sendable (Int) -> UInt64 = { rows[$0].item }
    // One picture for so large a part of a feed is a placeholder; a few products may share one for good reason.
    let placeholder = max(Self.fewestOfPlaceholder, rows.count / 20 + 1)
    let questions: [@Sendable () -> Shared?] = [
      { shared(\.gtin, by: 2..<Int.max, ownedBy: byRecord) },
      { shared(\.summary, by: Self.manyTexts..<Int.max, ownedBy: byItem) },
      { shared(\.picture, by: placeholder..<Int.max, ownedBy: byItem) },
      { shared(\.picture, by: 2..<placeholder, ownedBy: byItem) },
      { shared(\.category, by: 1..<2, ownedBy: byItem) },
    ]
    let answers = Mutex([Shared?](repeating: nil, count: questions.count))
    DispatchQueue.concurrentPerform(iterations: questions.count) { turn in
      let answer = questions[turn]()
      answers.withLock { $0[turn] = answer }
    }
    let found = answers.withLock { $0 }
    if let found = found[0] {
      note(
        "W24", .warn, found.owners, found.line,
        counted(found.things, "GTIN is", "GTINs are each") + " given to several products")
    }
    if let found = found[1] {
      note(
        "W33", .warn, found.owners, found.line,
        found.things == 1
          ? "1 description stands on many products"
          : "\(found.things) descriptions stand on many products each")
    }
    if let found = found[2] {
      note(
        "W43", .warn, found.owners, found.line, "\(found.owners) products have a picture that stands for any")
    }
    if let found = found[3] {
      note(
        "W44", .info, found.owners, found.line,
        counted(found.things, "picture is", "pictures are") + " shared by several products")
    }
    if let found = found[4] {
      note(
        "W54", .info, found.things, found.line,
        found.things == 1
          ? "1 category holds one product" : "\(found.things) categories hold one product each")
    }
    noteGroups(into: &tally)
    let outOfStock = rows.count { $0.isOutOfStock }
    if outOfStock * 2 > rows.count {
      note(
        "W63", .info, outOfStock, 0,
        "\(outOfStock) of \(counted(rows.count, "record", "records")) \(outOfStock == 1 ? "is" : "are") out of stock"
      )
    }
    if let first = rows.first(where: \.isUnmapped) {
      let unmapped = rows.count { $0.isUnmapped }
      note(
        "W51", .info, unmapped, first.line,
        counted(unmapped, "record has", "records have") + " no category that the taxonomy knows",
        firstUnmapped)
    }
    noteBrands(into: &tally, brandRules)
  }

  private func noteGroups(into tally: inout IngestTally) {
    var sizes: [UInt64: (count: Int, line: Int32)] = [:]
    for row in rows where row.isGrouped {
      let known = sizes[row.item]
      sizes[row.item] = ((known?.count ?? 0) + 1, known?.line ?? row.line)
    }
    let single = sizes.values.filter { $0.count == 1 }
    guard let line = single.map(\.line).min() else { return }
    tally.note(
      Finding(
        code: "W70", severity: .info, line: Int(line),
        message: single.count == 1
          ? "1 item group has one record" : "\(single.count) item groups have one record each"),
      times: single.count)
  }

  private func noteBrands(into tally: inout IngestTally, _ rules: BrandRules) {
    var counts: [UInt64: (count: Int, line: Int)] = [:]
    for row in rows where row.brand != 0 {
      let known = counts[row.brand]
      counts[row.brand] = ((known?.count ?? 0) + 1, known?.line ?? Int(row.line))
    }
    var spelled: [String: (count: Int, line: Int)] = [:]
    for (mark, count) in counts { spelled[brands[mark] ?? ""] = count }
    let book = BrandBook(spelled.mapValues(\.count), lexicon: Lexicon(), rules: rules)
    for brand in book.merged.sorted(by: { ($1.count, $0.name) < ($0.count, $1.name) }) {
      let spellings = brand.spellings.map { "\($0.text) (\($0.count))" }.joined(separator: ", ")
      tally.note(
        Finding(
          code: "W26", severity: .info,
          line: brand.spellings.compactMap { spelled[$0.text]?.line }.min() ?? 0,
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
    guard !text.isEmpty else { return 0 }
    var text = text
    return text.withUTF8 { max(1, fingerprint($0, seed: 0)) }
  }
}
