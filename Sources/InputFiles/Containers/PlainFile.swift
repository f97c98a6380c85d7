// InputFiles › PlainFile: the bytes of a file as they lie on the disk.

import Glibc

/// Reads an open file in pieces of 60 KiB.
///
/// From 64 KiB on, giving a piece back makes the allocator go through all that lies free.
final class PlainFile: ByteLayer {
  private static let pieceBytes = 60 << 10
  let descriptor: Int32
  let path: String
  /// How many bytes the file had when it was opened; 0 for pipes.
  let size: Int
  private(set) var bytesRead = 0
  let notes: [InputNote] = []

  init(path: String) throws(InputFileError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputFileError(String(cString: strerror(errno)), file: path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      size = 0
      throw InputFileError("it is a folder; pass the file inside", file: path)
    }
    size = Int(status.st_size)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func next() throws(InputFileError) -> [UInt8]? {
    var count = 0
    let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceBytes) { buffer, filled in
      repeat {
        count = read(descriptor, buffer.baseAddress, Self.pieceBytes)
      } while count < 0 && errno == EINTR
      filled = max(count, 0)
    }
    if count < 0 { throw InputFileError(String(cString: strerror(errno)), file: path) }
    bytesRead += count
    return count > 0 ? piece : nil
  }

  /// Goes to the start, for a reader that seeks by itself and reports with ``note(read:)``.
  func rewind() { lseek(descriptor, 0, SEEK_SET) }

  /// Tells how far a reader of ``descriptor`` has come.
  func note(read bytes: Int) { bytesRead = max(bytesRead, bytes) }
}
