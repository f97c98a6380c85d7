// Terminal › SixelPicture: a picture for terminals that draw as DEC's VT340 did, six rows of pixels at a time.

/// Up to 255 colours, those that the picture has most of.
///
/// https://vt100.net/docs/vt3xx-gp/chapter14.html
package enum SixelPicture {
  private static let mostColours = 255
  /// Colours that differ less are one.
  private static let bits: UInt32 = 5

  /// The codes that draw the picture at the cursor.
  package static func text(_ picture: PixelGrid) -> String {
    let (colours, places) = palette(of: picture)
    var text = "\u{1B}P0;1;0q\"1;1;\(picture.width);\(picture.height)"
    for (number, colour) in colours.enumerated() {
      let parts = [colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF].map { ($0 * 100 + 127) / 255 }
      text += "#\(number);2;\(parts[0]);\(parts[1]);\(parts[2])"
    }
    for top in stride(from: 0, to: picture.height, by: 6) {
      text += band(top, picture, colours.count, places)
    }
    return text + "\u{1B}\\"
  }

  /// Six rows: each colour in turn over the whole width, `$` going back to its beginning.
  private static func band(_ top: Int, _ picture: PixelGrid, _ count: Int, _ places: [Int]) -> String {
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

  /// The colours, and for each pixel the number of the nearest.
  private static func palette(of picture: PixelGrid) -> (colours: [UInt32], places: [Int]) {
    var boxes: [UInt32: (count: Int, red: Int, green: Int, blue: Int)] = [:]
    var boxed: [UInt32] = []
    boxed.reserveCapacity(picture.width * picture.height)
    for y in 0..<picture.height {
      for x in 0..<picture.width {
        let colour = picture.colour(x, y)
        let (red, green, blue) = (colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF)
        let box = (red >> (8 - bits)) << (2 * bits) | (green >> (8 - bits)) << bits | blue >> (8 - bits)
        var sum = boxes[box] ?? (0, 0, 0, 0)
        sum = (sum.count + 1, sum.red + Int(red), sum.green + Int(green), sum.blue + Int(blue))
        boxes[box] = sum
        boxed.append(box)
      }
    }
    func mean(_ box: UInt32) -> UInt32 {
      guard let sum = boxes[box] else { return 0 }
      return UInt32(sum.red / sum.count) << 16 | UInt32(sum.green / sum.count) << 8
        | UInt32(sum.blue / sum.count)
    }
    let byUse = boxes.keys.sorted { one, other in
      let (a, b) = (boxes[one]?.count ?? 0, boxes[other]?.count ?? 0)
      return (b, one) < (a, other)
    }
    let colours = byUse.prefix(mostColours).map(mean)
    var place: [UInt32: Int] = [:]
    for (number, box) in byUse.enumerated() {
      place[box] = number < colours.count ? number : nearest(mean(box), colours)
    }
    return (colours, boxed.map { place[$0] ?? 0 })
  }

  private static func nearest(_ colour: UInt32, _ colours: [UInt32]) -> Int {
    func distance(_ other: UInt32) -> Int {
      [16, 8, 0].map { shift in
        let difference = Int(colour >> UInt32(shift) & 0xFF) - Int(other >> UInt32(shift) & 0xFF)
        return difference * difference
      }.reduce(0, +)
    }
    return colours.indices.min { distance(colours[$0]) < distance(colours[$1]) } ?? 0
  }
}
