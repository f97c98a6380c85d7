// FeedIngest › TableRecords: from the cells of a row to the fields of a record.

import Catalogue

/// One row of a delimited feed.
struct FeedRow {
  let line: Int
  var cells: [String]
}

/// Puts rows into records, by the columns of their file.
struct TableRecords {
  let shape: TableShape
  let header: [String]
  let columns: [TableColumn?]
  /// The places of the columns in the order in which their cells are taken: by rank, then as they stand.
  private let order: [Int]
  /// Filled cells of the columns that are not used.
  private var unused: [Int]

  init(shape: TableShape, header: [String]) {
    self.shape = shape
    self.header = header
    let columns = header.map(shape.column)
    self.columns = columns
    order = columns.indices.sorted { a, b in (columns[a]?.rank ?? 0, a) < (columns[b]?.rank ?? 0, b) }
    unused = [Int](repeating: 0, count: header.count)
  }

  /// The unused columns with their counts.
  var unusedColumns: [(name: String, count: Int)] {
    zip(header, unused).filter { $0.1 > 0 }.map { ($0.0, $0.1) }
  }

  /// The cell of `row` in the first column that means `meaning`, empty when there is none.
  func cell(_ meaning: CellMeaning, of row: FeedRow) -> String {
    guard let place = columns.firstIndex(where: { $0?.meaning == meaning }), place < row.cells.count else {
      return ""
    }
    return row.cells[place]
  }

  /// Takes the cells of a row; where they are empty, those of the product that it is a variant of.
  mutating func fill(_ draft: inout RecordDraft, with row: FeedRow, of product: FeedRow? = nil) {
    var names: [Int: String] = [:]
    var values: [Int: String] = [:]
    var quantity = ""
    var soldOut = ""
    var sale = (from: "", until: "")
    for place in order {
      let column = columns[place]
      var text = place < row.cells.count ? row.cells[place] : ""
      if text.isEmpty, column?.isShared == true, let product, place < product.cells.count {
        text = product.cells[place]
      }
      guard !text.isEmpty else { continue }
      guard let meaning = column?.meaning else {
        unused[place] += 1
        continue
      }
      if let column, column.rank != 0, Self.has(meaning, draft) { continue }
      switch meaning {
      case .optionName(let number): names[number] = text
      case .optionValue(let number): values[number] = text
      case .quantity: quantity = text
      case .soldOut: soldOut = text.lowercased()
      case .saleFrom: sale.from = text
      case .saleUntil: sale.until = text
      default: take(meaning, &text, place, &draft)
      }
    }
    for (number, value) in values.sorted(by: { $0.key < $1.key }) where value != "Default Title" {
      takeNamed(names[number] ?? "Option \(number)", value, &draft)
    }
    takeStock(quantity, soldOut, &draft)
    takeSale(sale, &draft)
  }

  /// Whether the draft has what there is only one of, from a column that goes before.
  private static func has(_ meaning: CellMeaning, _ draft: borrowing RecordDraft) -> Bool {
    switch meaning {
    case .field(let field): !field.repeats && draft.has(field)
    case .own(.currency): !draft.own.currency.isEmpty
    default: false
    }
  }

  private func take(_ meaning: CellMeaning, _ text: inout String, _ place: Int, _ draft: inout RecordDraft) {
    switch meaning {
    case .field(let field): text.withUTF8 { draft.take(field, $0, isGoogle: true) }
    case .own(let value):
      if value == .moreImages { return takePictures(text, &draft) }
      text.withUTF8 { draft.takeOwn(value, $0, seed: UInt64(place)) }
    case .detail(let name):
      let unit =
        header[place].split(separator: "(").dropFirst().first.map { " " + $0.prefix { $0 != ")" } } ?? ""
      draft.takeDetail(name: name, value: text.withUTF8 { draft.clean($0) } + (name == "Grams" ? " g" : unit))
    case .relation(let kind): text.withUTF8 { draft.takeRelations(kind, $0) }
    case .pictures:
      // Those of all rows of a handle belong to each of its variants, in the order of the rows.
      if shape.family != .handle { takePictures(text, &draft) }
    case .paths(let level): takePaths(text, level, &draft)
    case .labels(let separator):
      // MovieLens' way to say nothing.
      if text == "(no genres listed)" { break }
      for label in text.utf8.split(separator: separator) {
        note(String(label) ?? "", &draft)
        draft.appendCategory([String(label) ?? ""])
      }
    case .tags:
      for tag in text.split(separator: ",") { draft.takeDetail(name: "Tag", value: tag.trimmed) }
    case .attributes: takeAttributes(text, &draft)
    case .status:
      if !["1", "true", "active", "published", "yes"].contains(text.lowercased()) {
        draft.own.isWithdrawn = true
      }
    case .key, .optionName, .optionValue, .quantity, .soldOut, .saleFrom, .saleUntil: break
    }
  }

