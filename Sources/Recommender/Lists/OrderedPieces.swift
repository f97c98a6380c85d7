// Recommender › OrderedPieces: text made piece by piece on all cores, and written in order.

import Foundation

/// Makes numbered pieces of text side by side and hands them over one after the other.
enum OrderedPieces {
  /// Writes the pieces numbered `0..<count`, each made by `make`, a few more than there are cores at a time.
  ///
  /// `progress` hears how many are written.
  static func write(
    count: Int, make: @escaping @Sendable (Int) throws -> String, to write: (String) throws -> Void,
    progress: (Int) -> Void
  ) async throws {
    let width = ProcessInfo.processInfo.activeProcessorCount
    try await withThrowingTaskGroup(of: (Int, String).self) { group in
      var next = 0
      var waiting: [Int: String] = [:]
      var started = min(width + 1, count)
      for piece in 0..<started { group.addTask { (piece, try make(piece)) } }
      while let (piece, text) = try await group.next() {
        if started < count {
          let more = started
          group.addTask { (more, try make(more)) }
          started += 1
        }
        waiting[piece] = text
        while let ready = waiting.removeValue(forKey: next) {
          try write(ready)
          next += 1
          progress(next)
        }
      }
    }
  }
}
