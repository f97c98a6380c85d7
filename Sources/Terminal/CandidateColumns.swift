// Terminal › CandidateColumns: the choices after Tab, side by side.

import Conversation

/// Sets words in columns, read downwards as `ls` does.
package enum CandidateColumns {
  /// The lines, each ended, that show `candidates` within the window; those that do not fit are counted.
  package static func text(_ candidates: [String], size: TerminalSize) -> String {
    let widths = candidates.map { DisplayWidth.of($0) }
    let column = min(size.columns, (widths.max() ?? 0) + 2)
    let columns = max(1, size.columns / max(1, column))
    // Half a window of choices leaves the line that is being typed in sight.
    let room = columns * max(1, size.rows / 2)
    let shown = candidates.prefix(room)
    let rows = (shown.count + columns - 1) / columns
    var text = ""
    for row in 0..<rows {
      var line = ""
      for index in stride(from: row, to: shown.count, by: rows) {
        let isLast = index + rows >= shown.count
        line += shown[index]
        if !isLast { line += String(repeating: " ", count: max(1, column - widths[index])) }
      }
      text += line + "\n"
    }
    if shown.count < candidates.count { text += "… \(candidates.count - shown.count) more\n" }
    return text
  }
}
