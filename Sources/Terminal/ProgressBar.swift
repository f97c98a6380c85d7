// Terminal › ProgressBar: shows a person that work goes on, and a log nothing.

import FoundationEssentials
import Synchronization

/// A moving line on standard error; silent unless that is a terminal.
///
/// May be told about progress from any thread; draws at most ten times a second.
package final class ProgressBar: Sendable {
  private struct State {
    var drawn: ContinuousClock.Instant?
  }

  private static let pause = Duration.milliseconds(100)

  private let label: String
  private let unit: String
  private let isShown: Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  /// - Parameters:
  ///   - label: what is being done: `reading`.
  ///   - unit: what is counted: `items`.
  ///   - isQuiet: `--quiet`.
  ///   - environment: of the process; a `TERM` of `dumb` cannot move the cursor.
  package init(
    label: String, unit: String, isQuiet: Bool = false,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    self.label = label
    self.unit = unit
    isShown = !isQuiet && TerminalStream.error.isTerminal && environment["TERM"] != "dumb"
  }

  /// Tells how far the work has come; `total` is `nil` while nobody knows.
  package func update(done: Int, of total: Int?) {
    guard isShown else { return }
    let now = ContinuousClock.now
    state.withLock { state in
      if let drawn = state.drawn, now - drawn < Self.pause { return }
      state.drawn = now
      let seconds = (now - start) / .seconds(1)
      let line = ProgressLine(label: label, done: done, total: total, unit: unit, seconds: seconds)
      // One column stays free: a full last column would wrap in some terminals.
      let columns = TerminalSize.current(of: .error).columns - 1
      TerminalStream.error.write("\r" + line.text(columns: columns) + "\u{1B}[K")
    }
  }

  /// Takes the line away, so that what follows starts on a clean one.
  package func finish() {
    state.withLock { state in
      if state.drawn != nil { TerminalStream.error.write("\r\u{1B}[K") }
      state.drawn = nil
    }
  }
}
