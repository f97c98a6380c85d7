// clew › PictureMemory: how this terminal shows pictures, found out once.

import Synchronization
import Terminal

/// What was chosen on the command line, else what the terminal answered when the first picture was wanted.
final class PictureMemory: Sendable {
  private let known: Mutex<PictureSupport?>

  init(_ chosen: PictureSupport?) { known = Mutex(chosen) }

  func support(_ colour: ColourSupport) -> PictureSupport {
    known.withLock { known in
      if let known { return known }
      let isTerminal = TerminalStream.output.isTerminal
      // Without a keyboard there is nobody to hear the terminal's answer.
      let canAsk = TerminalStream.input.isTerminal
      let found = PictureSupport.detect(isTerminal: isTerminal, colour: colour) {
        canAsk ? TerminalAnswer.asked() : nil
      }
      known = found
      return found
    }
  }
}
