// InputFiles › PendingDigest: the digest of a file, found while other work goes on.

import Dispatch
import Synchronization

/// The SHA-256 of one file, which takes as long as reading it: half a gigabyte in a third of a second.
package final class PendingDigest: Sendable {
  private let path: String
  private let found = Mutex<String?>(nil)
  private let group = DispatchGroup()

  /// Begins at once, beside the caller.
  package init(path: String) {
    self.path = path
    DispatchQueue.global().async(group: group) { [self] in
      let digest = SourceDigest.of(path: path) ?? ""
      found.withLock { $0 = digest }
    }
  }

  /// 64 hexadecimal digits, empty for a file that cannot be read; waits for them.
  package var value: String {
    group.wait()
    return found.withLock { $0 } ?? ""
  }
}
