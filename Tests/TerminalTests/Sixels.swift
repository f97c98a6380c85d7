// TerminalTests › Sixels: reads sixel pictures as a terminal would.

/// A decoder of DEC's sixels that knows nothing of how they were made.
enum Sixels {
  /// Red, green and blue in per cent, row by row; `nil` for a pixel that was not drawn, and for all when one was drawn
  /// twice or outside.
  static func decode(_ text: String, width: Int, height: Int) -> [[Int]?]? {
    guard text.hasPrefix("\u{1B}P0;1;0q\"1;1;\(width);\(height)"), text.hasSuffix("\u{1B}\\") else {
      return nil
    }
    var pixels = [[Int]?](repeating: nil, count: width * height)
    var palette: [Int: [Int]] = [:]
    var (colour, x, top, count) = (0, 0, 0, 1)
    var rest = Substring(text.dropFirst("\u{1B}P0;1;0q\"1;1;\(width);\(height)".count).dropLast(2))
    func number() -> Int {
      let digits = rest.prefix(while: \.isNumber)
      rest = rest.dropFirst(digits.count)
      return Int(digits) ?? 0
    }
    while let sign = rest.popFirst() {
      switch sign {
      case "#":
        colour = number()
        var parts: [Int] = []
        while rest.first == ";" {
          rest = rest.dropFirst()
          parts.append(number())
        }
        if parts.count == 4 { palette[colour] = Array(parts.dropFirst()) }
      case "!": count = number()
      case "$": x = 0
      case "-": (x, top) = (0, top + 6)
      default:
        guard let mask = sign.asciiValue.map({ Int($0) - 0x3F }), (0..<64).contains(mask) else { return nil }
        for _ in 0..<count {
          for bit in 0..<6 where mask >> bit & 1 == 1 {
            let place = (top + bit) * width + x
            guard x < width, top + bit < height, pixels[place] == nil else { return nil }
            pixels[place] = palette[colour]
          }
          x += 1
        }
        count = 1
      }
    }
    return pixels
  }
}
