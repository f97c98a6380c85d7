// InputFiles › ByteStream: the bytes of a file, unpacked, in one stream.

import Glibc

/// A file read from start to end, whatever it is packed in: gzip, zip, tar, bzip2, xz or zstd, told by content.
///
/// Memory: a few pieces of 64 KiB at most. Nothing is written to the disk, and no other file is opened.
package final class ByteStream {
  /// The file as the user named it.
  package let path: String
  private let file: PlainFile
  private let top: LookAhead

  /// Opens the file; of an archive, the first member whose start `fits`.
  ///
  /// Throws for a file that cannot be opened, a damaged container, or an archive without a fitting file.
  package init(path: String, fits: @escaping (_ start: [UInt8]) -> Bool = ByteStream.looksLikeText)
    throws(InputFileError)
  {
    self.path = path
    file = try PlainFile(path: path)
    let limit = UnpackLimit(file: file)
    var layer = LookAhead(file)
    var depth = 0
    while let container = Container(try layer.peek(512)) {
      depth += 1
      guard depth <= UnpackLimit.depth else {
        throw InputFileError(
          "it is packed more than \(UnpackLimit.depth) times over; unpack it", file: path, kind: .container)
      }
      switch container {
      case .gzip: layer = LookAhead(try GzipLayer(layer, limit: limit))
      case .archive(.zip) where depth > 1:
        throw InputFileError("it is a zip file inside another; unpack it", file: path, kind: .container)
      case .archive(let form):
        layer = LookAhead(try ArchiveLayer(form, over: layer, limit: limit, fits: fits))
      }
    }
    top = layer
    packings = depth
  }

  /// How many coats were taken off.
  package let packings: Int

  /// The next piece, never empty; `nil` at the end.
  package func next() throws(InputFileError) -> [UInt8]? { try top.next() }

  /// The first bytes, at least `count` unless there are fewer; they are read again by ``next()``.
  ///
  /// Only before the first ``next()``.
  package func peek(_ count: Int) throws(InputFileError) -> [UInt8] { try top.peek(count) }

  /// How many bytes of the file itself were read, of ``fileSize``.
  package var bytesRead: Int { file.bytesRead }

  /// The size of the file as it lies on the disk.
  package var fileSize: Int { file.size }

  /// What was odd about the container; complete at the end of the stream.
  package var notes: [InputNote] {
    let twice = InputNote(.oddContainer, "the file is packed \(packings) times over; once is enough")
    return (packings > 1 ? [twice] : []) + top.notes
  }

  /// The size of the file at `path` as it lies on the disk, 0 when there is none.
  ///
  /// Foundation's attributes of a file hold its owner's name, for which the list of users is read.
  package static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Whether these may be the first bytes of a text in a known encoding.
  package static func looksLikeText(_ start: [UInt8]) -> Bool {
    guard start.contains(where: { $0 > 0x20 }) else { return false }
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { return true }
    return start.count { $0 < 9 || (14..<32).contains($0) } * 20 <= start.count
  }
}

/// What a file is packed in, by its first bytes.
private enum Container {
  case gzip
  case archive(ArchiveLayer.Form)

  init?(_ start: [UInt8]) {
    if start.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if start.starts(with: [0x50, 0x4B, 3, 4]) || start.starts(with: [0x50, 0x4B, 5, 6]) {
      self = .archive(.zip)
    } else if start.starts(with: [0x42, 0x5A, 0x68]), start.count > 9,
      start[4...].starts(with: [0x31, 0x41, 0x59, 0x26])
    {
      self = .archive(.bzip2)
    } else if start.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) {
      self = .archive(.xz)
    } else if start.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      self = .archive(.zstd)
    } else if start.count >= 262, start[257...].starts(with: Array("ustar".utf8)) {
      self = .archive(.tar)
    } else {
      return nil
    }
  }
}
