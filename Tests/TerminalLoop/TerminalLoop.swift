// TerminalLoop › TerminalLoop: the smallest program around the line editor, for tests in a pseudo-terminal.

import Glibc
import Terminal

@main
enum TerminalLoop {
  /// The names that Tab offers.
  static let names = ["Anna Keller", "Anna Kowalski", "Bob Tanaka", "安途", "Northpeak"]

  static func main() {
    let editor = LineEditor(
      history: HistoryFile.usualPath().map { HistoryFile(path: $0) }, completer: { _, _ in names })
    while true {
      switch editor.next(prompt: "\u{1B}[1mclew>\u{1B}[0m ") {
      case .line(let line): TerminalStream.output.write("read: \(line)|\n")
      case .end: exit(0)
      case .interrupted: exit(130)
      }
    }
  }
}
