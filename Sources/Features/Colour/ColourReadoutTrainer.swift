// Features › ColourReadoutTrainer: learns what the shop's colour words look like.

package import GraphRules
import Dispatch
import Foundation
import Synchronization
import VectorMath

/// A picture and the basic colour that the feed calls it.
package struct ColourLesson: Hashable, Sendable {
  package let picture: PictureColours
  package let colour: BasicColour

  package init(picture: PictureColours, colour: BasicColour) {
    self.picture = picture
    self.colour = colour
  }
}

/// Fits a ``ColourReadout`` by `strength · Σ -ln share(told colour) + ½ Σ weight²`, the constants left free.
///
/// Convex, so there is one best readout. Cost: some hundred passes over the features of all pictures; 3,000 pictures
/// take a fraction of a second.
package struct ColourReadoutTrainer: Sendable {
  /// Fewer pictures than this teach less than the lexicon knows.
  package static let fewest = 200
  /// A colour that fewer pictures show is not learned.
  package static let fewestOfColour = 10
  private static let steps = 200
  private static let tolerance = 1e-5
  private static let folds = 5

  /// How much each picture counts beside the wish for small weights.
  package let strength: Double

  package init(strength: Double = 10) {
    self.strength = strength
  }

  /// The lessons in colours that enough of them show; empty when there are too few or of one colour alone.
  package static func usable(_ lessons: [ColourLesson]) -> [ColourLesson] {
    let counts = Dictionary(lessons.map { ($0.colour, 1) }, uniquingKeysWith: +)
    let kept = lessons.filter { (counts[$0.colour] ?? 0) >= fewestOfColour }
    return kept.count >= fewest && Set(kept.map(\.colour)).count > 1 ? kept : []
  }

  /// The readout of these lessons; `nil` when there are none.
  package func train(_ lessons: [ColourLesson]) -> ColourReadout? {
    let told = Set(lessons.map(\.colour))
    let colours = BasicColour.allCases.filter(told.contains)
    guard !colours.isEmpty else { return nil }
    let objective = ColourObjective(lessons, colours: colours, strength: strength)
    let weights = LimitedMemory.minimum(
      from: [Double](repeating: 0, count: ColourReadout.featureCount * colours.count), steps: Self.steps,
      tolerance: Self.tolerance
    ) { objective.value(at: $0, slope: &$1) }
    return ColourReadout(colours: colours, weights: weights.map { Float($0) })
  }

  /// For each lesson the name that a readout gives it which has seen only the lessons of the other four fifths.
  ///
  /// The fifths are fitted on all cores; what they say does not depend on how many there are.
  package func crossFitted(_ lessons: [ColourLesson]) -> [SeenColour?] {
    let found = Mutex([SeenColour?](repeating: nil, count: lessons.count))
    DispatchQueue.concurrentPerform(iterations: Self.folds) { fold in
      let others = lessons.indices.filter { $0 % Self.folds != fold }.map { lessons[$0] }
      guard let readout = train(others) else { return }
      for place in stride(from: fold, to: lessons.count, by: Self.folds) {
        let name = readout.names(of: lessons[place].picture).first
        found.withLock { $0[place] = name }
      }
    }
    return found.withLock { $0 }
  }
}

/// What is made small: how surprising the told colours are, and how large the weights.
package struct ColourObjective: Sendable {
  private let starts: [Int]
  private let columns: [Int]
  private let values: [Double]
  /// By lesson, the place of its colour.
  private let told: [Int]
  private let colourCount: Int
  private let strength: Double

  package init(_ lessons: [ColourLesson], colours: [BasicColour], strength: Double) {
    var starts = [0]
    var columns: [Int] = []
    var values: [Double] = []
    for lesson in lessons {
      ColourReadout.forEachFeature(of: lesson.picture) { column, value in
        columns.append(column)
        values.append(value)
      }
      starts.append(columns.count)
    }
    self.starts = starts
    self.columns = columns
    self.values = values
    told = lessons.map { lesson in colours.firstIndex(of: lesson.colour) ?? 0 }
    colourCount = colours.count
    self.strength = strength
  }

  /// The value at `weights`, row-major by feature; writes the slope there.
  package func value(at weights: [Double], slope: inout [Double]) -> Double {
    let width = colourCount
    let constants = weights.count - width
    var total = 0.0
    for place in weights.indices {
      // The constants in the last row are free.
      slope[place] = place < constants ? weights[place] : 0
      total += 0.5 * slope[place] * slope[place]
    }
    // A row of weights in whole fours, the last of them filled up with nothing.
    let fours = (width + 3) / 4
    var rows = [SIMD4<Double>](repeating: .zero, count: (weights.count / width) * fours)
    for place in weights.indices {
      rows[place / width * fours + place % width / 4][place % width % 4] = weights[place]
    }
    var slopes = [SIMD4<Double>](repeating: .zero, count: rows.count)
    var shares = [SIMD4<Double>](repeating: .zero, count: fours)
    rows.withUnsafeBufferPointer { rows in
      slopes.withUnsafeMutableBufferPointer { slopes in
        shares.withUnsafeMutableBufferPointer { shares in
          for lesson in told.indices {
            let own = starts[lesson]..<starts[lesson + 1]
            for four in 0..<fours { shares[four] = .zero }
            for entry in own {
              let row = columns[entry] * fours
              for four in 0..<fours { shares[four] += rows[row + four] * values[entry] }
            }
            total += strength * surprise(&shares, told: told[lesson])
            for entry in own {
              let row = columns[entry] * fours
              for four in 0..<fours { slopes[row + four] += shares[four] * (values[entry] * strength) }
            }
          }
        }
      }
    }
    for place in slope.indices {
      slope[place] += slopes[place / width * fours + place % width / 4][place % width % 4]
    }
    return total
  }

  /// `-ln share(told)` of scores, which become the shares less the truth.
  private func surprise(_ scores: inout UnsafeMutableBufferPointer<SIMD4<Double>>, told: Int) -> Double {
    var most = -Double.infinity
    for colour in 0..<colourCount { most = max(most, scores[colour / 4][colour % 4]) }
    let wanted = scores[told / 4][told % 4]
    var sum = 0.0
    for colour in 0..<colourCount {
      let power = exp(scores[colour / 4][colour % 4] - most)
      scores[colour / 4][colour % 4] = power
      sum += power
    }
    for four in scores.indices { scores[four] /= sum }
    scores[told / 4][told % 4] -= 1
    return log(sum) + most - wanted
  }
}
