// Features › ColourNamer: the shop's own word for a colour.

package import GraphRules

/// A lexicon colour found for a measured one.
package struct ColourName: Hashable, Sendable {
  /// The id of the lexicon's colour.
  package let id: String
  /// CIEDE2000 to that colour's prototype.
  package let distance: Double
  /// How much farther the next prototype is; below ``ColourNamer/sureMargin`` the name is a toss-up.
  package let margin: Double
}

/// How much of a product has a lexicon colour.
package struct ColourCoverage: Hashable, Sendable {
  /// The id of the lexicon's colour.
  package let id: String
  /// In `0...1`.
  package let coverage: Double
}

/// Names colours by the nearest prototype of the lexicon (CIEDE2000).
///
/// Names are not stored with pictures: a shop may change its lexicon without reading its pictures again.
package struct ColourNamer: Sendable {
  /// Below this margin two names fit about equally well.
  package static let sureMargin = 2.0
  /// Beyond this distance no prototype looks like the colour.
  package static let farthest = 30.0

  private let ids: [String]
  private let prototypes: [Lab]

  package init(_ colours: [LexiconColour]) {
    ids = colours.map(\.entry.id)
    prototypes = colours.map { Lab(rgb: $0.rgb) }
  }

  /// The nearest name, the lexicon's earlier one on a tie; `nil` when none is near.
  package func name(of colour: Lab) -> ColourName? {
    var best: (index: Int, distance: Double)?
    var second = Double.infinity
    for (index, prototype) in prototypes.enumerated() {
      let distance = prototype.difference(from: colour)
      if let current = best, distance >= current.distance {
        second = min(second, distance)
      } else {
        second = best?.distance ?? second
        best = (index, distance)
      }
    }
    guard let best, best.distance <= Self.farthest else { return nil }
    return ColourName(id: ids[best.index], distance: best.distance, margin: second - best.distance)
  }

  /// The name, or `nil` when another one fits about as well: for saying a colour aloud.
  package func sureName(of colour: Lab) -> ColourName? {
    name(of: colour).flatMap { $0.margin >= Self.sureMargin ? $0 : nil }
  }

  /// The product's colours by name, the widest first; coverages add up to at most 1.
  ///
  /// Palette colours of the same name (a shirt and its folds) are added together.
  package func coverages(of colours: PictureColours) -> [ColourCoverage] {
    var found: [ColourCoverage] = []
    for colour in colours.palette {
      guard let name = name(of: colour.lab) else { continue }
      let coverage = Double(colour.coverage)
      if let place = found.firstIndex(where: { $0.id == name.id }) {
        found[place] = ColourCoverage(id: name.id, coverage: found[place].coverage + coverage)
      } else {
        found.append(ColourCoverage(id: name.id, coverage: coverage))
      }
    }
    return found.enumerated().sorted { ($1.element.coverage, $0.offset) < ($0.element.coverage, $1.offset) }
      .map(\.element)
  }
}
