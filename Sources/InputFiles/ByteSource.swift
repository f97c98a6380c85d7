// InputFiles › ByteSource: the bytes of a file as UTF-8, with room to look ahead.

import Glibc

/// A file read ahead into a growing buffer; UTF-16 with a byte-order mark becomes UTF-8.
package struct ByteSource: ~Copyable {
  private let file: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private let isWide: Bool
  private let isBigEndian: Bool
  /// Bytes of UTF-16 that do not make a whole character yet.
  private var rest: [UInt8] = []

  package init(path: String) throws(InputFileError) {
    file = try Self.opened(path)
    var head = Self.read(file, 1 << 18)
    isBigEndian = head.starts(with: [0xFE, 0xFF])
    isWide = isBigEndian || head.starts(with: [0xFF, 0xFE])
    if isWide { head.removeFirst(2) }
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head.removeFirst(3) }
    isAtEnd = head.isEmpty
    if isWide { take(head) } else { buffer = head }
  }

  private static func opened(_ path: String) throws(InputFileError) -> Int32 {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw InputFileError(String(cString: strerror(errno)), file: path) }
    var status = stat()
    if fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(file)
      throw InputFileError("it is a folder; pass the file inside", file: path)
    }
    return file
  }

  deinit { close(file) }

  package var isEmpty: Bool { start == buffer.count }

  /// Reads more behind the bytes that are left; `false` at the end of the file.
  package mutating func refill() -> Bool {
    if isAtEnd { return false }
    let more = Self.read(file, max(1 << 18, buffer.count - start))
    if more.isEmpty {
      isAtEnd = true
      // The last row may only now be known to be whole.
      return !isEmpty
    }
    buffer.removeFirst(start)
    start = 0
    if isWide { take(more) } else { buffer += more }
    return true
  }

  package mutating func consume(_ count: Int) { start += count }

  /// Skips to behind the next line end.
  package mutating func skipLine() {
    repeat {
      if let end = buffer[start...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
        start = end + 1
        if buffer[end] == 0x0D, start < buffer.count, buffer[start] == 0x0A { start += 1 }
        return
      }
      start = buffer.count
    } while refill()
  }

  /// The bytes that are left, and whether the file ends with them.
  package func withBytes(_ body: (UnsafeBufferPointer<UInt8>, Bool) -> Void) {
    buffer.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start...]), isAtEnd) }
  }

  package func prefix(_ count: Int) -> [UInt8] { Array(buffer[start...].prefix(count)) }

  private mutating func take(_ wide: [UInt8]) {
    rest += wide
    var units: [UInt16] = []
    units.reserveCapacity(rest.count / 2)
    for place in stride(from: 0, to: rest.count - 1, by: 2) {
      let (a, b) = (UInt16(rest[place]), UInt16(rest[place + 1]))
      units.append(isBigEndian ? a << 8 | b : b << 8 | a)
    }
    rest.removeFirst(units.count * 2)
    // The second half of a character may be in the next piece.
    if let last = units.last, UTF16.isLeadSurrogate(last) {
      units.removeLast()
      rest.insert(
        contentsOf: isBigEndian
          ? [UInt8(last >> 8), UInt8(last & 0xFF)] : [UInt8(last & 0xFF), UInt8(last >> 8)], at: 0)
    }
    buffer += Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func read(_ file: Int32, _ size: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: size) { target, filled in
      var count = 0
      repeat { count = Glibc.read(file, target.baseAddress, size) } while count < 0 && errno == EINTR
      filled = max(count, 0)
    }
  }
}
