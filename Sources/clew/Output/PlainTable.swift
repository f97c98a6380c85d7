// clew › PlainTable: words in columns.

import Conversation

/// A table of words, its columns as wide as their widest cell.
struct PlainTable {
  private var rows: [[String]] = []

  mutating func add(_ cells: String...) { rows.append(cells) }

  var isEmpty: Bool { rows.isEmpty }

  var lines: [String] {
    let widths = (0..<(rows.map(\.count).max() ?? 0)).map { column in
      rows.map { column < $0.count ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (cell, width) in zip(row, widths) {
        line += cell + String(repeating: " ", count: width - DisplayWidth.of(cell) + 2)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
