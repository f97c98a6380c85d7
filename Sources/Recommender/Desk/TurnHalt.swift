// Recommender › TurnHalt: lets a person stop an answer that takes too long.

import Synchronization

/// Whether the turn under way shall be stopped; asked between the steps of an answer, and at each record of an ingest.
///
/// What has been written is not stopped half-way: from the first write on the turn goes to its end.
package final class TurnHalt: Sendable {
  private let isWanted: @Sendable () -> Bool
  private let hasWritten = Atomic(false)

  package init(isWanted: @escaping @Sendable () -> Bool = { false }) {
    self.isWanted = isWanted
  }

  /// Before a turn.
  package func begin() { hasWritten.store(false, ordering: .relaxed) }

  /// Something is on the disk now.
  func wrote() { hasWritten.store(true, ordering: .relaxed) }

  /// - Throws: `CancellationError` when the turn shall be stopped.
  func check() throws {
    if isWanted(), !hasWritten.load(ordering: .relaxed) { throw CancellationError() }
  }
}
