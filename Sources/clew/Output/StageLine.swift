// clew › StageLine: which stage of a long piece of work is under way, on one line.

import Recommender
import Synchronization
import Terminal

/// A bar on standard error for each stage that counts, and words for one that does not.
///
/// Silent unless standard error is a terminal.
final class StageLine: Sendable {
  private let state = Mutex<(stage: String, bar: ProgressBar)?>(nil)

  func show(_ progress: EvaluationProgress) {
    let bar = state.withLock { state in
      if let state, state.stage == progress.stage { return state.bar }
      state?.bar.finish()
      let bar = ProgressBar(label: progress.stage, unit: "customers", isQuiet: false)
      state = (progress.stage, bar)
      return bar
    }
    if progress.total > 1 {
      bar.update(done: progress.done, of: progress.total)
    } else if TerminalStream.error.isTerminal {
      TerminalStream.error.write("\r\u{1B}[K  \(progress.stage) …")
    }
  }

  func finish() {
    state.withLock { $0?.bar.finish() }
    if TerminalStream.error.isTerminal { TerminalStream.error.write("\r\u{1B}[K") }
  }
}
