// InputFiles › PendingDigest: the digest of a file, found while other work goes on.

import Dispatch
import Synchronization

/// The SHA-256 of one file, which takes as long as reading it: half a gigabyte in a third of a second.
package final class PendingDigest: Sendable {
  private let path: String
  private let mark: UInt64
  private let found = Mutex<String?>(nil)
  private let group = DispatchGroup()

  /// Begins at once, beside the caller; a `mark` other than 0 stands behind the digest.
  package init(path: String, mark: UInt64 = 0) {
    self.path = path
    self.mark = mark
    DispatchQueue.global().async(group: group) { [self] in
      let digest = SourceDigest.of(path: path) ?? ""
      let tail = mark == 0 || digest.isEmpty ? "" : "+" + String(mark, radix: 16)
      found.withLock { $0 = digest + tail }
    }
  }

  /// 64 hexadecimal digits, and `+` and the mark behind them; waits for them.
  ///
  /// Empty for a file that cannot be read.
  package var value: String {
    group.wait()
    return found.withLock { $0 } ?? ""
  }
}