  /// Makes what is taken without a field of Google's count in the record's fingerprint.
  private func note(_ text: String, _ draft: inout RecordDraft) {
    var text = text
    draft.content &+= text.withUTF8 { fingerprint($0, seed: 95) }
  }

  private func takePictures(_ text: String, _ draft: inout RecordDraft) {
    // Addresses may hold commas themselves: then what follows one begins neither like an address or a path nor with
    // a space.
    let areAddresses = text.hasPrefix("http")
    var links: [String] = []
    for part in text.split(separator: ",") {
      let begins = part.hasPrefix("http") || part.hasPrefix("/") || part.hasPrefix(" ")
      if areAddresses, !begins, !links.isEmpty {
        links[links.count - 1] += "," + part.trimmed
      } else if !part.trimmed.isEmpty {
        links.append(part.trimmed)
      }
    }
    for var link in links {
      // Magento's paths begin at its folder of pictures.
      if shape.family == .variations, link.hasPrefix("/") { link.removeFirst() }
      note(link, &draft)
      draft.takePicture(link)
    }
  }

  private func takePaths(_ text: String, _ level: UInt8, _ draft: inout RecordDraft) {
    note(text, &draft)
    for path in text.split(separator: ",") {
      var clean = String(path)
      var names = clean.withUTF8 { draft.clean($0) }.utf8.split(separator: level)
        .map { (String($0) ?? "")[...].trimmed }.filter { !$0.isEmpty }
      if shape.family == .variations, names.first == "Default Category" { names.removeFirst() }
      draft.appendCategory(names)
    }
  }

  /// Splits at commas; a part without `=` belongs to the value before it.
  private func takeAttributes(_ text: String, _ draft: inout RecordDraft) {
    var pairs: [(name: String, value: String)] = []
    for part in text.split(separator: ",") {
      if let sign = part.firstIndex(of: "=") {
        pairs.append((part[..<sign].trimmed, String(part[part.index(after: sign)...])))
      } else if !pairs.isEmpty {
        pairs[pairs.count - 1].value += "," + part
      }
    }
    for (name, value) in pairs {
      for one in value.split(separator: "|") { takeNamed(name, String(one), &draft) }
    }
  }

  private func takeNamed(_ name: String, _ value: String, _ draft: inout RecordDraft) {
    var value = value
    let clean = value.withUTF8 { draft.clean($0) }
    draft.takeNamed(name, clean)
    draft.takeDetail(name: name, value: clean)
  }

  private func takeStock(_ quantity: String, _ soldOut: String, _ draft: inout RecordDraft) {
    if let count = Int(quantity), draft.variant.availability == .unknown {
      let goesOn = soldOut == "continue" || soldOut == "true"
      draft.variant.availability = count > 0 ? .inStock : goesOn ? .backorder : .outOfStock
      note("\(draft.variant.availability)", &draft)
    }
    guard draft.own.isWithdrawn else { return }
    draft.variant.availability = .outOfStock
    note("withdrawn", &draft)
    draft.warn("W62", "the product is not published, so it is not offered", .info)
  }

  private func takeSale(_ sale: (from: String, until: String), _ draft: inout RecordDraft) {
    guard draft.variant.salePrice != nil else { return }
    for (text, isStart) in [(sale.from, true), (sale.until, false)] where !text.isEmpty {
      note(text, &draft)
      var text = text
      let seconds = text.withUTF8 { CalendarTime.seconds(iso: $0.trimmed) }
      if seconds == nil {
        draft.warn("W14", "“\(text.prefix(80))” is no date; write 2026-11-01")
      }
      // A sale whose time cannot be read is over: a price that may not hold must not be promised.
      if isStart {
        draft.variant.saleFrom = seconds ?? .max
      } else {
        draft.variant.saleUntil = seconds ?? .min
      }
    }
  }
}
