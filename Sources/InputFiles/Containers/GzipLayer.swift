// InputFiles › GzipLayer: what a gzip file holds, checksums verified.

import CZLib

/// Inflates gzip, all members one after the other (RFC 1952).
///
/// libarchive reads gzip too, but looks at no checksum (3.6), so a damaged table would pass for a whole one.
final class GzipLayer: ByteLayer {
  private let below: any ByteLayer
  private let limit: UnpackLimit
  private var stream = z_stream()
  private var input: [UInt8] = []
  private var place = 0
  private var produced = 0
  private var isInside = false
  private var isDone = false
  private var ownNotes: [InputNote] = []

  var notes: [InputNote] { below.notes + ownNotes }

  init(_ below: any ByteLayer, limit: UnpackLimit) throws(InputFileError) {
    self.below = below
    self.limit = limit
    // 15 bits of window, and 16 for a gzip header with its checksum.
    guard inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw InputFileError("there is no memory to unpack it", file: limit.file.path, kind: .container)
    }
  }

  deinit { inflateEnd(&stream) }

  func next() throws(InputFileError) -> [UInt8]? {
    while !isDone {
      if place == input.count, !(try refill()) { break }
      if !isInside {
        guard try startsMember() else { break }
        inflateReset(&stream)
        isInside = true
      }
      let piece = try inflated()
      guard !piece.isEmpty else { continue }
      produced += piece.count
      try limit.check(produced)
      return piece
    }
    if isInside {
      throw InputFileError(
        "the gzip file ends too early; download it again", file: limit.file.path, kind: .container)
    }
    isDone = true
    return nil
  }

  private func refill() throws(InputFileError) -> Bool {
    guard let more = try below.next() else { return false }
    input = more
    place = 0
    return true
  }

  /// Whether another member begins here, rather than padding or something foreign, which ends the file.
  private func startsMember() throws(InputFileError) -> Bool {
    if input.count - place == 1, let more = try below.next() {
      input = Array(input[place...]) + more
      place = 0
    }
    let rest = input[place...]
    if rest.starts(with: [0x1F, 0x8B]) { return true }
    isDone = true
    if !rest.allSatisfy({ $0 == 0 }) {
      ownNotes.append(
        InputNote(.oddContainer, "something follows the end of the gzip data; it was left out"))
    }
    return false
  }

  private func inflated() throws(InputFileError) -> [UInt8] {
    var status = Z_OK
    let piece = [UInt8](unsafeUninitializedCapacity: 64 << 10) { out, filled in
      input.withUnsafeMutableBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return }
        stream.next_in = base + place
        stream.avail_in = UInt32(bytes.count - place)
        stream.next_out = out.baseAddress
        stream.avail_out = UInt32(out.count)
        status = inflate(&stream, Z_NO_FLUSH)
        place = bytes.count - Int(stream.avail_in)
        filled = out.count - Int(stream.avail_out)
      }
    }
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: isInside = false
    default:
      let why = stream.msg.map { " (\(String(cString: $0)))" } ?? ""
      throw InputFileError(
        "the gzip data is damaged\(why); download it again", file: limit.file.path, kind: .container)
    }
    return piece
  }
}
