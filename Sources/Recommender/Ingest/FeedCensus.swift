// Recommender › FeedCensus: what only the whole of a feed can tell, such as one picture for many products.

package import Catalogue
import Dispatch
package import GraphRules
import InputFiles
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
/// Memory: 64 bytes a record. Cost: a handful of hashed bytes a record, and a handful of tables at the end.
package struct FeedCensus: Sendable {
  private let taxonomy: Taxonomy?
  private(set) var rows: [CensusRow] = []
  /// The spellings of brands by their marks.
  private(set) var brands: [UInt64: String] = [:]
  private var firstUnmapped = ""
  private var firstUnmappedLine: Int32 = 0
  private var unmapped = 0
  private var outOfStock = 0
  /// Whether a record's picture lies beside the feed rather than in the web.
  private(set) var hasLocalPictures = false

  /// With the taxonomy that categories should be found in, when the shop has one.
  package init(taxonomy: Taxonomy?) { self.taxonomy = taxonomy }

  /// Makes room for `count` records at once.
  mutating func reserve(_ count: Int) { rows.reserveHuge(count) }

  /// Counts a record that was accepted.
  package mutating func add(_ variant: Variant) {
    add(row(of: variant), brand: variant.brand, id: variant.id)
  }

  /// What is counted of a record.
  func row(of variant: Variant) -> CensusRow {
    var row = CensusRow()
    row.line = Int32(clamping: variant.source.line)
    row.item = Self.mark(variant.item)
    row.gtin = Self.mark(variant.gtin)
    row.summary = Self.mark(variant.summary)
    row.picture = Self.mark(variant.imageLink)
    if let path = variant.categories.first { row.category = path.reduce(0) { Self.mark($1, after: $0) } }
    row.hasLocalPicture = !variant.imageLink.isEmpty && !variant.imageLink.isWebAddress
    row.brand = Self.mark(variant.brand)
    row.isGrouped = variant.item != variant.id
    row.isOutOfStock = variant.availability == .outOfStock
    if let taxonomy, !variant.categories.isEmpty || !variant.googleCategory.isEmpty,
      taxonomy.path(of: variant) == nil
    {
      row.isUnmapped = true
    }
    return row
  }

  /// Counts the row of a record of `brand`; its `id` matters for the first that the taxonomy does not know.
  mutating func add(_ row: CensusRow, brand: String, id: String) {
    if row.brand != 0, brands[row.brand] == nil { brands[row.brand] = brand }
    if row.isUnmapped, firstUnmapped.isEmpty { firstUnmapped = id }
    append(row)
  }

  /// Counts a record that is what it was, as `row` of an earlier census, now on `line`.
  mutating func add(_ row: CensusRow, line: Int, brands known: [UInt64: String]) {
    var row = row
    row.line = Int32(clamping: line)
    if row.brand != 0, brands[row.brand] == nil { brands[row.brand] = known[row.brand] ?? "" }
    append(row)
  }

  private mutating func append(_ row: CensusRow) {
    if row.isUnmapped {
      if unmapped == 0 { firstUnmappedLine = row.line }
      unmapped += 1
    }
    if row.isOutOfStock { outOfStock += 1 }
    if row.hasLocalPicture { hasLocalPictures = true }
    rows.append(row)
  }

  /// How many things are had by a number of owners in a range, how many owners that makes, and the first line.
  private struct Shared: Sendable {
    var things = 0
    var owners = 0
    var line = Int32.max
  }

  /// The things that a number of owners in `range` have.
  private static func shared(_ counts: MarkCounts, by range: Range<Int>) -> Shared? {
    var found = Shared()
    for count in counts.counts where range.contains(Int(count.owners)) {
      found.things += 1
      found.owners += Int(count.owners)
      found.line = min(found.line, count.line)
    }
    return found.things == 0 ? nil : found
  }

  /// What is counted of each record.
  private struct Question: Sendable {
    /// Whether an item that has a thing in several records counts once.
    var distinctItems = false
    /// Whether things that stand once may be left out.
    var repeatedOnly = false
    let thing: @Sendable (CensusRow) -> UInt64
  }
  private static let questions: [Question] = [
    Question(repeatedOnly: true) { $0.gtin },
    Question(distinctItems: true, repeatedOnly: true) { $0.summary },
    Question(distinctItems: true, repeatedOnly: true) { $0.picture },
    Question(distinctItems: true) { $0.category },
    Question { $0.isGrouped ? $0.item : 0 },
  ]

  /// One table a question, on all cores.
  private func answers() -> [MarkCounts] {
    let answers = Mutex([MarkCounts?](repeating: nil, count: Self.questions.count))
    DispatchQueue.concurrentPerform(iterations: Self.questions.count) { turn in
      let answer = counts(Self.questions[turn])
      answers.withLock { $0[turn] = answer }
    }
    return answers.withLock { $0.compactMap { $0 } }
  }

  private func counts(_ question: Question) -> MarkCounts {
    var counts = MarkCounts(distinctOwners: question.distinctItems)
    guard question.repeatedOnly else {
      for row in rows { counts.add(question.thing(row), of: row.item, line: row.line) }
      return counts
    }
    var repeated = RepeatedMarks(count: rows.count)
    for row in rows { repeated.add(question.thing(row)) }
    for row in rows where repeated.mayRepeat(question.thing(row)) {
      counts.add(question.thing(row), of: row.item, line: row.line)
    }
    return counts
  }

  /// Notes what the whole feed has shown.
  package func note(into tally: inout IngestTally, brandRules: BrandRules) {
    func note(
      _ code: String, _ severity: Severity, _ times: Int, _ line: Int32, _ message: String, _ id: String = ""
    ) {
      tally.note(
        Finding(code: code, severity: severity, line: Int(line), record: id, message: message), times: times)
    }
    // One picture for so large a part of a feed is a placeholder; a few products may share one for good reason.
    let placeholder = max(Self.fewestOfPlaceholder, rows.count / 20 + 1)
    let answers = answers()
    if let found = Self.shared(answers[0], by: 2..<Int.max) {
      note(
        "W24", .warn, found.owners, found.line,
        counted(found.things, "GTIN is", "GTINs are each") + " given to several products")
    }
    if let found = Self.shared(answers[1], by: Self.manyTexts..<Int.max) {
      note(
        "W33", .warn, found.owners, found.line,
        counted(found.things, "description stands", "descriptions stand") + " on many products"
          + (found.things == 1 ? "" : " each"))
    }
    if let found = Self.shared(answers[2], by: placeholder..<Int.max) {
      note(
        "W43", .warn, found.owners, found.line, "\(found.owners) products have a picture that stands for any")
    }
    if let found = Self.shared(answers[2], by: 2..<placeholder) {
      note(
        "W44", .info, found.owners, found.line,
        counted(found.things, "picture is", "pictures are") + " shared by several products")
    }
    if let found = Self.shared(answers[3], by: 1..<2) {
      note(
        "W54", .info, found.things, found.line,
        counted(found.things, "category holds one product", "categories hold one product each"))
    }
    if let found = Self.shared(answers[4], by: 1..<2) {
      note(
        "W70", .info, found.things, found.line,
        counted(found.things, "item group has one record", "item groups have one record each"))
    }
    if outOfStock * 2 > rows.count {
      note(
        "W63", .info, outOfStock, 0,
        "\(outOfStock) of \(counted(rows.count, "record", "records")) \(outOfStock == 1 ? "is" : "are") out of stock"
      )
    }
    if unmapped > 0 {
      note(
        "W51", .info, unmapped, firstUnmappedLine,
        counted(unmapped, "record has", "records have") + " no category that the taxonomy knows",
        firstUnmapped)
    }
    noteBrands(into: &tally, brandRules)
  }

  private func noteBrands(into tally: inout IngestTally, _ rules: BrandRules) {
    var counts = MarkCounts(distinctOwners: false)
    for row in rows { counts.add(row.brand, of: 0, line: row.line) }
    var spelled: [String: (count: Int, line: Int)] = [:]
    for found in counts.counts {
      let spelling = brands[found.thing] ?? ""
      let same = spelled[spelling]
      spelled[spelling] = (Int(found.owners) + (same?.count ?? 0), min(Int(found.line), same?.line ?? .max))
    }
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

  private static func mark(_ text: String, after mark: UInt64 = 0) -> UInt64 {
    guard !text.isEmpty else { return mark }
    var text = text
    return text.withUTF8 { max(1, fingerprint($0, seed: mark)) }
  }
}
