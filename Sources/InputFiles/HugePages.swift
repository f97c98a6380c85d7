// InputFiles › HugePages: memory for hundreds of thousands of records in pieces of two megabytes.

import Glibc

/// Asks the system for huge pages: touching fresh memory costs about a microsecond a page of 4 KiB, and the arrays
/// that hold 64 bytes for every record of a large feed have tens of thousands of those.
///
/// Only advice: where the system has none to give, everything works as before.
package enum HugePages {
  /// Smaller pieces are not worth a call.
  private static let least = 8 << 20
  private static let size = 2 << 20

  /// For memory that was taken and not touched yet.
  package static func advise(_ memory: UnsafeMutableRawBufferPointer) {
    guard memory.count >= least, let start = memory.baseAddress else { return }
    let first = (UInt(bitPattern: start) + UInt(size) - 1) & ~UInt(size - 1)
    let end = (UInt(bitPattern: start) + UInt(memory.count)) & ~UInt(size - 1)
    guard first < end else { return }
    madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), MADV_HUGEPAGE)
  }
}

extension Array where Element: BitwiseCopyable {
  /// Makes room for `capacity` elements, in huge pages where that pays.
  package mutating func reserveHuge(_ capacity: Int) {
    reserveCapacity(capacity)
    withUnsafeMutableBufferPointer { held in
      HugePages.advise(
        UnsafeMutableRawBufferPointer(
          start: held.baseAddress, count: capacity * MemoryLayout<Element>.stride))
    }
  }
}
