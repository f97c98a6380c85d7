// ImageIngest › WebPContainer: the size that a WebP file states, mended when only that is false.

/// The RIFF envelope around a WebP.
enum WebPContainer {
  /// The file with a true size in its header, and what was false about it.
  ///
  /// Only a file whose chunks all fit is mended: one that is cut short stays as it is, and is refused.
  static func mended(_ bytes: [UInt8]) -> (bytes: [UInt8], fault: String?) {
    guard bytes.count >= 20 else { return (bytes, nil) }
    let stated = (0..<4).reduce(0) { $0 | Int(bytes[4 + $1]) << (8 * $1) }
    let actual = bytes.count - 8
    guard stated != actual else { return (bytes, nil) }
    var end = 12
    for chunk in RIFFChunks(bytes, from: 12) { end = chunk.body.endIndex + chunk.body.count % 2 }
    guard end == bytes.count else {
      return (bytes, stated < actual ? "\(actual - stated) bytes follow its end" : nil)
    }
    var file = bytes
    for place in 0..<4 { file[4 + place] = UInt8(truncatingIfNeeded: actual >> (8 * place)) }
    return (file, "the header states \(stated) bytes where \(actual) follow")
  }
}
