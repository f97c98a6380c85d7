// Recommender › EvaluationSettings: what is hidden, from whom, and how it is measured.

package import Evaluation
package import GraphRules

/// The settings of one evaluation.
package struct EvaluationSettings: Sendable {
  /// What is hidden.
  package enum Split: Hashable, Sendable {
    /// What was chosen from a moment on; without one, the latest share of all choices.
    case time(moment: Int64?, hiding: Double)
    /// The last choice of each customer with at least three.
    case leaveOneOut
    case kFold(count: Int, unit: KFold.Unit)
    /// The shop is what is known; the wanted items are read from a file.
    case given(file: String)

    /// The name on the command line and in reports.
    package var name: String {
      switch self {
      case .time: "time"
      case .leaveOneOut: "leave-one-out"
      case .kFold: "k-fold"
      case .given: "given"
      }
    }
  }
  package var split = Split.leaveOneOut
  /// Rising; lists are as long as the last.
  package var cutoffs = [5, 10, 20]
  /// What the report's single figures are at: 10 where it is one of ``cutoffs``, else the last of them.
  package var mainCutoff: Int { cutoffs.contains(10) ? 10 : cutoffs.last ?? 10 }
  /// Of folds, samples of chance and resampling.
  package var seed: UInt64 = 7
  package var resamples = 1000
  /// At most so many customers a fold are tested, evenly spread; `nil` for all.
  package var customers: Int?
  /// At most so many customers a fold are asked what each scorer is worth; 0 leaves that out.
  package var ablationCustomers = 500
  /// Whether lists may hold, and choices repeat, what the customer has already.
  package var includesSeen = false
  /// How the training differs from the usual one; `nil` for the usual one, or with ``Split/given(file:)`` the model in use.
  package var config: TrainConfig?

  /// Models whose lists stand beside those of the fusion.
  package var models: [ComparisonModel] = []

  package init() {}
}

/// A model that is trained for an evaluation, to compare its lists; none of them is ever served.
package enum ComparisonModel: String, CaseIterable, Sendable {
  /// The same scorers fused by the mean of their stretched scores, by votes, or in two steps.
  case average, borda
  case reciprocalRank = "reciprocal-rank"
  case cascade
  /// The same scorers with weights learned by logistic regression, or under boosted trees.
  case stacking, trees
  /// X. He et al., “Neural collaborative filtering”, WWW 2017.
  case neumf
  /// B. Hidasi et al., “Session-based recommendations with recurrent neural networks”, ICLR 2016.
  case gru4rec
}

/// How far an evaluation is.
package struct EvaluationProgress: Hashable, Sendable {
  /// For instance `lists`.
  package let stage: String
  package let done, total: Int
}
