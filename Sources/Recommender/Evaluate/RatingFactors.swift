// Recommender › RatingFactors: stars foretold by learned factors, to compare with what needs none.

import Evaluation
import Comparison

/// A factorisation machine over who rates, what is rated, and what is known of it.
struct RatingFactors {
  private let machine: FactorizationMachine
  private let users: [Int: Int32]
  private let products: [Int: Int32]
  private let traits: [[Int32]]

  /// - Parameters:
  ///   - ratings: At least one.
  ///   - traits: By product the numbers of its traits, from 0; none for customer and product alone.
  init(_ ratings: [Rating], traits: [[Int32]]) {
    func numbered(_ ids: [Int], from first: Int) -> [Int: Int32] {
      Dictionary(uniqueKeysWithValues: Set(ids).sorted().enumerated().map { ($1, Int32(first + $0)) })
    }
    let traitCount = (traits.joined().max() ?? -1) + 1
    let users = numbered(ratings.map(\.user), from: Int(traitCount))
    let products = numbered(ratings.map(\.product), from: Int(traitCount) + users.count)
    self.users = users
    self.products = products
    self.traits = traits
    machine = FactorizationMachine(
      ratings.map { Self.features($0, users, products, traits) }, stars: ratings.map { Float($0.stars) },
      featureCount: Int(traitCount) + users.count + products.count)
  }

  func predicted(_ rating: Rating) -> Double {
    Double(machine.predicted(Self.features(rating, users, products, traits)))
  }

  /// Who and what is new has no factors.
  private static func features(
    _ rating: Rating, _ users: [Int: Int32], _ products: [Int: Int32], _ traits: [[Int32]]
  ) -> FactorizationMachine.Features {
    let own = traits.indices.contains(rating.product) ? traits[rating.product] : []
    let share = 1 / Float(max(1, own.count)).squareRoot()
    let ids = [users[rating.user], products[rating.product]].compactMap(\.self)
    return ids.map { ($0, 1) } + own.map { ($0, share) }
  }
}
