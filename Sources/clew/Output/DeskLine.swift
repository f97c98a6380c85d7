// clew › DeskLine: how a question reaches a desk that keeps the shop open.

import CDesk
import Foundation
import Recommender

/// What `clew ask` hands over: its words, and the circumstances that its answer hangs on.
struct DeskQuestion: Codable {
  /// Which build of the program asks; another build's desk leaves it to answer by itself.
  let program: String
  /// What stands after `clew ask`.
  let arguments: [String]
  /// What of the environment answers look like.
  let looks: [String: String]
  /// What of it answers hang on: where the desk has another, it leaves the question alone.
  let circumstances: [String: String]

  static let mostBytes = 1 << 16

  init(_ arguments: [String]) {
    let environment = ProcessInfo.processInfo.environment
    program = Self.thisProgram
    self.arguments = arguments
    looks = environment.filter { Self.looksNames.contains($0.key) }
    circumstances = environment.filter { Self.circumstanceNames.contains($0.key) }
  }

  static let looksNames: Set<String> = [
    "TERM", "COLORTERM", "NO_COLOR", "CLEW_NO_COLOR", "FORCE_COLOR", "KITTY_WINDOW_ID", "TERM_PROGRAM",
  ]
  private static let circumstanceNames: Set<String> = [
    "CLEW_NOW", "LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANGUAGE", "XDG_STATE_HOME", "HOME", "PAGER",
  ]

  /// The file that is running: its place on the disk, its size and its age.
  private static let thisProgram: String = {
    var file = stat()
    guard stat("/proc/self/exe", &file) == 0 else { return "" }
    return "\(file.st_dev) \(file.st_ino) \(file.st_size) \(file.st_mtim.tv_sec) \(file.st_mtim.tv_nsec)"
  }()

  /// Whether a desk of this process may answer it.
  var isForThisProcess: Bool {
    program == Self.thisProgram && !program.isEmpty && circumstances == DeskQuestion([]).circumstances
  }
}

/// The socket in a shop's folder.
enum DeskLine {
  static func path(of shop: URL) -> String { shop.appending(path: "desk.sock").path }

  /// Asks the desk of a shop.
  ///
  /// - Returns: The status that the answer ends with; `nil` where there is no desk, or none that may answer.
  static func ask(_ arguments: [String], at shop: URL) throws -> ExitStatus? {
    let socket = clew_desk_connect(path(of: shop))
    guard socket >= 0 else { return nil }
    defer { close(socket) }
    let question = try JSONEncoder().encode(DeskQuestion(arguments))
    guard question.count <= DeskQuestion.mostBytes, hears(socket) else { return nil }
    let sent = question.withUnsafeBytes {
      clew_desk_send(socket, $0.baseAddress, $0.count, [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO])
    }
    guard sent == question.count else { return nil }
    clew_desk_patience(socket, 0)
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16)
    while true {
      let count = read(socket, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      answer += buffer.prefix(count)
    }
    let text = String(decoding: answer, as: UTF8.self)
    if text == declined { return nil }
    guard let status = Int32(text).flatMap(ExitStatus.init(rawValue:)) else { throw DeskGone() }
    return status
  }

  /// Whether the desk says that it is free: one that is busy, or does not move, is not waited for.
  private static func hears(_ socket: Int32) -> Bool {
    clew_desk_patience(socket, 1)
    var sign: UInt8 = 0
    return read(socket, &sign, 1) == 1 && sign == free
  }

  /// What a desk says before a question, and in place of an answer.
  static let free = UInt8(ascii: "?")
  static let declined = "declined"
}

/// The desk ended while it answered; what it wrote, if anything, is written.
struct DeskGone: Error, CustomStringConvertible {
  let description = "the desk ended in the middle of the answer; ask again"
}
