// Recommender › CandidateScores: what each part of a score says of each customer's likely products.

import Fusion
import Foundation
import Scoring
import VectorMath

/// For each customer of a sample the same number of places for products.
///
/// They hold the best products of every part, and all that are to be foreseen. A sum of parts is judged on these alone,
/// which takes milliseconds.
struct CandidateScores: Sendable {
  /// Hit rate and ndcg of the first ten.
  struct Quality: Hashable, Sendable {
    var hitRate = 0.0
    var ndcg = 0.0
  }
  /// Which customers count: all, or those with an even or odd place.
  enum Fold: Sendable {
    case all, even, odd

    func contains(_ customer: Int) -> Bool {
      switch self {
      case .all: true
      case .even: customer.isMultiple(of: 2)
      case .odd: !customer.isMultiple(of: 2)
      }
    }
  }

  private let sample: TuningSample
  private let productCount: Int
  /// Places a customer; those that she does not need hold -1, behind the others.
  private let width: Int
  private let products: [Int32]
  private let isHeld: [Bool]
  /// `1 / log₂(rank + 1)` for the ranks from 1, and their sums.
  private static let gains = (1...10).map { 1 / log2(Double($0) + 1) }

  private static let bestOfEach = 60
  private static let mostPlaces = 600
  private static let block = 32

  /// `eligible` says by product whether it may be listed at all.
  init(_ sample: TuningSample, parts: [any Scorer], eligible: [Bool]) {
    self.sample = sample
    productCount = eligible.count
    let most = sample.customers.lazy.map(\.held.count).max() ?? 0
    let width = min(Self.mostPlaces, parts.count * Self.bestOfEach + most, eligible.count)
    self.width = width
    let products = Blocks.fill(
      rowCount: sample.customers.count, width: width, size: Self.block, zero: Int32(-1)
    ) { block, places in
      var scores = [Float](repeating: 0, count: eligible.count)
      for customer in block {
        let asked = sample.customers[customer]
        var found = asked.held.filter { eligible[$0] }
        for part in parts where found.count < width {
          for product in scores.indices { scores[product] = 0 }
          part.prepare(asked.request).addScores(scale: 1, into: &scores)
          var best = Shortlist(capacity: Self.bestOfEach)
          best.take(scores) { scores[$0] > 0 && eligible[$0] && !asked.seen.contains($0) }
          found.formUnion(best.products.map(Int.init))
        }
        let rows = (customer - block.lowerBound) * width
        for (place, product) in found.sorted().prefix(width).enumerated() {
          places[rows + place] = Int32(product)
        }
      }
    }
    self.products = products
    isHeld = products.indices.map { sample.customers[$0 / width].held.contains(Int(products[$0])) }
  }

  /// A part's scores of all places.
  func column(of part: any Scorer) -> [Float] {
    Blocks.fill(rowCount: sample.customers.count, width: width, size: Self.block, zero: Float(0)) {
      block, values in
      var scores = [Float](repeating: 0, count: productCount)
      for customer in block {
        for product in scores.indices { scores[product] = 0 }
        part.prepare(sample.customers[customer].request).addScores(scale: 1, into: &scores)
        let rows = (customer - block.lowerBound) * width
        for place in 0..<width {
          let product = products[customer * width + place]
          guard product >= 0 else { break }
          values[rows + place] = scores[Int(product)]
        }
      }
    }
  }

  /// A column with 0 in the places of all products but some.
  func column(_ column: [Float], where isKept: (_ product: Int) -> Bool) -> [Float] {
    column.indices.map { products[$0] >= 0 && isKept(Int(products[$0])) ? column[$0] : 0 }
  }

  /// What a part's scores are divided by, from those of all places; 0 for a part that says nothing.
  func scale(of column: [Float]) -> Double {
    ScaleConstants.scale(
      ofLargest: (0..<sample.customers.count).lazy.map { customer in
        column[customer * width..<(customer + 1) * width].max() ?? 0
      }) ?? 0
  }

  /// How well `base + weight · column` foresees.
  func quality(of base: [Float], adding weight: Float, of column: [Float], in fold: Fold = .all) -> Quality {
    let gains = Self.gains
    let found = Blocks.fill(
      rowCount: sample.customers.count, width: 2, size: Self.block, zero: 0.0
    ) { block, values in
      var best = [(score: Float, isHeld: Bool)]()
      best.reserveCapacity(gains.count + 1)
      for customer in block where fold.contains(customer) {
        best.removeAll(keepingCapacity: true)
        for place in customer * width..<(customer + 1) * width {
          guard products[place] >= 0 else { break }
          let score = base[place] + weight * column[place]
          // Without any evidence a product may stand anywhere: it is not foreseen.
          guard score > 0 else { continue }
          if best.count == gains.count, score <= best[gains.count - 1].score { continue }
          var rank = best.count
          while rank > 0, best[rank - 1].score < score { rank -= 1 }
          best.insert((score, isHeld[place]), at: rank)
          if best.count > gains.count { best.removeLast() }
        }
        var gain = 0.0
        for (rank, entry) in best.enumerated() where entry.isHeld { gain += gains[rank] }
        let ideal = gains.prefix(sample.customers[customer].held.count).reduce(0, +)
        values[(customer - block.lowerBound) * 2] = gain > 0 ? 1 : 0
        values[(customer - block.lowerBound) * 2 + 1] = gain / ideal
      }
    }
    var quality = Quality()
    var count = 0.0
    for customer in 0..<sample.customers.count where fold.contains(customer) {
      quality.hitRate += found[customer * 2]
      quality.ndcg += found[customer * 2 + 1]
      count += 1
    }
    quality.hitRate /= max(1, count)
    quality.ndcg /= max(1, count)
    return quality
  }

  /// 0 in all places.
  var emptyColumn: [Float] { [Float](repeating: 0, count: sample.customers.count * width) }
}
