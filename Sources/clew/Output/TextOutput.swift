// clew › TextOutput: data on standard output or in a file.

import Foundation
import Recommender
import Terminal

/// Where a command's data goes; a file appears whole or not at all.
struct TextOutput {
  private let file: FileHandle?
  private let path: String?
  private var buffer = ""
  private static let bufferSize = 1 << 18

  /// Writes to the file at `path`, or for `nil` and `-` to standard output.
  init(_ path: String?) throws {
    self.path = path == "-" ? nil : path
    if let path = self.path {
      guard FileManager.default.createFile(atPath: path + ".part", contents: nil),
        let file = FileHandle(forWritingAtPath: path + ".part")
      else {
        throw ShopError.notReadable(
          path, reason: "it cannot be written; check the folder and its permissions")
      }
      self.file = file
    } else {
      file = nil
    }
  }

  mutating func write(_ text: String) throws {
    buffer += text
    if buffer.utf8.count >= Self.bufferSize { try flush() }
  }

  /// Writes what is left, and puts the file into its place.
  mutating func finish() throws {
    try flush()
    guard let path, let file else { return }
    try file.close()
    guard rename(path + ".part", path) == 0 else {
      throw ShopError.notReadable(path, reason: "it cannot be replaced: \(String(cString: strerror(errno)))")
    }
  }

  private mutating func flush() throws {
    if let file {
      try file.write(contentsOf: Data(buffer.utf8))
    } else if !TerminalStream.output.write(buffer) {
      // The reader has gone, as `head` does: nothing is left to be done.
      throw Leave(.fine)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
