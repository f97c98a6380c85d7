// Recommender › ReasonCase: what is measured of the explanations for one customer.

import Catalogue

/// Figures of one customer's list and its explanations.
struct ReasonCase: Sendable {
  /// One product of the list.
  struct Item: Sendable {
    /// Of the sum of the contributions against the score that ordered the list, relative to the larger of it and 1.
    let error: Double
    /// Paths in the receipt, and those whose edges are all in the graph and whose amount is what the edges make.
    let paths, truePaths: Int
    /// Whether a reason is shown, and whether all that speaks for the product is no reason.
    let isExplained, isPopularityOnly: Bool
    /// The share of what speaks for it that the shown reasons make, and what speaks against it by what speaks for it.
    let disclosed, against: Double
    let shown: Int
    /// Of its heaviest reason: how recent the action behind it is, and how popular what is shared is.
    let recency, entityPopularity: Double?
    /// The kind of its heaviest reason, the customer's product behind it and what is shared.
    let type: String
    let own: ProductID?
    let shared: String?
  }
  /// What happens to the first product when actions are taken away in one order.
  struct Deletion: Sendable {
    /// After 1, 2, … actions, as long as one is left: its place.
    var ranks: [Int] = []
    /// The same, the least important first.
    var ranksFromEnd: [Int] = []
    /// The largest difference of a score that was asked for again and the one reckoned from the parts, relative to the
    /// larger of the whole score and 1.
    var error = 0.0
    /// By tenths of the actions from 0 to all: the share of the score that is left without them, and with only them, as
    /// the parts say.
    var without: [Double] = []
    var only: [Double] = []
  }
  /// The smallest set without which a product loses its place.
  struct Change: Sendable {
    let size: Int
    let isValid: Bool
    /// Whether no smaller set exists, by trying all; `nil` where there are too many.
    var isSmallest: Bool?
    /// Whether a training without these actions agrees; `nil` where that was not tried.
    var holdsAfterTraining: Bool?
  }
  let user: Int
  let actions: Int
  let items: [Item]
  let isSame: Bool
  /// Shared by the reasons before and after one more action that has nothing to do with the product.
  let stability: Double
  let deletions: [ActionOrder: Deletion]
  /// Whether the first product stays on the list by the shown reasons' actions alone, and leaves it without them.
  let isSufficient, isNecessary: Bool
  /// Of the first product, and of the last one of the list; `nil` where nothing was found.
  var first, last: Change?
}

/// How long one customer's answers took, in milliseconds.
struct ReasonTimes: Sendable {
  /// The smallest change, of the first product.
  let change: Double
  /// Receipt, tree and smallest change together.
  let explanation: Double
}
