// RecommenderTests › DrawnPicture: a PNG of one colour before white, made in code.

/// A square in the middle half of a white picture, as the bytes of a PNG.
struct DrawnPicture {
  private static let side = 48
  let png: [UInt8]

  /// `rgb` is `0xRRGGBB`.
  init(_ rgb: UInt32) {
    let inside = Self.side / 4..<Self.side * 3 / 4
    var rows: [UInt8] = []
    for y in 0..<Self.side {
      rows.append(0)
      for x in 0..<Self.side {
        let colour = inside.contains(x) && inside.contains(y) ? rgb : 0xFFFFFF
        rows += [16, 8, 0].map { UInt8(truncatingIfNeeded: colour >> $0) }
      }
    }
    // Stored, not squeezed: one block of fewer than 65,536 bytes.
    let count = UInt16(rows.count)
    var stream: [UInt8] = [0x78, 0x01, 1]
    for length in [count, ~count] { stream += [UInt8(length & 0xFF), UInt8(length >> 8)] }
    stream += rows + Self.big(Self.adler(rows))
    let head = Self.big(UInt32(Self.side)) + Self.big(UInt32(Self.side)) + [8, 2, 0, 0, 0]
    png =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Self.chunk("IHDR", head)
      + Self.chunk("IDAT", stream) + Self.chunk("IEND", [])
  }

  private static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
    let content = Array(name.utf8) + body
    return big(UInt32(body.count)) + content + big(crc(content))
  }

  private static func big(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
    }
  }

  private static func adler(_ bytes: [UInt8]) -> UInt32 {
    let (a, b) = bytes.reduce((UInt32(1), UInt32(0))) { sums, byte in
      let a = (sums.0 + UInt32(byte)) % 65_521
      return (a, (sums.1 + a) % 65_521)
    }
    return b << 16 | a
  }
}
