// Recommender › EvaluationReport: what an evaluation found, for the terminal, as JSON and as a page.

package import Evaluation

/// The figures of one evaluation; ``v`` is the version of its JSON.
package struct EvaluationReport: Encodable, Sendable {
  /// What was hidden.
  package struct SplitFacts: Encodable, Sendable {
    /// As on the command line: `time`, `leave-one-out`, `k-fold`, `given`.
    package let name: String
    /// In one sentence, for people.
    package let words: String
    package let folds: Int
    package let seed: UInt64
  }
  /// A ranking metric of one provider's lists at one cut-off, as a mean over customers.
  package struct Figure: Encodable, Sendable {
    package let metric: String
    package let k: Int
    package let estimate: Estimate
  }
  /// What lists are like besides being right, at the main cut-off; `nil` where it cannot be told.
  package struct Character: Encodable, Sendable {
    /// The share of offered products, and of products that anybody chose or wanted, that stand on any list.
    package let coverage, coverageOfKnown: Double
    /// Of how often each offered product is listed.
    package let gini: Double
    /// Bits.
    package let novelty: Estimate?
    package let diversity: Estimate?
    package let serendipity: Estimate?
    /// Nats; 0 is calibrated.
    package let miscalibration: Estimate?
    /// Lorenz curve of how often each offered product is listed, at 20 steps.
    package let lorenz: [Double]

    private enum CodingKeys: String, CodingKey {
      case coverage, coverageOfKnown = "coverage_of_known", gini, novelty, diversity, serendipity
      case miscalibration, lorenz
    }
  }
  /// One provider of lists.
  package struct Provider: Encodable, Sendable {
    package let name: String
    package let figures: [Figure]
    package let character: Character

    package func estimate(_ metric: RankingMetric, at k: Int) -> Estimate? {
      figures.first { $0.metric == metric.rawValue && $0.k == k }?.estimate
    }
  }
  /// A part of the customers, or of what was wanted.
  package struct Segment: Encodable, Sendable {
    /// `customers` or `products`.
    package let of: String
    /// How many choices those customers had made, or how many customers had chosen those products: `1–4`.
    package let name: String
    /// How many customers, and how many hidden choices of theirs.
    package let customers, hidden: Int
    /// At the main cut-off.
    package let recall, ndcg: Estimate
  }
  /// What one scorer is worth, by ndcg at the main cut-off.
  package struct Ablation: Encodable, Sendable {
    package let scorer: String
    package let without, alone: Estimate
    /// Paired differences to the fusion over the same customers: below 0 when the fusion is better.
    package let withoutChange, aloneChange: Estimate

    private enum CodingKeys: String, CodingKey {
      case scorer, without, alone, withoutChange = "without_change", aloneChange = "alone_change"
    }
  }
  /// How well stars are foretold.
  package struct RatingLine: Encodable, Sendable {
    package let name: String
    /// What it is, for people.
    package let words: String
    package let rmse, mae: Double
  }
  package struct Ratings: Encodable, Sendable {
    package let trained, hidden: Int
    package let lines: [RatingLine]
  }

  package let v = 1
  package let shop: String
  package let split: SplitFacts
  /// By which settings the scorers were trained, for people.
  package let settings: String
  /// Events that training knew, on average over the folds.
  package let events: Int
  /// Customers tested, and the choices hidden from them, folds together.
  package let customers, hidden: Int
  /// Of the hidden, how many the shop does not have; and customers of whom it knows nothing, whose lists are empty.
  package let unknownItems, unknownCustomers: Int
  package let cutoffs: [Int]
  package let mainCutoff: Int
  /// Of the intervals, for instance 0.95, and how often it was resampled.
  package let level: Double
  package let resamples: Int
  /// The fusion first, then what is popular, then the models to compare with.
  package let providers: [Provider]
  package let segments: [Segment]
  /// By what the scorers are worth to the fusion, the most first; empty when it was not asked for.
  package let ablation: [Ablation]
  /// `nil` without enough ratings.
  package let ratings: Ratings?

  package var fused: Provider { providers[0] }

  private enum CodingKeys: String, CodingKey {
    case v, shop, split, settings, events, customers, hidden, unknownItems = "unknown_items"
    case unknownCustomers = "unknown_customers", cutoffs, mainCutoff = "main_cutoff", level, resamples
    case providers, segments, ablation, ratings
  }
}

extension Estimate: Encodable {
  private enum CodingKeys: String, CodingKey { case mean, low, high, count }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(mean, forKey: .mean)
    try container.encode(low, forKey: .low)
    try container.encode(high, forKey: .high)
    try container.encode(count, forKey: .count)
  }
}
