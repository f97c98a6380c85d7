// Features › PictureColours+Bytes: colours as a short row of bytes, for storage.

extension PictureColours {
  private static let version: UInt8 = 1

  /// About 100 to 300 bytes: version, means, palette, four sparse histograms, checksum; little-endian.
  package var encoded: [UInt8] {
    var bytes: [UInt8] = [Self.version]
    for value in [confidence, lightness, warmth] { bytes.append(Int16(value * Fixed.unit)) }
    bytes.append(UInt8(palette.count))
    for colour in palette {
      for value in [colour.lab.lightness, colour.lab.a, colour.lab.b] {
        bytes.append(Int16(value * Fixed.lab))
      }
      bytes.append(Int16(colour.coverage * Fixed.unit))
    }
    for histogram in [overall] + bands {
      bytes.append(UInt8(histogram.bins.count))
      bytes += histogram.bins
      for part in histogram.parts { bytes.append(Int16(bitPattern: part)) }
    }
    let sum = Self.checksum(bytes[...])
    return bytes + [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: sum >> $0) }
  }

  /// Reads back what ``encoded`` wrote; `nil` for anything else, for instance damaged bytes.
  package init?(encoded bytes: [UInt8]) {
    guard bytes.count > 4, bytes[0] == Self.version else { return nil }
    let end = bytes.count - 4
    let stored = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[end + $1]) << UInt32($1 * 8) }
    guard stored == Self.checksum(bytes[..<end]) else { return nil }
    var rest = bytes[1..<end]
    guard let confidence = rest.takeNumber(), let lightness = rest.takeNumber(),
      let warmth = rest.takeNumber(),
      let count = rest.popFirst(), count <= 6
    else { return nil }
    var palette: [PaletteColour] = []
    for _ in 0..<count {
      guard let l = rest.takeNumber(), let a = rest.takeNumber(), let b = rest.takeNumber(),
        let coverage = rest.takeNumber()
      else { return nil }
      let lab = Lab(Float(l) / Fixed.lab, Float(a) / Fixed.lab, Float(b) / Fixed.lab)
      palette.append(PaletteColour(lab: lab, coverage: Float(coverage) / Fixed.unit))
    }
    var histograms: [ColourHistogram] = []
    for _ in 0..<4 {
      guard let length = rest.popFirst(), rest.count >= Int(length) * 3 else { return nil }
      let bins = Array(rest.prefix(Int(length)))
      rest = rest.dropFirst(Int(length))
      let parts = (0..<length).compactMap { _ in rest.takeNumber().map { UInt16(bitPattern: $0) } }
      guard let histogram = ColourHistogram(bins: bins, parts: parts) else { return nil }
      histograms.append(histogram)
    }
    guard rest.isEmpty else { return nil }
    self.init(
      overall: histograms[0], bands: Array(histograms[1...]), palette: palette,
      confidence: Float(confidence) / Fixed.unit, lightness: Float(lightness) / Fixed.unit,
      warmth: Float(warmth) / Fixed.unit)
  }

  /// FNV-1a, 32 bits: against a spoiled disk, not against an enemy.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }
}

/// The steps to which stored numbers are rounded; powers of two, so that dividing and multiplying is exact.
enum Fixed {
  static let unit: Float = 16_384
  static let lab: Float = 128

  static func rounded(_ value: Float, _ steps: Float) -> Float { (value * steps).rounded() / steps }
}

extension [UInt8] {
  fileprivate mutating func append(_ number: Int16) {
    append(UInt8(truncatingIfNeeded: number))
    append(UInt8(truncatingIfNeeded: number >> 8))
  }
}

extension ArraySlice<UInt8> {
  fileprivate mutating func takeNumber() -> Int16? {
    guard let low = popFirst(), let high = popFirst() else { return nil }
    return Int16(bitPattern: UInt16(high) << 8 | UInt16(low))
  }
}
