// FeedIngest › TableFeed: reads a delimited feed row by row.

import Catalogue
import InputFiles

/// One read of a delimited feed; the records go through the same checks as those of XML.
struct TableFeed {
  private let desk: FeedParser
  private var records: TableRecords
  private var families = TableFamilies()
  private let skipsLiteralLineEnds: Bool
  /// The rows of the product whose rows are being read, where a handle ties them together.
  private var group: [FeedRow] = []
  /// Rows of one product that are kept; more are no product.
  private static let groupLimit = 10_000

  private init(desk: FeedParser, records: TableRecords) {
    self.desk = desk
    self.records = records
    // WooCommerce writes line ends as two characters.
    skipsLiteralLineEnds = records.shape.family == .parent
  }

  /// Reads `stream`, of which nothing was read yet; `again` opens the same file once more.
  static func read(
    _ stream: ByteStream, shape: TableShape, desk: FeedParser, again: () throws(FeedError) -> ByteStream,
    onProgress: (Int, Int) -> Void
  ) throws(FeedError) {
    desk.tableMode = shape.rules.mode
    var reader = try open(stream)
    let header = firstRow(&reader)
    var feed = TableFeed(desk: desk, records: TableRecords(shape: shape, header: header))
    if shape.family == .parent || shape.family == .variations {
      var first = try open(try again())
      _ = firstRow(&first)
      while first.next() {
        if first.fault == nil { feed.families.note(feed.row(of: first), feed.records) }
      }
      feed.families.settle()
    }
    var rows = 0
    while desk.failure == nil, reader.next() {
      feed.take(reader)
      rows += 1
      if rows & 0x3FF == 0 { onProgress(reader.bytesRead, desk.tally.read) }
    }
    feed.endGroup()
    if let failure = reader.failure { throw FeedError(failure) }
    for note in reader.notes { desk.note(note.finding) }
    desk.unusedColumns = feed.records.unusedColumns
    onProgress(reader.bytesRead, desk.tally.read)
  }

  private static func open(_ stream: ByteStream) throws(FeedError) -> CSVReader {
    do {
      return CSVReader(try ByteSource(stream, guessesEncoding: true))
    } catch { throw FeedError(error) }
  }

  /// The header, behind the comments that Meta's template begins with.
  static func firstRow(_ reader: inout CSVReader) -> [String] {
    while reader.next() {
      let names = (0..<reader.count).map { reader.text($0) ?? "?" }
      if names.first?.hasPrefix("# ") != true { return names }
    }
    return []
  }

  private func row(of reader: borrowing CSVReader) -> FeedRow {
    FeedRow(
      line: reader.line,
      cells: (0..<reader.count).map {
        let text = reader.text($0) ?? ""
        return skipsLiteralLineEnds && text.contains("\\n") ? text.replacing("\\n", with: "\n") : text
      })
  }

  /// Takes the current row, or says what is wrong with it.
  private mutating func take(_ reader: borrowing CSVReader) {
    if let fault = reader.fault {
      endGroup()
      return refuse(reader.line, fault == .tooLong ? "R06" : "R05", Self.words(for: fault))
    }
    if (0..<reader.count).contains(where: { reader.text($0) == nil }) {
      endGroup()
      return refuse(reader.line, "R05", "the row is not UTF-8; save the file as UTF-8")
    }
    let row = row(of: reader)
    if row.cells.starts(with: records.header.prefix(3)), row.cells.count == records.header.count {
      desk.note(
        Finding(
          code: "W96", severity: .warn, line: row.line,
          message: "the header line stands here again; it was skipped"))
      return
    }
    if row.cells.count != records.header.count {
      desk.note(
        Finding(
          code: "W95", severity: .warn, line: row.line,
          message:
            "the row has \(counted(row.cells.count, "field", "fields")) and the header \(records.header.count)"
        ))
    }
    switch records.shape.family {
    case .single: add(row)
    case .handle: addToGroup(row)
    case .parent, .variations: addMember(row)
    }
  }

