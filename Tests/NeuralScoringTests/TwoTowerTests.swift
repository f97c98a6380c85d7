// NeuralScoringTests › TwoTowerTests: a network whose every score is still a sum over what she did.

import Catalogue
import CollaborativeScoring
import NeuralScoring
import Scoring
import ScoringTesting
import Testing
import VectorMath

@Suite("Two towers")
struct TwoTowerTests {
  @Test("The laws hold, with a product taken twice, one disliked, and ones that came after training")
  func laws() throws {
    let choices = Choices.drawn(users: 60, products: 20, chance: 0.2, seed: 4)
    let model = try #require(TwoTowerTrainer(.small(8, epochs: 5)).train(choices))
    let history = [HistoryItem].trying
    expectLaws(
      of: FactorScorer(name: "latent", kernel: model), request: ScoringRequest(user: 1, history: history),
      productCount: 24)
  }

  @Test("The network learns the checkerboard: the missing product comes before the other camp's")
  func checkerboard() throws {
    let board = Checkerboard()
    let model = try #require(TwoTowerTrainer(.small(8, epochs: 200)).train(board.choices))
    let scorer = FactorScorer(name: "latent", kernel: model)
    for user in 0..<board.side { #expect(board.isSolved(by: scorer, for: user), "customer \(user)") }
  }

  @Test("The same seed gives the same bytes, another seed others")
  func seeds() throws {
    let board = Checkerboard()
    func bits(_ seed: UInt64) throws -> [UInt32] {
      let model = try #require(TwoTowerTrainer(.small(4, epochs: 3, seed: seed)).train(board.choices))
      return (model.history.values + model.candidate.values).map(\.bitPattern)
    }
    #expect(try bits(1) == bits(1))
    #expect(try bits(1) != bits(2))
  }

  @Test("Progress is told once an epoch")
  func progress() {
    var told: [Int] = []
    _ = TwoTowerTrainer(.small(2, epochs: 3)).train(Checkerboard().choices) { told.append($0) }
    #expect(told == [1, 2, 3])
  }

  @Test("Nothing can be learned where nobody chose two things")
  func nothingToLearn() {
    let lonely = Choices(sequences: IndexRows(rows: [[0], [1], []]), productCount: 3)
    #expect(TwoTowerTrainer().train(lonely) == nil)
  }

  @Test("A product that nobody chose is no reason for anything")
  func unseen() throws {
    let choices = Choices(sequences: IndexRows(rows: [[0, 1], [0, 1], [1, 2]]), productCount: 5)
    let model = try #require(TwoTowerTrainer(.small(4, epochs: 3)).train(choices))
    let looked = ScoringRequest(user: nil, history: [HistoryItem.bought(1, 4, 1)])
    #expect(
      FactorScorer(name: "latent", kernel: model).prepare(looked).contributions(to: ProductID(0)).isEmpty)
    let bought = ScoringRequest(user: nil, history: [HistoryItem.bought(1, 1, 1)])
    #expect(
      FactorScorer(name: "latent", kernel: model).prepare(bought).contributions(to: ProductID(0)).count == 1)
  }
}

extension TwoTowerTrainer.Settings {
  /// For shops of a dozen products.
  fileprivate static func small(_ dimensions: Int, epochs: Int, seed: UInt64 = 7) -> Self {
    var settings = Self()
    settings.dimensions = dimensions
    settings.epochs = epochs
    settings.seed = seed
    return settings
  }
}
