// Recommender › FeedMemorySaver: makes ready what a feed leaves behind while the import goes on.

import Dispatch
import FeedIngest
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
  private let marking = DispatchGroup()
  private let writing = DispatchGroup()
  private let file: URL

  /// See ``FeedRecollection/bytes(_:_:numbers:context:)``.
  init(_ index: RecordIndex, _ census: FeedCensus, numbers: [Int], context: UInt64, to file: URL) {
    self.file = file
    marking.enter()
    DispatchQueue.global().async(group: writing) { [self] in
      let bytes = FeedRecollection.bytes(index, census, numbers: numbers, context: context)
      let mark = FeedMemoryMark.of(bytes)
      made.withLock { $0 = mark }
      marking.leave()
      FeedMemoryMark.write(bytes, beside: file)
    }
  }

  /// What was not kept leaves nothing behind; the writer holds this until it is done.
  deinit { unlink(FeedMemoryMark.temporary(for: file)) }

  /// The mark of the file, which may still be on its way to the disk; waits for it.
  var mark: Int64 {
    marking.wait()
    return made.withLock { $0 }
  }

  /// Puts the file in its place, once the import is kept.
  func keep() {
    writing.wait()
    rename(FeedMemoryMark.temporary(for: file), file.path)
  }
}
