// Terminal › ANSIWriter: turns styled text into the escape codes that a terminal understands.

package import Conversation

/// Writes styled lines for a stream of a given colour support; without colour nothing but the text is left.
///
/// A line takes as many cells with colour as without, so tables that were set in plain text stay straight.
package struct ANSIWriter: Sendable {
  /// What a swatch is drawn with.
  private static let patch = "██"

  private let support: ColourSupport

  package init(_ support: ColourSupport) { self.support = support }

  /// The line without a line end.
  package func text(_ line: StyledLine) -> String {
    support == .none ? line.plain : line.spans.map(text).joined()
  }

  private func text(_ span: Span) -> String {
    guard !span.text.isEmpty, let code = code(span.role) else { return span.text }
    return "\u{1B}[\(code)m\(drawn(span))\u{1B}[0m"
  }

  /// The text of a span; for a swatch its patch, as wide as the word that it stands for.
  private func drawn(_ span: Span) -> String {
    guard case .swatch = span.role else { return span.text }
    let rest = DisplayWidth.of(span.text) - DisplayWidth.of(Self.patch)
    return Self.patch + String(repeating: " ", count: max(0, rest))
  }

  /// The parameters of `ESC [ … m`; `nil` where the text stands as it is.
  private func code(_ role: Role) -> String? {
    switch role {
    case .plain: nil
    case .dim: "2"
    case .strong: "1"
    case .heading: "1;4"
    case .bar, .chip, .hint: "36"
    case .arrow: "35"
    case .error: "31"
    case .swatch(let red, let green, let blue):
      switch support {
      case .none, .sixteen: nil
      case .twoHundredFiftySix: "38;5;\(Self.indexed(red, green, blue))"
      case .trueColour: "38;2;\(red);\(green);\(blue)"
      }
    case .pixels(let top, let bottom):
      switch support {
      case .none, .sixteen: nil
      case .twoHundredFiftySix:
        "38;5;\(Self.indexed(Self.parts(top)));48;5;\(Self.indexed(Self.parts(bottom)))"
      case .trueColour: "38;2;\(Self.list(top));48;2;\(Self.list(bottom))"
      }
    }
  }

  private static func parts(_ rgb: UInt32) -> (UInt8, UInt8, UInt8) {
    (UInt8(rgb >> 16 & 0xFF), UInt8(rgb >> 8 & 0xFF), UInt8(rgb & 0xFF))
  }

  private static func list(_ rgb: UInt32) -> String {
    let (red, green, blue) = parts(rgb)
    return "\(red);\(green);\(blue)"
  }

  private static func indexed(_ parts: (UInt8, UInt8, UInt8)) -> Int { indexed(parts.0, parts.1, parts.2) }

  /// The nearest of xterm's colours 16–255: for greys one of the 24 steps, else one of the 6 × 6 × 6 cube.
  ///
  /// A grey step is often nearer to a dark colour than the cube is, but navy drawn grey is no longer navy.
  private static func indexed(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int {
    let wanted = [Int(red), Int(green), Int(blue)]
    let mean = wanted.reduce(0, +) / 3
    if wanted.allSatisfy({ abs($0 - mean) < 8 }), (4..<247).contains(mean) {
      return 232 + min(23, (mean - 3) / 10)
    }
    let levels = [0, 95, 135, 175, 215, 255]
    let steps = wanted.map { value in
      levels.indices.min { abs(levels[$0] - value) < abs(levels[$1] - value) } ?? 0
    }
    return 16 + 36 * steps[0] + 6 * steps[1] + steps[2]
  }
}
