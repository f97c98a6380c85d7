// EventIngest › TableReader: customers, stores and stock out of CSV.

package import Catalogue
import InputFiles

/// Reads the small tables beside the events; each keeps the first row of an id.
package struct TableReader: Sendable {
  package init() {}

  /// The customers of the file at `path`, with what became of its rows.
  package func customers(path: String) throws(EventFileError) -> ([Customer], IngestTally) {
    try read(path, .customers, id: .user) { row in
      let year = row[.birthYear]
      let born = Int(year).flatMap { (1850...2200).contains($0) ? $0 : nil }
      if !year.isEmpty, born == nil {
        row.doubt("W77", "the birth_year “\(year.prefix(40))” was left out; write 1988")
      }
      return Customer(
        id: row[.user], name: row[.name], email: row[.email], language: row[.language], city: row[.city],
        birthYear: born, segment: row[.segment])
    }
  }

  /// The stores of the file at `path`, with what became of its rows.
  package func stores(path: String) throws(EventFileError) -> ([Store], IngestTally) {
    try read(path, .stores, id: .store) { row in
      let latitude = row.degrees(.latitude, within: 90)
      let longitude = row.degrees(.longitude, within: 180)
      return Store(
        id: row[.store], name: row[.name], city: row[.city], latitude: latitude, longitude: longitude)
    }
  }

  /// The stock of the file at `path`, with what became of its rows.
  package func stock(path: String) throws(EventFileError) -> ([StockLevel], IngestTally) {
    try read(path, .storeStock, id: .store, and: .item) { row in
      guard let quantity = Int(row[.quantity]), quantity >= 0 else {
        row.refuse("R15", "the quantity “\(row[.quantity].prefix(40))” is not a whole number from 0 up")
        return nil
      }
      return StockLevel(store: row[.store], item: row[.item], quantity: quantity, line: row.line)
    }
  }

  private func read<Element: Hashable>(
    _ path: String, _ kind: EventFileKind, id: Column, and second: Column? = nil,
    _ make: (inout TableRow) -> Element?
  ) throws(EventFileError) -> ([Element], IngestTally) {
    let found = try EventFileKind.sniff(path: path)
    guard found == kind else { throw EventFileError(.notATable("a file of \(found.rawValue)"), file: path) }
    var reader = try EventFileError.opening { () throws(InputFileError) in try CSVReader(path: path) }
    guard reader.next() else { throw EventFileError(.empty, file: path) }
    let columns = TableColumns(header: (0..<reader.count).map { reader.text($0) ?? "?" })
    if let repeated = columns.repeated {
      throw EventFileError(.repeatedColumn(repeated), file: path, line: reader.line)
    }
    var tally = IngestTally()
    let unused = columns.unused(besides: kind.usedColumns)
    if !unused.isEmpty {
      let names = listed(unused.map { String($0.prefix(40)) })
      tally.note(
        Finding(code: "N01", severity: .info, line: 0, message: "these columns were not used: \(names)"))
    }
    var elements: [Element] = []
    var ids: [[String]: [String]] = [:]
    while reader.next() {
      var row = TableRow(line: reader.line, columns: columns)
      let fields = (0..<reader.count).map { reader.text($0) }
      let values = fields.compactMap(\.self)
      if reader.fault != nil || fields.count < columns.names.count || values.count < fields.count {
        row.refuse("R16", "the row is broken (too few fields, an open quotation mark, or not UTF-8)")
      }
      row.values = values
      let key = [row[id]] + (second.map { [row[$0]] } ?? [])
      if !row.isRefused, key.contains("") { row.refuse("R11", "the row has no id") }
      if !row.isRefused, let known = ids[key] {
        if known == values {
          tally.merged += 1
          continue
        }
        row.refuse("R02", "another row with this id stands above, and the first one is kept")
      }
      let element = row.isRefused ? nil : make(&row)
      for finding in row.findings { tally.note(finding) }
      if let element, !row.isRefused {
        ids[key] = values
        elements.append(element)
        tally.accepted += 1
      } else {
        tally.rejected += 1
      }
    }
    try EventFileError.check(reader)
    return (elements, tally)
  }
}

extension EventFileKind {
  /// The columns that are kept of a small table.
  fileprivate var usedColumns: [Column] {
    switch self {
    case .customers: [.user, .name, .email, .language, .city, .birthYear, .segment]
    case .stores: [.store, .name, .city, .latitude, .longitude]
    default: [.store, .item, .quantity]
    }
  }
}
