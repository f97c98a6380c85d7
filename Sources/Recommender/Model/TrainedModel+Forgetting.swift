// Recommender › TrainedModel+Forgetting: a model without what one customer chose.

import GraphRules
import Scoring
import VectorMath

extension TrainedModel {
  /// The model without a customer's row: her choices, her peers, and herself among those of others.
  ///
  /// Tables that count many customers together keep what she added to their counts, which names nobody, until the next
  /// training; that one never sees her.
  func forgetting(user: Int) -> TrainedModel {
    var rest = Kernels(
      choices: Choices(
        sequences: kernels.choices.sequences.emptying(row: user), productCount: kernels.choices.productCount))
    rest.tables = kernels.tables
    rest.factors = kernels.factors
    rest.peers = kernels.peers.map {
      Peers(nearest: $0.nearest.emptying(row: user).dropping(column: Int32(user)), damping: $0.damping)
    }
    return TrainedModel(facts: facts, kernels: rest, readout: readout)
  }
}

extension IndexRows {
  /// The same with one row empty; a row that there is not is empty already.
  fileprivate func emptying(row: Int) -> IndexRows {
    guard row < rowCount else { return self }
    return filter { place, _ in place != row }
  }

  fileprivate func dropping(column: Int32) -> IndexRows { filter { $1 != column } }

  private func filter(_ isKept: (Int, Int32) -> Bool) -> IndexRows {
    var starts = [0]
    var columns: [Int32] = []
    for place in 0..<rowCount {
      columns += row(place).filter { isKept(place, $0) }
      starts.append(columns.count)
    }
    return IndexRows(starts: starts, columns: columns)
  }
}
