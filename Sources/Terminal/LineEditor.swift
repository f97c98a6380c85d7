// Terminal › LineEditor: asks a person for the next line, or takes it from a pipe.

/// Reads the lines of a session from standard input.
///
/// On a terminal there are Emacs keys, ↑↓ and Ctrl-R over the history, and Tab completion. From a pipe or a file come
/// plain lines, and no prompt is written. One editor per process, used from one thread: libedit owns the terminal.
package final class LineEditor {
  /// What came instead of, or as, a line.
  package enum Entry: Hashable, Sendable {
    /// A line without its end.
    case line(String)
    /// Ctrl-D on an empty line, or the end of the file: leave with 0.
    case end
    /// Ctrl-C twice on an empty line: leave with 130.
    case interrupted
  }

  /// Offers words for a line: what was typed, and how many of its characters stand before the cursor.
  ///
  /// Each answer is a whole name; ``CompletionMatch`` finds what part of it was typed already.
  package typealias Completer = (_ line: String, _ cursor: Int) -> [String]

  /// Shown after the first Ctrl-C on an empty line.
  private let leaveHint: String

  private let session: EditSession?
  private let history: HistoryFile?

  /// - Parameters:
  ///   - history: where lines are remembered between sessions; `nil` keeps them for this session only.
  ///   - isChinese: whether the editor's own words are Chinese.
  ///   - completer: asked at each press of Tab.
  package init(
    history: HistoryFile? = nil, isChinese: Bool = false, completer: @escaping Completer = { _, _ in [] }
  ) {
    self.history = history
    leaveHint = isChinese ? "再按一次 Ctrl-C 离开。" : "Press Ctrl-C again to leave."
    TerminalLocale.prepare()
    let isSpoken = TerminalStream.input.isTerminal && TerminalStream.output.isTerminal
    session = isSpoken ? EditSession(completer: completer) : nil
    for line in session == nil ? [] : history?.load() ?? [] { session?.remember(line) }
  }

  /// Whether a person is asked; `false` when lines come from a pipe.
  package var isInteractive: Bool { session != nil }

  /// Takes every line that has one of these names out of the history, on the disk and in memory.
  package func forget(_ names: [String]) {
    history?.remove { HistoryFile.mentions($0, names) }
    session?.forgetAll()
    for line in history?.load() ?? [] { session?.remember(line) }
  }

  /// Waits for the next line.
  ///
  /// Ctrl-C drops what was typed and asks again.
  ///
  /// - Parameter prompt: plain, or with escape codes from ``ANSIWriter``; never written into a pipe.
  /// - Returns: the line, or the way in which the session ended.
  package func next(prompt: String) -> Entry {
    guard let session else { return readLine(strippingNewline: true).map(Entry.line) ?? .end }
    var isLeaving = false
    while true {
      switch session.read(prompt: prompt) {
      case .line(let line):
        if history?.append(line) ?? !line.hasPrefix(" "), !line.isEmpty { session.remember(line) }
        return .line(line)
      case .end:
        TerminalStream.output.write("\n")
        return .end
      case .cancelled(let typed):
        if !typed.isEmpty {
          isLeaving = false
        } else if isLeaving {
          return .interrupted
        } else {
          isLeaving = true
          TerminalStream.output.write(leaveHint + "\n")
        }
      }
    }
  }
}
