// Terminal › SixelPicture: a picture for terminals that draw as DEC's VT340 did, six rows of pixels at a time.

/// Up to 255 colours; see ``SixelPalette``.
///
/// https://vt100.net/docs/vt3xx-gp/chapter14.html
package enum SixelPicture {
  /// The codes that draw the picture at the cursor.
  package static func text(_ picture: PixelGrid) -> String {
    let palette = SixelPalette(of: picture)
    var text = "\u{1B}P0;1;0q\"1;1;\(picture.width);\(picture.height)"
    for (number, colour) in palette.colours.enumerated() {
      let parts = [colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF].map { ($0 * 100 + 127) / 255 }
      text += "#\(number);2;\(parts[0]);\(parts[1]);\(parts[2])"
    }
    for top in stride(from: 0, to: picture.height, by: 6) {
      text += band(top, picture, palette.places)
    }
    return text + "\u{1B}\\"
  }

  /// Six rows: each colour in turn over the whole width, `$` going back to its beginning.
  private static func band(_ top: Int, _ picture: PixelGrid, _ places: [Int]) -> String {
    var masks: [Int: [UInt8]] = [:]
    for y in top..<min(top + 6, picture.height) {
      for x in 0..<picture.width {
        masks[places[y * picture.width + x], default: [UInt8](repeating: 0, count: picture.width)][x] |=
          1 << UInt8(y - top)
      }
    }
    return masks.keys.sorted().map { colour in "#\(colour)" + runs(masks[colour] ?? []) }
      .joined(separator: "$") + "-"
  }

  /// The cells of one colour, equal ones in a row counted: `!12?`.
  private static func runs(_ mask: [UInt8]) -> String {
    var text = ""
    var start = 0
    while start < mask.count {
      var end = start + 1
      while end < mask.count, mask[end] == mask[start] { end += 1 }
      let cell = String(UnicodeScalar(mask[start] + 0x3F))
      text += end - start > 3 ? "!\(end - start)\(cell)" : String(repeating: cell, count: end - start)
      start = end
    }
    return text
  }
}
