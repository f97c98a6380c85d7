// ImageIngest › PNGChunks: the parts of a PNG, looked over before anything is decoded.

/// Walks a PNG's chunks by their lengths, which are never trusted.
///
/// Cost: O(chunks).
struct PNGChunks {
  /// What is odd but harmless, in words; `nil` when nothing is.
  private(set) var oddity: String?
  /// The TIFF block of the `eXIf` chunk, when it comes before the pixels.
  private(set) var exif: ArraySlice<UInt8>?
  private let bytes: [UInt8]
  /// Whether the last chunk is whole.
  private var isWhole = false

  /// More of a text or a profile than this is looked at by nobody.
  private static let largestNote = 64 << 10
  private static let mostChunks = 10_000

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var at = 8
    var count = 0
    var hasPixels = false
    var largest = 0
    while at + 12 <= bytes.count {
      let length = bigEndian(at)
      guard length <= bytes.count - at - 12 else { return }
      let name = bigEndian(at + 4)
      count += 1
      at += 12 + length
      switch name {
      case Self.iend:
        isWhole = true
        if at < bytes.count { oddity = "\(bytes.count - at) bytes follow its end" }
      case Self.idat: hasPixels = true
      case Self.exifName where !hasPixels && exif == nil: exif = bytes[(at - length - 4)..<(at - 4)]
      // A small first letter marks what a reader may leave out.
      case _ where name & 0x2000_0000 != 0: largest = max(largest, length)
      default: break
      }
      if isWhole { break }
    }
    if !isWhole {
      isWhole = at == bytes.count
      oddity = "the end mark is missing"
    } else if largest > Self.largestNote {
      oddity = "it carries a note of \(largest) bytes, which is not looked at"
    } else if count > Self.mostChunks {
      oddity = "it has \(count) parts"
    }
  }

  /// Width and height as the header states them, checked before libpng sees a byte: it allocates by them.
  func size() throws(PictureError) -> (width: Int, height: Int) {
    if bytes.count >= 16, bigEndian(12) == Self.cgbi { throw PictureError(.appleCrushed) }
    guard bytes.count >= 33, bigEndian(12) == Self.ihdr, bigEndian(8) == 13 else {
      throw PictureError(.damaged(.png, "the header is missing or cut short"))
    }
    return (bigEndian(16), bigEndian(20))
  }

  /// Refuses what cannot be read to its end.
  func check() throws(PictureError) {
    guard checksum(12..<29) == UInt32(truncatingIfNeeded: bigEndian(29)) else {
      throw PictureError(.damaged(.png, "the header's checksum is false"))
    }
    guard isWhole else { throw PictureError(.damaged(.png, "the file is cut short")) }
  }

  private static let ihdr = 0x4948_4452
  private static let idat = 0x4944_4154
  private static let iend = 0x4945_4E44
  private static let exifName = 0x6558_4966
  private static let cgbi = 0x4367_4249

  private func bigEndian(_ at: Int) -> Int {
    Int(bytes[at]) << 24 | Int(bytes[at + 1]) << 16 | Int(bytes[at + 2]) << 8 | Int(bytes[at + 3])
  }

  /// CRC-32 of a few bytes, bit by bit.
  private func checksum(_ range: Range<Int>) -> UInt32 {
    ~bytes[range].reduce(~UInt32(0)) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1 }
    }
  }
}
