// Recommender › TuningReport: what a search for settings found.

package import GraphRules

/// How long a search may go on.
package struct TuningBudget: Sendable {
  package var search = TuningSearch.climb
  /// How many settings are tried at most.
  package var tries = 300
  /// How long is searched at most; a result with such a limit depends on the machine.
  ///
  /// Scorers are learned for the first time in at most half of it, and one that has begun is finished.
  package var seconds: Double?
  /// How many customers are asked about at most.
  package var customers = 4000
  /// Whether products may be foreseen that a customer has already; what is to be foreseen comes from a file then.
  package var includesSeen = false
  /// Rounds over all settings.
  package var rounds = 3
  /// The scorers that may take part; `nil` for all.
  package var scorers: Set<ScorerName>?
  /// The only items that are listed and foreseen; all when there are none.
  package var items: Set<String> = []

  package init() {}

  /// How many customers are asked about in a shop of so many products.
  ///
  /// With a limit on seconds so few that all parts can look at all of their products a few times in that time: parts and
  /// rounds come to some hundred looks, and about 10⁹ products are scored a second.
  func customers(products: Int) -> Int {
    guard let seconds else { return customers }
    return min(customers, max(50, Int(seconds * 1e7 / Double(max(1, products)))))
  }
}

/// What was found, and how well the hidden choices are foreseen with it.
package struct TuningReport: Sendable {
  /// One part of the sum.
  package struct Line: Sendable {
    package let name: String
    /// Against a scale at which all parts are equally loud; 0 for a part that does not help.
    package let weight: Double
    let alone: CandidateScores.Quality
    /// The settings that were searched, as they are now.
    package let settings: String

    /// Hit rate and ndcg of the first ten by this part alone.
    package var hitRate: Double { alone.hitRate }
    package var ndcg: Double { alone.ndcg }
  }
  package let customers: Int
  package let tries: Int
  /// Scorers that were not tried, because half of the time was over before they were learned.
  package let skipped: [String]
  let before, after, crossFitted: CandidateScores.Quality
  /// The largest weight first.
  package let lines: [Line]
  /// A config that trains it.
  package let config: TrainConfig

  /// Hit rate and ndcg of the first ten with the shop's former settings, with those found, and with weights that were
  /// learned from other customers than the ones who were asked about.
  package var qualities: [(name: String, hitRate: Double, ndcg: Double)] {
    [
      ("before", before.hitRate, before.ndcg), ("found", after.hitRate, after.ndcg),
      ("weights of the other half", crossFitted.hitRate, crossFitted.ndcg),
    ]
  }
}
