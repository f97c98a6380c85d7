// ShopStore › MappedFile: a file seen as memory, read only when touched.

import Foundation

/// A file mapped into memory for reading; its bytes stay valid as long as the object lives.
///
/// Opening costs microseconds whatever the size; pages are shared between processes. The file must not be
/// shortened meanwhile, which models never are: they are written once, under another name.
package final class MappedFile: Sendable {
  package let path: String
  package let count: Int
  /// Written by nobody after the mapping is made, and unmapped only with the last reference.
  private nonisolated(unsafe) let start: UnsafeRawPointer?

  package init(path: String) throws(ShopStoreError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DurableFiles.fault(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw DurableFiles.fault(path) }
    self.path = path
    count = Int(status.st_size)
    guard count > 0 else {
      start = nil
      return
    }
    let mapped = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let mapped, mapped != UnsafeMutableRawPointer(bitPattern: -1) else {
      throw DurableFiles.fault(path)
    }
    start = UnsafeRawPointer(mapped)
  }

  deinit {
    if let start { munmap(UnsafeMutableRawPointer(mutating: start), count) }
  }

  /// The bytes of the file, which lie there as long as this object lives.
  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  /// The bytes of the file; the pointer must not leave `body`.
  package func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(bytes)
  }
}
