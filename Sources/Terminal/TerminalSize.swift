// Terminal › TerminalSize: how much room there is for a table.

import FoundationEssentials
import Glibc

/// The size of the window in character cells.
package struct TerminalSize: Hashable, Sendable {
  /// At least 1.
  package let columns: Int
  /// At least 1.
  package let rows: Int

  /// What is taken when nobody knows better.
  package static let usual = TerminalSize(columns: 80, rows: 24)

  package init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
  }

  /// Asks the terminal behind `stream`; else `COLUMNS` and `LINES`; else 80 × 24.
  package static func current(
    of stream: TerminalStream = .output,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> TerminalSize {
    var window = winsize()
    if ioctl(stream.rawValue, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 {
      return TerminalSize(
        columns: Int(window.ws_col), rows: window.ws_row > 0 ? Int(window.ws_row) : usual.rows)
    }
    return TerminalSize(
      columns: positive(environment["COLUMNS"]) ?? usual.columns,
      rows: positive(environment["LINES"]) ?? usual.rows)
  }

  private static func positive(_ text: String?) -> Int? {
    text.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
  }
}
