// InputFiles › ByteSource+Lines: plain lines, and whether there is a file at all.

import Glibc

extension ByteSource {
  /// Whether `path` is a file that can be opened to read.
  package static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, R_OK) == 0
  }

  /// The next line without its end and without spaces around it; `nil` at the end of the file, `.some(nil)` for a line
  /// of more than `limit` bytes, which is skipped.
  package mutating func nextLine(limit: Int) -> [UInt8]?? {
    if isEmpty, !refill() { return .none }
    var line: [UInt8]?
    var used = 0
    var isTooLong = false
    repeat {
      withBytes { bytes, isLast in
        let end = bytes.firstIndex { $0 == 0x0A }
        isTooLong = (end ?? bytes.count) > limit
        guard let stop = end ?? (isLast ? bytes.count : nil), !isTooLong else { return }
        line = Array(bytes[..<stop])
        used = min(stop + 1, bytes.count)
      }
    } while line == nil && !isTooLong && refill()
    guard var line else {
      skipLine()
      return .some(nil)
    }
    consume(used)
    while let last = line.last, last <= 0x20 { line.removeLast() }
    if let first = line.firstIndex(where: { $0 > 0x20 }), first > 0 { line.removeFirst(first) }
    return line
  }
}
