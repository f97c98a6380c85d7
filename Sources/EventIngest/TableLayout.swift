// EventIngest › TableLayout: where the fields of an event stand in a table, with or without a header.

import Catalogue

/// How the rows of a table of events are to be read.
struct TableLayout {
  let columns: TableColumns
  /// How many fields a row has.
  let width: Int
  /// The names of the columns; empty for a table without header.
  let header: [String]
  /// What an event is when no column says so.
  let usual: EventKind
  /// What to tell of a table whose columns were guessed; `nil` for a published format.
  var guess: String?

  /// A table whose header names user and item.
  init(header: [String], columns: TableColumns) {
    self.header = header
    self.columns = columns
    width = header.count
    let isOrder = columns[.quantity] != nil || columns[.order] != nil
    usual = columns[.rating] != nil ? .rating : isOrder ? .purchase : .interaction
  }

  private init(_ layout: [Column?], usual: EventKind, guess: String? = nil) {
    header = []
    columns = TableColumns(layout: layout)
    width = layout.count
    self.usual = usual
    self.guess = guess
  }

  /// `::` parts the fields of MovieLens' `.dat` files; `nil` leaves the choice to the reader.
  static func delimiter(of prefix: [UInt8]) -> UInt8? {
    let colon = UInt8(ascii: ":")
    let line = prefix.prefix { $0 != 0x0A && $0 != 0x0D }
    let pairs = zip(line, line.dropFirst()).count { $0 == colon && $1 == colon }
    return pairs >= 2 && !line.contains(UInt8(ascii: ",")) && !line.contains(0x09) ? colon : nil
  }

  /// The layout of a table without header, known by its first row; `nil` when that row is no event.
  ///
  /// Known are `user,item,event[,time]`, MovieLens (`user item rating time`, also parted by `::`) and Yoochoose's
  /// clicks and buys (`session,time,item,…`).
  static func ofFirstRow(_ row: [String], delimiter: UInt8) -> TableLayout? {
    if delimiter == UInt8(ascii: ":") {
      let fields = stride(from: 0, to: row.count, by: 2).map { row[$0] }
      guard row.count == 7, isRating(fields) else { return nil }
      return TableLayout([.user, nil, .item, nil, .rating, nil, .time], usual: .rating)
    }
    if (3...4).contains(row.count), EventWords.kind(row[2]) != nil,
      row.count == 3 || EventTime.read(row[3]) != nil
    {
      return TableLayout(
        Array([.user, .item, .event, .time].prefix(row.count)), usual: .interaction,
        guess: "user_id, item_id, event, timestamp")
    }
    if isRating(row) { return TableLayout([.user, .item, .rating, .time], usual: .rating) }
    if (4...5).contains(row.count), Int(row[0]) != nil, Int(row[2]) != nil, row[1].contains("T"),
      EventTime.read(row[1]) != nil
    {
      return row.count == 4
        ? TableLayout([.user, .time, .item, nil], usual: .view)
        : TableLayout([.user, .time, .item, .value, .quantity], usual: .purchase)
    }
    return nil
  }

  /// `user item rating time` in numbers, the time later than 1975.
  private static func isRating(_ row: [String]) -> Bool {
    guard row.count == 4, Int(row[0]) != nil, Int(row[1]) != nil, let rating = Double(row[2]),
      let time = Int64(row[3])
    else { return false }
    return (0...100).contains(rating) && time > 157_766_400
  }

  /// The same for a file whose ratings are all 1: these say that it happened, not how it was liked.
  func withoutRatings() -> TableLayout {
    let places = Dictionary(
      uniqueKeysWithValues: Column.allCases.compactMap { column in columns[column].map { ($0, column) } })
    let layout = (0..<width).map { places[$0] == .rating ? nil : places[$0] }
    return TableLayout(layout, usual: .interaction, guess: guess)
  }
}