  /// A row of a table in which rows may be variants of others.
  private mutating func addMember(_ row: FeedRow) {
    let id = records.id(of: row)
    if families.withVariants.contains(id), families.products[id] != nil {
      return merge(row, id, "N04", "the product’s own row; what it tells went to its variants")
    }
    if !records.cell(.key(.storeView), of: row).isEmpty {
      return merge(row, id, "N03", "the row only translates a product for one store view")
    }
    let product = families.productOf[id] ?? ""
    add(row, of: families.products[product], id: id, item: product)
  }

  /// Counts a row that is no record of its own.
  private func merge(_ row: FeedRow, _ id: String, _ code: String, _ message: String) {
    desk.tally.merged += 1
    desk.note(Finding(code: code, severity: .info, line: row.line, record: id, message: message))
  }

  private mutating func addToGroup(_ row: FeedRow) {
    let handle = records.cell(.key(.handle), of: row)
    if let first = group.first,
      records.cell(.key(.handle), of: first) != handle || group.count >= Self.groupLimit
    {
      endGroup()
    }
    group.append(row)
  }

  /// Makes the records of the rows that share a handle: each that is not just another picture.
  private mutating func endGroup() {
    guard let product = group.first else { return }
    let handle = records.cell(.key(.handle), of: product)
    let pictures = group.map { records.cell(.pictures, of: $0) }.filter { !$0.isEmpty }
    for (place, row) in group.enumerated() {
      let isVariant =
        !records.cell(.field(.price), of: row).isEmpty || !records.cell(.optionValue(1), of: row).isEmpty
      if place == 0 || isVariant {
        add(row, of: product, id: records.id(of: row), item: handle, pictures: pictures)
      }
    }
    group = []
  }

  private mutating func add(
    _ row: FeedRow, of product: FeedRow? = nil, id: String? = nil, item: String = "", pictures: [String] = []
  ) {
    desk.lineOffset = row.line
    desk.begin()
    desk.draft.beginOwn(records.shape.rules, isDeletion: false)
    if var id, records.cell(.field(.id), of: row).isEmpty {
      id.withUTF8 { desk.draft.take(.id, $0, isGoogle: true) }
    }
    if var item = item.isEmpty ? nil : item {
      item.withUTF8 { desk.draft.take(.itemGroupId, $0, isGoogle: true) }
    }
    records.fill(&desk.draft, with: row, of: product)
    for link in pictures { desk.draft.takePicture(link) }
    desk.draft.variant.relations = desk.draft.variant.relations.map {
      ProductRelation($0.kind, to: families.resolve($0.target))
    }
    desk.settle()
    desk.finish()
  }

  private func refuse(_ line: Int, _ code: String, _ message: String) {
    desk.lineOffset = line
    desk.begin()
    desk.draft.refuse(code, message)
    desk.finish()
  }

  private static func words(for fault: CSVReader.RowFault) -> String {
    switch fault {
    case .tooLong: "the row is longer than \(CSVReader.maximumRowBytes) bytes"
    case .tooManyColumns: "the row has more than \(CSVReader.maximumColumns) fields"
    case .unclosedQuote: "a quotation mark is opened and never closed; double it or take it out"
    case .zeroByte: "the row holds a zero byte"
    }
  }
}

extension FeedParser {
  /// Completes a record that came without markup, before it is checked.
  func settle() {
    let known = draft.own.rules.currency.isEmpty ? homeCurrency : draft.own.rules.currency
    draft.settlePrices(currency: draft.own.currency.isEmpty ? known : draft.own.currency)
    draft.appendCategory(draft.own.levels.filter { !$0.isEmpty })
    draft.settleTitle()
    if draft.own.rules.derivesTitle, draft.variant.title.isEmpty { draft.variant.title = draft.variant.id }
    if draft.own.rules.isAvailableUnlessTold, draft.variant.availability == .unknown,
      !draft.has(.availability)
    {
      draft.variant.availability = .inStock
    }
  }
}
