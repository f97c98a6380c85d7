// clew › Interruption: the signals that end the program, or only the turn under way.

import Glibc
import Synchronization

/// Ctrl-C and the like: the shop is safe at any moment, so the program only says goodbye properly.
enum Interruption {
  /// Whether Ctrl-C was pressed since the turn began; read by ``isWanted`` while answers are worked out.
  private static let pressed = Atomic(false)
  /// The path of what is removed when the program is stopped: the address of a C string, 0 for nothing.
  private static let socket = Atomic<UInt>(0)
  /// The number of that file: where another one has its name by then, it is left.
  private static let socketNumber = Atomic<UInt64>(0)

  /// A reader that goes away (`clew … | head`) is no fault worth a message.
  static func install() {
    signal(SIGPIPE, SIG_IGN)
    // Made now: a signal handler is no place to make anything.
    socket.store(0, ordering: .relaxed)
    socketNumber.store(0, ordering: .relaxed)
    signal(SIGINT) { _ in Interruption.stop(ExitStatus.interrupted.rawValue) }
    signal(SIGTERM) { _ in Interruption.stop(ExitStatus.terminated.rawValue) }
  }

  /// From here on the file goes with the program, when a signal stops it.
  static func takeAlong(_ path: String) {
    var file = stat()
    guard stat(path, &file) == 0 else { return }
    socketNumber.store(UInt64(file.st_ino), ordering: .relaxed)
    // Kept for good: in a signal handler nothing may be allocated, and nothing be freed that it reads.
    socket.store(UInt(bitPattern: strdup(path)), ordering: .releasing)
  }

  /// Ends the program as a signal would, but well.
  static func leave() -> Never { stop(ExitStatus.fine.rawValue) }

  /// Called in signal handlers: only what takes no lock.
  private static func stop(_ status: Int32) -> Never {
    if let path = UnsafePointer<CChar>(bitPattern: socket.load(ordering: .acquiring)) {
      var file = stat()
      if stat(path, &file) == 0, UInt64(file.st_ino) == socketNumber.load(ordering: .relaxed) { unlink(path) }
    }
    _exit(status)
  }

  /// From here on the first Ctrl-C of a turn stops the turn, and only a second one the program.
  static func stopTurnsOnly() {
    beginTurn()
    signal(SIGINT) { _ in
      if Interruption.pressed.exchange(true, ordering: .relaxed) {
        Interruption.stop(ExitStatus.interrupted.rawValue)
      }
    }
  }

  static func beginTurn() { pressed.store(false, ordering: .relaxed) }

  static var isWanted: Bool { pressed.load(ordering: .relaxed) }

  static func exit(_ status: ExitStatus) -> Never { Glibc.exit(status.rawValue) }
}
