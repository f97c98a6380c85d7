// Recommender › FeedMemorySaver: writes what a feed leaves behind while the import goes on.

import Dispatch
import Foundation
import ShopStore
import Synchronization

/// Begins to write at once, beside the caller: 64 bytes and more a record take their time.
final class FeedMemorySaver: Sendable {
  private let written = Mutex<Int64?>(nil)
  private let group = DispatchGroup()

  init(_ recollection: FeedRecollection, context: UInt64, to file: URL) {
    DispatchQueue.global().async(group: group) { [self] in
      let mark = FeedMemoryMark.write(recollection.bytes(context: context), to: file)
      written.withLock { $0 = mark }
    }
  }

  /// The mark of the file; waits for it.
  ///
  /// `nil` when it could not be written.
  var mark: Int64? {
    group.wait()
    return written.withLock { $0 }
  }
}
