// clew › Screen: styled lines on standard output, as wide and as colourful as it allows.

import Conversation
import Terminal

/// Where answers are shown.
struct Screen {
  private let support: ColourSupport
  let columns: Int

  init() {
    support = ColourSupport.detect(.output)
    // A pipe has no width; 80 columns read well in a log, and wide terminals are used up to 120.
    columns = TerminalStream.output.isTerminal ? min(120, TerminalSize.current(of: .output).columns) : 80
  }

  func layout(language: String) -> Layout {
    Layout(width: columns, language: language, drawsColour: support != .none)
  }

  func show(_ lines: [StyledLine]) {
    let writer = ANSIWriter(support)
    TerminalStream.output.write(lines.map { writer.text($0) + "\n" }.joined())
  }

  func show(_ text: String) { TerminalStream.output.write(text + "\n") }
}

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
