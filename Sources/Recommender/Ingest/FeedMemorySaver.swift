// Recommender › FeedMemorySaver: makes ready what a feed leaves behind while the import goes on.

import Dispatch
import Foundation
import ShopStore
import Synchronization

/// Puts the bytes together at once, beside the caller: 64 bytes and more a record take their time.
///
/// The database knows the file by its mark, so that the mark is needed before the commit and the file after it: what
/// is not kept leaves the file as it was. A file that cannot be written fits no mark, and the next import reads the
/// whole feed.
final class FeedMemorySaver: Sendable {
  private let made = Mutex<Int64>(0)
  private let group = DispatchGroup()
  private let file: URL

  init(_ recollection: FeedRecollection, context: UInt64, to file: URL) {
    self.file = file
    DispatchQueue.global().async(group: group) { [self] in
      let bytes = recollection.bytes(context: context)
      let mark = FeedMemoryMark.of(bytes)
      made.withLock { $0 = mark }
      FeedMemoryMark.write(bytes, beside: file)
    }
  }

  /// What was not kept leaves nothing behind.
  deinit { unlink(FeedMemoryMark.temporary(for: file)) }

  /// The mark of the file; waits for it.
  var mark: Int64 {
    group.wait()
    return made.withLock { $0 }
  }

  /// Puts the file in its place, once the import is kept.
  func keep() {
    group.wait()
    rename(FeedMemoryMark.temporary(for: file), file.path)
  }
}
