// Evaluation › RatingBaseline: what stars to expect from who rates and what is rated, without any taste.

/// Who gave which product how many stars.
package struct Rating: Hashable, Sendable {
  package let user: Int
  package let product: Int
  package let stars: Double

  package init(user: Int, product: Int, stars: Double) {
    self.user = user
    self.product = product
    self.stars = stars
  }
}

/// `mean + product's deviation + customer's deviation`, each drawn towards 0 where few ratings speak.
///
/// Y. Koren, “Factor in the neighbors”, TKDD 2010, §2.1: the products' deviations first, then the customers' from what is
/// left. Cost: O(ratings).
package struct RatingBaseline: Sendable {
  package let mean: Double
  private let products: [Int: Double]
  private let users: [Int: Double]

  /// So many ratings at the mean are reckoned to each product and customer.
  private static let productDamping = 25.0
  private static let userDamping = 10.0

  /// - Parameter ratings: At least one.
  package init(_ ratings: [Rating]) {
    precondition(!ratings.isEmpty, "a mean needs a rating")
    let mean = ratings.reduce(0) { $0 + $1.stars } / Double(ratings.count)
    self.mean = mean
    let products = Self.deviations(ratings, by: \.product, damping: Self.productDamping) { $0.stars - mean }
    self.products = products
    users = Self.deviations(ratings, by: \.user, damping: Self.userDamping) {
      $0.stars - mean - (products[$0.product] ?? 0)
    }
  }

  package func expected(user: Int, product: Int) -> Double {
    mean + (products[product] ?? 0) + (users[user] ?? 0)
  }

  private static func deviations(
    _ ratings: [Rating], by key: (Rating) -> Int, damping: Double, rest: (Rating) -> Double
  ) -> [Int: Double] {
    var sums: [Int: (sum: Double, count: Double)] = [:]
    for rating in ratings {
      let known = sums[key(rating)] ?? (0, 0)
      sums[key(rating)] = (known.sum + rest(rating), known.count + 1)
    }
    return sums.mapValues { $0.sum / ($0.count + damping) }
  }
}

/// The errors of predicted stars.
package struct RatingError: Hashable, Sendable {
  package let rmse, mae: Double

  /// - Parameter pairs: Predicted and given stars; at least one pair.
  package init(_ pairs: [(predicted: Double, given: Double)]) {
    precondition(!pairs.isEmpty, "an error needs a prediction")
    let squares = pairs.reduce(0) { $0 + ($1.predicted - $1.given) * ($1.predicted - $1.given) }
    rmse = (squares / Double(pairs.count)).squareRoot()
    mae = pairs.reduce(0) { $0 + abs($1.predicted - $1.given) } / Double(pairs.count)
  }
}
