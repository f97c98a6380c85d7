// ImageIngest › RIFFChunks: the named parts of a RIFF file, one after the other.

/// Walks the chunks between two offsets; stops at the first that does not fit.
struct RIFFChunks: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var at: Int
  private let end: Int

  init(_ bytes: [UInt8], from start: Int, to end: Int? = nil) {
    self.bytes = bytes
    at = start
    self.end = Swift.min(end ?? bytes.count, bytes.count)
  }

  mutating func next() -> (name: String, body: ArraySlice<UInt8>)? {
    guard at + 8 <= end else { return nil }
    let length = (0..<4).reduce(0) { $0 | Int(bytes[at + 4 + $1]) << (8 * $1) }
    guard length <= end - at - 8 else { return nil }
    let body = bytes[(at + 8)..<(at + 8 + length)]
    let name = String(decoding: bytes[at..<(at + 4)], as: UTF8.self)
    at += 8 + length + length % 2
    return (name, body)
  }
}
