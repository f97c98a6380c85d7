// Recommender › ComparedLists: the lists of a model that is trained for an evaluation alone.

import Catalogue
import Comparison
import Scoring

/// What a ``ComparisonModel`` ranks first.
///
/// NeuMF knows a customer by her number in the training, so somebody who came later gets no list. GRU4Rec knows what she
/// took, in its order, whenever that was.
struct ComparedLists: ListProvider {
  let name: String
  /// The scores of all products; `nil` for a customer who is not known.
  private let scores: @Sendable (ScoringRequest) -> [Float]?

  /// Trains it; `progress` hears the number of passes done.
  init(_ model: ComparisonModel, _ choices: Choices, progress: (Int) -> Void) {
    name = model.rawValue
    switch model {
    case .neumf:
      let network = NeuMFTrainer().train(choices, progress: progress)
      let userCount = choices.userCount
      scores = { request in
        guard let user = request.user, user < userCount else { return nil }
        return network?.scores(user: user)
      }
    case .gru4rec:
      let network = GRU4RecTrainer().train(choices, progress: progress)
      scores = { request in
        let taken = Self.taken(request.history)
        return taken.isEmpty ? nil : network?.scores(after: taken)
      }
    case .average, .borda, .reciprocalRank, .cascade, .stacking, .trees:
      // Those are no networks, but fusions: see FusedOtherwise.
      scores = { _ in nil }
    }
  }

  /// What ``Choices/sequences`` would hold of the history.
  private static func taken(_ history: [HistoryItem]) -> [Int32] {
    var found: Set<Int> = []
    return history.filter { $0.lasting >= HistoryReader.choice && found.insert($0.product.index).inserted }
      .map { Int32($0.product.index) }
  }

  func list(for request: ScoringRequest, among candidates: ListCandidates, count: Int) -> [Int32] {
    guard let scores = scores(request) else { return [] }
    let allowed = scores.indices.filter {
      $0 < candidates.eligible.count && candidates.eligible[$0] >= 0 && !candidates.seen.contains($0)
    }
    return allowed.best(count, by: scores).map { Int32($0) }
  }
}
