// clew › IngestBar: how far an ingest is, one bar a phase.

import Foundation
import Recommender
import Synchronization
import Terminal

/// A bar on standard error for each phase of an ingest: reading a file, decoding its pictures, and so on.
///
/// Silent unless standard error is a terminal.
final class IngestBar: Sendable {
  private struct State {
    var phase = ""
    var bar: ProgressBar?
  }

  private let isQuiet: Bool
  private let state = Mutex(State())

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  func show(_ progress: IngestProgress) {
    let phase = progress.phase + "\u{0}" + progress.file
    let bar = state.withLock { state in
      if let bar = state.bar, state.phase == phase { return bar }
      state.bar?.finish()
      let name = (progress.file as NSString).lastPathComponent
      let bar = ProgressBar(label: "\(progress.phase) \(name)", unit: progress.unit, isQuiet: isQuiet)
      state = State(phase: phase, bar: bar)
      return bar
    }
    bar.update(done: progress.done, of: progress.total)
  }

  func finish() { state.withLock { $0.bar?.finish() } }
}
