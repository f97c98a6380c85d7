// ImageIngest › WebPAnimation: the first frame of an animated WebP, as a file of its own.

/// Takes a still picture out of an animation, so that the plain decoder reads it and no demultiplexer is needed.
enum WebPAnimation {
  /// A WebP file with the first frame alone, `nil` when it is incomplete.
  ///
  /// The frame's place on the canvas is
  /// left out: product animations fill it.
  static func firstFrame(_ bytes: [UInt8]) -> [UInt8]? {
    guard let frame = RIFFChunks(bytes, from: 12).first(where: { $0.name == "ANMF" })?.body, frame.count > 16
    else { return nil }
    let head = Array(frame.prefix(16))
    let parts = Array(RIFFChunks(bytes, from: frame.startIndex + 16, to: frame.endIndex))
    guard let pixels = parts.first(where: { $0.name == "VP8 " || $0.name == "VP8L" }) else { return nil }
    var body = Array("WEBP".utf8)
    if let alpha = parts.first(where: { $0.name == "ALPH" }), pixels.name == "VP8 " {
      // Bit 4 says that alpha follows; then three spare bytes, and the frame's size less one, 24 bits each.
      body += chunk("VP8X", [0x10, 0, 0, 0] + head[6..<12])
      body += chunk("ALPH", alpha.body)
    }
    body += chunk(pixels.name, pixels.body)
    return Array("RIFF".utf8) + littleEndian(body.count) + body
  }

  private static func chunk(_ name: String, _ body: some Collection<UInt8>) -> [UInt8] {
    Array(name.utf8) + littleEndian(body.count) + Array(body) + (body.count.isMultiple(of: 2) ? [] : [0])
  }

  private static func littleEndian(_ value: Int) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
