// ImageIngest › JPEGSegments: the notes that a JPEG carries before its pixels.

/// What stands in a JPEG's application segments, found without decoding.
struct JPEGSegments {
  /// The TIFF block of the first `Exif` segment.
  private(set) var exif: ArraySlice<UInt8>?
  /// Whether Adobe's segment is there; it means that inks are stored inverted.
  private(set) var hasAdobeMarker = false

  /// Walks from marker to marker up to the first scan.
  ///
  /// Cost: O(segments); lengths are never trusted.
  init(_ bytes: [UInt8]) {
    var at = 2
    while at + 4 <= bytes.count, bytes[at] == 0xFF {
      let marker = bytes[at + 1]
      if marker == 0xFF {
        at += 1
        continue
      }
      if marker == 0xDA || marker == 0xD9 { return }
      let length = Int(bytes[at + 2]) << 8 | Int(bytes[at + 3])
      guard length >= 2, at + 2 + length <= bytes.count else { return }
      let body = bytes[(at + 4)..<(at + 2 + length)]
      if marker == 0xE1, exif == nil, body.starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0]) {
        exif = body.dropFirst(6)
      }
      if marker == 0xEE, body.starts(with: [0x41, 0x64, 0x6F, 0x62, 0x65]) { hasAdobeMarker = true }
      at += 2 + length
    }
  }
}
