// Terminal › ANSIWriter: turns styled text into the escape codes that a terminal understands.

/// Writes styled spans for a stream of a given colour support; without colour nothing but the text is left.
package struct ANSIWriter: Sendable {
  /// How a span looks.
  package enum Look: Hashable, Sendable {
    case plain
    /// Numbers, hints in passing, what may be overlooked.
    case dim
    /// Names and what else must be seen.
    case strong
    /// The head of a table or a section.
    case heading
    /// The bar of a share or a score.
    case bar
    /// The steps of a path.
    case arrow
    /// What could be typed next.
    case hint
    /// What went wrong.
    case error
    /// A patch of colour; where no colour is shown, its `name` stands instead.
    case swatch(red: UInt8, green: UInt8, blue: UInt8, name: String)
  }

  private static let reset = "\u{1B}[0m"

  private let support: ColourSupport

  package init(_ support: ColourSupport) { self.support = support }

  /// One span, ready to be written; spans can be joined in any order.
  package func text(_ text: String, as look: Look) -> String {
    if case .swatch(_, _, _, let name) = look, support < .twoHundredFiftySix { return name }
    guard support > .none, !text.isEmpty, let code = code(look) else { return text }
    return "\u{1B}[\(code)m\(text)\(Self.reset)"
  }

  /// The parameters of `ESC [ … m`; `nil` for plain text.
  private func code(_ look: Look) -> String? {
    switch look {
    case .plain: nil
    case .dim, .hint: "2"
    case .strong: "1"
    case .heading: "1;4"
    case .bar: "36"
    case .arrow: "35"
    case .error: "31"
    case .swatch(let red, let green, let blue, _):
      support == .trueColour ? "38;2;\(red);\(green);\(blue)" : "38;5;\(Self.cube(red, green, blue))"
    }
  }

  /// The nearest of xterm's colours 16–255: the 6 × 6 × 6 cube, or one of the 24 greys.
  static func cube(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int {
    let levels = [0, 95, 135, 175, 215, 255]
    let wanted = [Int(red), Int(green), Int(blue)]
    func nearest(_ value: Int) -> Int {
      levels.indices.min { abs(levels[$0] - value) < abs(levels[$1] - value) } ?? 0
    }
    func distance(_ colour: [Int]) -> Int {
      zip(colour, wanted).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    let steps = wanted.map(nearest)
    let grey = min(23, max(0, (wanted.reduce(0, +) / 3 - 3) / 10))
    let isGrey = distance([8 + 10 * grey, 8 + 10 * grey, 8 + 10 * grey]) < distance(steps.map { levels[$0] })
    return isGrey ? 232 + grey : 16 + 36 * steps[0] + 6 * steps[1] + steps[2]
  }
}
