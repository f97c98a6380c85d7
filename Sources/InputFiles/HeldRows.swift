// InputFiles › HeldRows: rows that lie in memory which something else holds.

/// Rows of a mapped file, read where they lie: a copy of forty megabytes costs more than most of what is done with them.
package struct HeldRows<Row: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // Unchecked for the pointer alone: nobody writes to what it points at, and `holder` keeps it in its place.
  private let holder: any AnyObject & Sendable
  /// Good as long as this value lives.
  ///
  /// A pointer, because other modules reach its rows without a call for each.
  package let rows: UnsafeBufferPointer<Row>

  /// Takes `count` rows off the start of `rest`, which stays where it is as long as `holder` lives; `nil` where there are
  /// fewer, or where they do not lie as rows must.
  package init?(_ count: Int, of rest: inout UnsafeRawBufferPointer, heldBy holder: any AnyObject & Sendable)
  {
    let stride = MemoryLayout<Row>.stride
    guard count >= 0, count <= rest.count / stride else { return nil }
    let own = UnsafeRawBufferPointer(rebasing: rest.prefix(count * stride))
    guard let start = own.baseAddress,
      UInt(bitPattern: start) % UInt(MemoryLayout<Row>.alignment) == 0
    else { return nil }
    rest = UnsafeRawBufferPointer(rebasing: rest[(count * stride)...])
    rows = own.bindMemory(to: Row.self)
    self.holder = holder
  }
}

/// A copy of some bytes that stays in its place.
package final class HeldBytes: Sendable {
  /// Written by nobody after the copy is made.
  package nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  package init(_ bytes: [UInt8]) {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    room.copyBytes(from: bytes)
    self.bytes = UnsafeRawBufferPointer(room)
  }

  deinit { bytes.deallocate() }
}
