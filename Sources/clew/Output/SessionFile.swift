// clew › SessionFile: writes a conversation down, turn by turn, readable by its owner only.

import Conversation
import Foundation
import Service
import Terminal

/// A file of `clew chat --session`: a line of circumstances, then a line of JSON a turn.
struct SessionFile {
  private let path: String

  /// - Throws: ``CannotWrite`` where the file exists or cannot be made; an older session is never overwritten.
  init(_ path: String, _ heading: SessionHeading) throws {
    self.path = path
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      let reason =
        errno == EEXIST
        ? "is there already; name another file, or remove it" : String(cString: strerror(errno))
      throw CannotWrite(description: "--session \(path): \(reason)")
    }
    close(file)
    try append(SessionRecord.line(heading))
  }

  struct CannotWrite: Error, CustomStringConvertible {
    let description: String
  }

  /// Adds one line at once, so that a killed session is kept as far as it went.
  func append(_ line: String) throws {
    let file = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard file >= 0 else {
      throw CannotWrite(description: "--session \(path): \(String(cString: strerror(errno)))")
    }
    defer { close(file) }
    var text = line + "\n"
    let isWhole = text.withUTF8 { Glibc.write(file, $0.baseAddress, $0.count) == $0.count }
    guard isWhole else { throw CannotWrite(description: "--session \(path): the disk is full") }
  }

  /// Takes every turn out that names one of these.
  func forget(_ names: [String]) throws {
    guard let bytes = FileManager.default.contents(atPath: path) else { return }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    let rest = lines.filter { !HistoryFile.mentions($0, names) }
    // Emptied in place: no copy of what is to be forgotten stays anywhere.
    guard truncate(path, 0) == 0 else {
      throw CannotWrite(description: "--session \(path): \(String(cString: strerror(errno)))")
    }
    try rest.forEach(append)
  }
}
