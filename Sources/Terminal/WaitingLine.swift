// Terminal › WaitingLine: tells a person within a tenth of a second that something is being done.

import Dispatch
import Synchronization

/// Words on standard error while work goes on that may take long; nothing where it does not, or nobody looks on.
package final class WaitingLine: Sendable {
  private enum State { case waiting, shown, over }

  private let state = Mutex(State.waiting)

  /// The text says what is being done: `opening the shop`; work that is done within `patience`, in milliseconds, needs no
  /// words.
  package init(_ text: String, patience: Int = 80, isQuiet: Bool = false) {
    guard !isQuiet, TerminalStream.error.isTerminal else { return }
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(patience)) { [weak self] in
      self?.state.withLock { state in
        guard state == .waiting else { return }
        TerminalStream.error.write("\r  \(text) …")
        state = .shown
      }
    }
  }

  /// Takes the words away.
  package func finish() {
    state.withLock { state in
      if state == .shown { TerminalStream.error.write("\r\u{1B}[K") }
      state = .over
    }
  }
}
