// Terminal › SixelPalette: few colours that stand for all of a picture.

/// A picture's colours by median cut: the widest group of colours is halved until there are enough groups.
///
/// P. Heckbert, “Color Image Quantization for Frame Buffer Display”, SIGGRAPH 1982. Colours that agree in the first five
/// bits of each channel count as one.
struct SixelPalette {
  /// As `0xRRGGBB`, at most ``most``.
  let colours: [UInt32]
  /// For each pixel the number of its colour.
  let places: [Int]

  static let most = 255
  private static let bits: UInt32 = 5

  /// Colours that count as one, with their mean.
  private struct Box {
    let key: UInt32
    var count = 0
    var sums = [0, 0, 0]
    func mean(_ channel: Int) -> Int { sums[channel] / max(1, count) }
  }

  init(of picture: PixelGrid) {
    var boxes: [UInt32: Box] = [:]
    var keys: [UInt32] = []
    keys.reserveCapacity(picture.width * picture.height)
    for y in 0..<picture.height {
      for x in 0..<picture.width {
        let colour = picture.colour(x, y)
        let parts = [colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF]
        let key = parts.reduce(0) { $0 << Self.bits | $1 >> (8 - Self.bits) }
        var box = boxes[key] ?? Box(key: key)
        box.count += 1
        for channel in 0..<3 { box.sums[channel] += Int(parts[channel]) }
        boxes[key] = box
        keys.append(key)
      }
    }
    let groups = Self.groups(of: boxes.values.sorted { $0.key < $1.key })
    var place: [UInt32: Int] = [:]
    for (number, group) in groups.enumerated() {
      for box in group { place[box.key] = number }
    }
    colours = groups.map(Self.mean)
    places = keys.map { place[$0] ?? 0 }
  }

  private static func mean(_ group: [Box]) -> UInt32 {
    let count = max(1, group.reduce(0) { $0 + $1.count })
    return (0..<3).reduce(0) { colour, channel in
      colour << 8 | UInt32(group.reduce(0) { $0 + $1.sums[channel] } / count)
    }
  }

  private static func groups(of boxes: [Box]) -> [[Box]] {
    var groups = [boxes]
    var widths = [width(boxes)]
    while groups.count < most {
      guard let at = widths.indices.max(by: { widths[$0].extent < widths[$1].extent }), widths[at].extent > 0
      else { break }
      let channel = widths[at].channel
      let sorted = groups[at].sorted { ($0.mean(channel), $0.key) < ($1.mean(channel), $1.key) }
      let half = sorted.count / 2
      groups[at] = Array(sorted[..<half])
      widths[at] = width(groups[at])
      groups.append(Array(sorted[half...]))
      widths.append(width(groups[groups.count - 1]))
    }
    return groups
  }

  /// The channel in which a group differs most, and how much.
  private static func width(_ group: [Box]) -> (channel: Int, extent: Int) {
    var widest = (channel: 0, extent: 0)
    for channel in 0..<3 {
      let values = group.map { $0.mean(channel) }
      let extent = (values.max() ?? 0) - (values.min() ?? 0)
      if extent > widest.extent { widest = (channel, extent) }
    }
    return widest
  }
}
