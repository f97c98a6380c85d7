// TerminalTests › PseudoTerminal: a program run in a terminal of 80 × 24 that only exists in memory.

import Foundation
import Glibc

/// A child process that believes a person sits in front of it.
final class PseudoTerminal {
  enum Failure: Error, CustomStringConvertible {
    case noTerminal(String)
    case notStarted(String)
    case silent(wanted: String, screen: String)
    case stillRunning(screen: String)

    var description: String {
      switch self {
      case .noTerminal(let reason): "no pseudo-terminal: \(reason)"
      case .notStarted(let reason): "the program did not start: \(reason)"
      case .silent(let wanted, let screen): "never showed “\(wanted)”; the screen was:\n\(screen)"
      case .stillRunning(let screen): "did not leave; the screen was:\n\(screen)"
      }
    }
  }

  /// `POSIX_SPAWN_SETSID` of glibc's <spawn.h>, which Swift does not import.
  private static let newSession: Int16 = 0x80

  private let keyboard: Int32
  private let process: pid_t
  private var hasLeft = false
  private(set) var screen = Screen(columns: 80, rows: 24)

  init(_ program: String, environment: [String: String]) throws {
    var keyboard: Int32 = -1
    var display: Int32 = -1
    var window = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    var name = [CChar](repeating: 0, count: 128)
    guard openpty(&keyboard, &display, &name, nil, &window) == 0 else {
      throw Failure.noTerminal(String(cString: strerror(errno)))
    }
    // Tests run side by side: no child may hold the terminal of another one open.
    for end in [keyboard, display] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that a session leader opens becomes the one whose Ctrl-C it gets.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Self.newSession)
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(program), nil]
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var process: pid_t = 0
    let status = posix_spawn(&process, program, &actions, &attributes, &arguments, &variables)
    close(display)
    guard status == 0 else {
      close(keyboard)
      throw Failure.notStarted("\(program): \(String(cString: strerror(status)))")
    }
    self.keyboard = keyboard
    self.process = process
  }

  deinit {
    if !hasLeft {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(keyboard)
  }

  /// Presses keys, given as the bytes that a terminal sends for them.
  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = bytes.withUnsafeBytes { write(keyboard, $0.baseAddress, $0.count) }
  }

  /// Waits until `text` stands on the screen.
  func see(_ text: String, seconds: Double = 20) throws {
    let limit = Date(timeIntervalSinceNow: seconds)
    while !screen.text.contains(text) {
      guard Date() < limit, read(milliseconds: 100) else {
        throw Failure.silent(wanted: text, screen: screen.text)
      }
    }
  }

  /// Waits until the program has left, and gives its exit code; 128 more than the number of a deadly signal.
  func exitCode(seconds: Double = 20) throws -> Int32 {
    let limit = Date(timeIntervalSinceNow: seconds)
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      guard Date() < limit else { throw Failure.stillRunning(screen: screen.text) }
      _ = read(milliseconds: 20)
    }
    hasLeft = true
    // What was written last may still wait in the terminal.
    while read(milliseconds: 1000) {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Takes what the program wrote; `false` once it has closed the terminal.
  private func read(milliseconds: Int32) -> Bool {
    var request = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, milliseconds) > 0 else { return !hasLeft }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(keyboard, &bytes, bytes.count)
    guard count > 0 else { return false }
    screen.feed(bytes[..<count])
    return true
  }
}
