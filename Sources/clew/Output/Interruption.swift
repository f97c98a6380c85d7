// clew › Interruption: the signals that end the program, or only the turn under way.

import Glibc
import Synchronization

/// Ctrl-C and the like: the shop is safe at any moment, so the program only says goodbye properly.
enum Interruption {
  /// Whether Ctrl-C was pressed since the turn began; read by ``isWanted`` while answers are worked out.
  private static let pressed = Atomic(false)

  /// A reader that goes away (`clew … | head`) is no fault worth a message.
  static func install() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGINT) { _ in _exit(ExitStatus.interrupted.rawValue) }
    signal(SIGTERM) { _ in _exit(ExitStatus.terminated.rawValue) }
  }

  /// From here on the first Ctrl-C of a turn stops the turn, and only a second one the program.
  static func stopTurnsOnly() {
    beginTurn()
    signal(SIGINT) { _ in
      if Interruption.pressed.exchange(true, ordering: .relaxed) { _exit(ExitStatus.interrupted.rawValue) }
    }
  }

  static func beginTurn() { pressed.store(false, ordering: .relaxed) }

  static var isWanted: Bool { pressed.load(ordering: .relaxed) }

  static func exit(_ status: ExitStatus) -> Never { Glibc.exit(status.rawValue) }
}
