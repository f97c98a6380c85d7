// InputFiles › ArchiveWalk: one way through an archive, from its first file to its last.

import CArchive
import Glibc

/// Goes from file to file; each can be read while the walk stands at it.
final class ArchiveWalk {
  private let file: PlainFile
  private let archive: OpaquePointer
  private var place = -1
  /// Bytes that were unpacked of files that were asked for.
  private var spent = 0

  init(path: String) throws(InputFileError) {
    file = try PlainFile(path: path)
    let head = [UInt8](try file.next()?.prefix(512) ?? [])
    file.rewind()
    guard let archive = archive_read_new() else {
      throw InputFileError("there is no memory to unpack it", file: path, kind: .container)
    }
    self.archive = archive
    // Only what the first bytes ask for, and only what libarchive does by itself: ARCHIVE_WARN means another program.
    let isZip = head.starts(with: [0x50, 0x4B])
    let filter: CInt? =
      if isZip || head.count >= 262 && head[257...].starts(with: Array("ustar".utf8)) {
        ARCHIVE_OK
      } else if head.starts(with: [0x1F, 0x8B]) {
        archive_read_support_filter_gzip(archive)
      } else if head.starts(with: [0x42, 0x5A, 0x68]) {
        archive_read_support_filter_bzip2(archive)
      } else if head.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) {
        archive_read_support_filter_xz(archive)
      } else if head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
        archive_read_support_filter_zstd(archive)
      } else {
        nil
      }
    guard let filter else { throw fault("it is neither a folder nor a zip or tar file; pass one of them") }
    let format =
      isZip ? archive_read_support_format_zip_seekable(archive) : archive_read_support_format_tar(archive)
    guard filter == ARCHIVE_OK, format == ARCHIVE_OK else {
      throw fault("this build cannot read what it is packed in; unpack it")
    }
    try check(archive_read_open_fd(archive, file.descriptor, 64 << 10))
  }

  deinit { archive_read_free(archive) }

  /// The next regular file that is no hidden one, with its place among all entries; `nil` at the end.
  func next() throws(InputFileError) -> (ordinal: Int, name: String)? {
    while true {
      var entry: OpaquePointer?
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return nil }
      // A name in an unknown encoding is a warning; the entry is there all the same.
      if status != ARCHIVE_WARN { try check(status) }
      place += 1
      try checkRatio(next: Int(archive_entry_size(entry)))
      guard archive_entry_filetype(entry) == S_IFREG, archive_entry_hardlink(entry) == nil,
        let text = archive_entry_pathname_utf8(entry)
      else { continue }
      let parts = String(cString: text).split(separator: "/").filter { $0 != "." }
      guard let last = parts.last, !last.hasPrefix("."), parts.first != "__MACOSX" else { continue }
      return (place, parts.joined(separator: "/"))
    }
  }

  /// The file that the walk stands at, unless it has more than `limit` bytes.
  ///
  /// All of them together may have what ``UnpackLimit`` allows: the files of a zip can share their packed bytes.
  func content(limit: Int) -> PackedFiles.Content {
    var bytes: [UInt8] = []
    while true {
      if isTooMuch(spent) { return .unreadable("the archive " + Self.tooMuch) }
      var count = 0
      let piece = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, filled in
        count = archive_read_data(archive, buffer.baseAddress, buffer.count)
        filled = max(count, 0)
      }
      // What libarchive only warns of is a wrong checksum, too.
      if count < 0 { return .unreadable(damage) }
      if count == 0 { return .bytes(bytes) }
      spent += count
      guard bytes.count + piece.count <= limit else { return .tooLarge(bytes: bytes.count + piece.count) }
      bytes += piece
    }
  }

  func fault(_ reason: String, _ kind: InputFileError.Kind = .container) -> InputFileError {
    InputFileError(reason, file: file.path, kind: kind)
  }

  private var damage: String {
    let why = archive_error_string(archive).map { String(cString: $0) } ?? "unknown damage"
    return "the archive is damaged or cut off (\(why)); pack it again"
  }

  private func check(_ status: CInt) throws(InputFileError) {
    guard status == ARCHIVE_OK else { throw fault(damage) }
  }

  /// Skipping a file of a packed tar unpacks it: no more than ``UnpackLimit`` allows, this one's `size` included.
  private func checkRatio(next size: Int) throws(InputFileError) {
    guard archive_filter_count(archive) > 1 else { return }
    // A header may claim any size.
    let (unpacked, isBeyond) = Int(archive_filter_bytes(archive, 0)).addingReportingOverflow(max(size, 0))
    if isBeyond || isTooMuch(unpacked) { throw fault("it " + Self.tooMuch, .tooLarge) }
  }

  private func isTooMuch(_ unpacked: Int) -> Bool {
    unpacked > UnpackLimit.free && unpacked / UnpackLimit.ratio > file.size
  }

  private static let tooMuch = "unpacks to more than \(UnpackLimit.ratio) times its size; pass a folder"
}
