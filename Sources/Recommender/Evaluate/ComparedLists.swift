// Recommender › ComparedLists: the lists of a model that is trained for an evaluation alone.

import Comparison
import Scoring

/// What a ``ComparisonModel`` ranks first.
///
/// It knows a customer by her number in the training and not by what she did, so somebody who came later gets no list.
struct ComparedLists: ListProvider {
  let name: String
  private let network: NeuMF?
  private let userCount: Int

  /// Trains it; `progress` hears the number of passes done.
  init(_ model: ComparisonModel, _ choices: Choices, progress: (Int) -> Void) {
    name = model.rawValue
    userCount = choices.userCount
    network =
      switch model {
      case .neumf: NeuMFTrainer().train(choices, progress: progress)
      default: nil
      }
  }

  func list(for request: ScoringRequest, among candidates: ListCandidates, count: Int) -> [Int32] {
    guard let network, let user = request.user, user < userCount else { return [] }
    let scores = network.scores(user: user)
    let allowed = scores.indices.filter {
      $0 < candidates.eligible.count && candidates.eligible[$0] >= 0 && !candidates.seen.contains($0)
    }
    return allowed.sorted { (scores[$1], $0) < (scores[$0], $1) }.prefix(count).map { Int32($0) }
  }
}
