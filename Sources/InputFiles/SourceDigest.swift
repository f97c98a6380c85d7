// InputFiles › SourceDigest: the SHA-256 of a file, by which it is known again.

import CArchive
import Glibc

/// The SHA-256 of a file's bytes, from libarchive, which uses what the processor has for it: about 1.4 GB/s.
package enum SourceDigest {
  /// 64 hexadecimal digits; `nil` for a file that cannot be read, or is none.
  package static func of(path: String) -> String? {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    // The mtree format lists files by their digests; a list of one file is all that is asked of it.
    guard let list = archive_write_new() else { return nil }
    defer { archive_write_free(list) }
    guard let entry = archive_entry_new() else { return nil }
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname(entry, "f")
    archive_entry_set_filetype(entry, S_IFREG)
    archive_entry_set_size(entry, Int64(status.st_size))
    let room = 4096
    let text = UnsafeMutableRawPointer.allocate(byteCount: room, alignment: 1)
    defer { text.deallocate() }
    var used = 0
    guard archive_write_set_format_mtree(list) == ARCHIVE_OK,
      archive_write_set_options(list, "!all,sha256") == ARCHIVE_OK,
      archive_write_open_memory(list, text, room, &used) == ARCHIVE_OK,
      archive_write_header(list, entry) == ARCHIVE_OK, write(file, to: list),
      archive_write_close(list) == ARCHIVE_OK
    else { return nil }
    let written = String(decoding: UnsafeRawBufferPointer(start: text, count: used), as: UTF8.self)
    guard let mark = written.firstRange(of: "sha256digest=") else { return nil }
    return String(written[mark.upperBound...].prefix { $0.isHexDigit })
  }

  /// Hands the rest of a file over in pieces that stay in the second cache.
  private static func write(_ file: CInt, to list: OpaquePointer) -> Bool {
    let size = 1 << 16
    let chunk = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = read(file, chunk, size)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count == 0 }
      guard archive_write_data(list, chunk, count) >= 0 else { return false }
    }
  }
}
