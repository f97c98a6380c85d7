// Features › ColourReadout: what a shop's own words would call the colour of a picture.

package import GraphRules
import Foundation

/// One name for the colour of a whole picture.
package struct SeenColour: Hashable, Sendable {
  package let colour: BasicColour
  /// How likely the shop would call it so, in `0...1`.
  package let share: Double

  package init(colour: BasicColour, share: Double) {
    self.colour = colour
    self.share = share
  }
}

/// Names the colour of a picture as the shop's feed does, learned from pictures whose colour the feed tells.
///
/// A multinomial logistic regression on ``ColourSignature``, whose values are square roots of shares, and on the
/// picture's confidence, lightness and warmth. ``ColourReadoutTrainer`` makes it; it is frozen with the model.
/// Cost of a name: O(bins of the picture · colours).
package struct ColourReadout: Hashable, Sendable {
  /// A name with at least this share is sure; with less the picture is called nothing.
  package static let sureShare = 0.5
  /// Rises whenever the same picture gives other features than before: older readouts are then of no use.
  package static let edition: Int32 = 1

  /// The colours that can be told, in the order of ``BasicColour``.
  package let colours: [BasicColour]
  /// Row-major, ``featureCount`` × `colours.count`.
  package let weights: [Float]

  /// The signature, three means, and a constant.
  package static let featureCount = ColourSignature.binColumnCount + 4

  /// `nil` unless there is a weight for each feature and colour.
  package init?(colours: [BasicColour], weights: [Float]) {
    guard !colours.isEmpty, weights.count == Self.featureCount * colours.count,
      weights.allSatisfy(\.isFinite)
    else { return nil }
    self.colours = colours
    self.weights = weights
  }

  /// The likelihood of each of ``colours``; they add up to 1 within rounding.
  package func shares(of picture: PictureColours) -> [Double] {
    let count = colours.count
    var scores = [Double](repeating: 0, count: count)
    Self.forEachFeature(of: picture) { column, value in
      for colour in 0..<count { scores[colour] += value * Double(weights[column * count + colour]) }
    }
    let most = scores.max() ?? 0
    var sum = 0.0
    for colour in scores.indices {
      scores[colour] = exp(scores[colour] - most)
      sum += scores[colour]
    }
    return scores.map { $0 / sum }
  }

  /// All names, the likeliest first; on a tie in the order of ``colours``.
  package func names(of picture: PictureColours) -> [SeenColour] {
    let shares = shares(of: picture)
    return shares.indices.sorted { shares[$0] != shares[$1] ? shares[$0] > shares[$1] : $0 < $1 }
      .map { SeenColour(colour: colours[$0], share: shares[$0]) }
  }

  /// The likeliest name, `nil` when it is not likely enough to be relied on.
  package func sureName(of picture: PictureColours) -> SeenColour? {
    names(of: picture).first.flatMap { $0.share >= Self.sureShare ? $0 : nil }
  }

  /// The features of a picture that are not 0, by rising column.
  static func forEachFeature(of picture: PictureColours, _ body: (_ column: Int, _ value: Double) -> Void) {
    let signature = ColourSignature(picture)
    for (column, value) in zip(signature.columns, signature.values) { body(Int(column), Double(value)) }
    let means = [picture.confidence, picture.lightness, picture.warmth, 1]
    for (place, mean) in means.enumerated() { body(ColourSignature.binColumnCount + place, Double(mean)) }
  }
}
