// TerminalTests › Screen: what a person would see of the bytes that a program writes.

/// A small VT100: enough of it for a line editor, with wide characters.
struct Screen {
  private let columns: Int
  private let rows: Int
  /// One string per cell; the right half of a wide character is empty.
  private var cells: [[String]]
  private var row = 0
  private var column = 0
  private var pending: [UInt8] = []

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The lines down to the last one in use, without blanks at their ends.
  var lines: [String] {
    var lines = cells.map { row in
      String(row.joined().reversed().drop { $0 == " " }.reversed())
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  var text: String { lines.joined(separator: "\n") }

  mutating func feed(_ bytes: some Sequence<UInt8>) {
    pending += bytes
    while let used = step() { pending.removeFirst(used) }
  }

  /// Draws one character or obeys one sequence; `nil` while it is incomplete.
  private mutating func step() -> Int? {
    guard let first = pending.first else { return nil }
    switch first {
    case 0x1B: return escape()
    case 0x08: column = max(0, column - 1)
    case 0x0D: column = 0
    case 0x0A: lineFeed()
    case 0..<0x20: break
    default:
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      guard pending.count >= length else { return nil }
      draw(String(decoding: pending.prefix(length), as: UTF8.self))
      return length
    }
    return 1
  }

  private mutating func draw(_ character: String) {
    let isWide = character.unicodeScalars.first.map { $0.properties.isIdeographic } ?? false
    let width = isWide ? 2 : 1
    if column + width > columns {
      column = 0
      lineFeed()
    }
    cells[row][column] = character
    if isWide { cells[row][column + 1] = "" }
    column += width
  }

  private mutating func lineFeed() {
    if row + 1 < rows {
      row += 1
    } else {
      cells.removeFirst()
      cells.append(Array(repeating: " ", count: columns))
    }
  }

  /// Obeys `ESC [ n … letter`; other escape sequences of two bytes are passed over.
  private mutating func escape() -> Int? {
    guard pending.count > 1 else { return nil }
    guard pending[1] == 0x5B else { return 2 }
    guard let end = pending.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
    let number = Int(String(decoding: pending[2..<end].prefix { $0 != 0x3B }, as: UTF8.self))
    let count = max(1, number ?? 1)
    switch pending[end] {
    case UInt8(ascii: "A"): row = max(0, row - count)
    case UInt8(ascii: "B"): row = min(rows - 1, row + count)
    case UInt8(ascii: "C"): column = min(columns - 1, column + count)
    case UInt8(ascii: "D"): column = max(0, column - count)
    case UInt8(ascii: "G"): column = min(columns, count) - 1
    case UInt8(ascii: "K"): for index in column..<columns { cells[row][index] = " " }
    case UInt8(ascii: "P"):
      cells[row].removeSubrange(column..<min(columns, column + count))
      while cells[row].count < columns { cells[row].append(" ") }
    case UInt8(ascii: "@"):
      cells[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
      cells[row].removeLast(cells[row].count - columns)
    case UInt8(ascii: "J"):
      for index in column..<columns { cells[row][index] = " " }
      for below in cells.indices.dropFirst(row + 1) {
        cells[below] = Array(repeating: " ", count: columns)
      }
    default: break
    }
    return end + 1
  }
}
