// clew › Interruption: the signals that end the program.

import Glibc

/// Ctrl-C and the like: the shop is safe at any moment, so the program only says goodbye properly.
enum Interruption {
  /// A reader that goes away (`clew … | head`) is no fault worth a message.
  static func install() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGINT) { _ in _exit(ExitStatus.interrupted.rawValue) }
    signal(SIGTERM) { _ in _exit(ExitStatus.terminated.rawValue) }
  }

  static func exit(_ status: ExitStatus) -> Never { Glibc.exit(status.rawValue) }
}
