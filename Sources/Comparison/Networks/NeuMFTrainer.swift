// Comparison › NeuMFTrainer: learns from what customers took and what was drawn beside it.

package import Scoring
import VectorMath

/// Trains a ``NeuMF`` with four drawn products for each that was taken, as its paper does.
///
/// One pair in twenty is not learned from; training ends when it is foreseen no better for some passes, and the best
/// pass counts. One seed and the same choices give the same bytes. Cost a pass: O(choices · dimensions²).
package struct NeuMFTrainer: Sendable {
  private let dimensions: Int
  private let epochs: Int
  private let seed: UInt64

  private static let drawn = 4
  /// Examples of a step; a small shop learns in at least so many steps a pass.
  private static let batch = 1024
  private static let steps = 64
  private static let rate: Float = 0.001
  private static let patience = 3
  /// One pair in so many is not learned from.
  private static let share = 20

  package init(dimensions: Int = 32, epochs: Int = 50, seed: UInt64 = 7) {
    self.dimensions = dimensions
    self.epochs = epochs
    self.seed = seed
  }

  /// Learns; `nil` where there is too little to learn from.
  ///
  /// `progress` hears the number of passes done.
  package func train(_ choices: Choices, progress: (Int) -> Void = { _ in }) -> NeuMF? {
    var random = SeededGenerator(seed: seed)
    var pairs = (0..<choices.userCount).flatMap { user in
      choices.byUser.row(user).map { (user: Int32(user), product: $0) }
    }
    guard pairs.count >= Self.share, choices.productCount > 1 else { return nil }
    pairs.shuffle(using: &random)
    let tested = pairs.suffix(pairs.count / Self.share)
    pairs.removeLast(tested.count)
    let test = Examples(tested, choices, drawn: Self.drawn, &random)
    var model = NeuMF(
      userCount: choices.userCount, productCount: choices.productCount, dimensions: dimensions, &random)
    var best = (loss: Double.infinity, model: model)
    let size = max(1, min(Self.batch / (1 + Self.drawn), pairs.count / Self.steps))
    var idle = 0
    for epoch in 0..<epochs {
      pairs.shuffle(using: &random)
      for start in stride(from: 0, to: pairs.count, by: size) {
        let some = pairs[start..<min(pairs.count, start + size)]
        let examples = Examples(some, choices, drawn: Self.drawn, &random)
        model.learn(
          users: examples.users, products: examples.products, isTaken: examples.isTaken, rate: Self.rate)
      }
      progress(epoch + 1)
      let loss = model.loss(users: test.users, products: test.products, isTaken: test.isTaken)
      if loss < best.loss {
        best = (loss, model)
        idle = 0
      } else {
        idle += 1
        if idle >= Self.patience { break }
      }
    }
    return best.model
  }

  /// Pairs, and products drawn beside each that its customer has not taken.
  private struct Examples {
    private(set) var users: [Int32] = []
    private(set) var products: [Int32] = []
    private(set) var isTaken: [Bool] = []

    init(
      _ pairs: ArraySlice<(user: Int32, product: Int32)>, _ choices: Choices, drawn: Int,
      _ random: inout SeededGenerator
    ) {
      for (user, product) in pairs {
        users.append(user)
        products.append(product)
        isTaken.append(true)
        for _ in 0..<drawn {
          let other = Int32(random.below(choices.productCount))
          guard !choices.byUser.row(Int(user)).contains(other) else { continue }
          users.append(user)
          products.append(other)
          isTaken.append(false)
        }
      }
    }
  }
}
