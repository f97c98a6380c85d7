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

  /// What the products of a ring are: every second is of the one brand, and all of a pair are of one kind.
  private func facts(_ count: Int) -> SparseRows {
    SparseRows(
      starts: (0...count).map { 2 * $0 }, columns: (0..<Int32(count)).flatMap { [$0 % 2, 2 + $0 / 2 % 5] },
      values: [Float](repeating: 0.7, count: 2 * count), columnCount: 7)
  }

  @Test("The laws hold over what products are, with a product that came after training")
  func lawsOfFacts() throws {
    let choices = Choices.drawn(users: 60, products: 20, chance: 0.2, seed: 4)
    let model = try #require(TwoTowerTrainer(.small(8, epochs: 5)).train(choices, content: facts(20)))
    expectLaws(
      of: FactorScorer(name: "latent", kernel: model),
      request: ScoringRequest(user: 1, history: [HistoryItem].trying), productCount: 23)
  }

  @Test("One seed gives one network over facts, to the bit")
  func seedsOfFacts() throws {
    let choices = Choices.drawn(users: 300, products: 20, chance: 0.2, seed: 4)
    func bits(_ seed: UInt64) throws -> [UInt32] {
      let trainer = TwoTowerTrainer(.small(4, epochs: 3, seed: seed))
      let model = try #require(trainer.train(choices, content: facts(20)))
      return (model.history.values + model.candidate.values).map(\.bitPattern)
    }
    #expect(try bits(1) == bits(1))
    #expect(try bits(1) != bits(2))
  }

  @Test("A product without any event is foreseen by what it is")
  func cold() throws {
    // Customers take what is even or what is odd, and nobody has met the last two.
    let rows = (0..<80).map { user in (0..<6).map { ($0 * 2 + user * 4) % 18 + user % 2 } }
    let choices = Choices(sequences: IndexRows(rows: rows), productCount: 20)
    let content = SparseRows(
      starts: (0...20).map { $0 }, columns: (0..<Int32(20)).map { $0 % 2 },
      values: [Float](repeating: 1, count: 20), columnCount: 2)
    let model = try #require(TwoTowerTrainer(.small(8, epochs: 40)).train(choices, content: content))
    let scorer = FactorScorer(name: "latent", kernel: model)
    for parity in 0..<2 {
      let prepared = scorer.prepare(ScoringRequest(user: nil, history: [HistoryItem.bought(1, parity, 1)]))
      #expect(
        prepared.score(of: ProductID(18 + parity)) > prepared.score(of: ProductID(19 - parity)),
        "parity \(parity)")
    }
  }

  @Test("No pass begins after as many choices as the settings say, and the first is always made")
  func budget() {
    var settings = TwoTowerTrainer.Settings.small(4, epochs: 50)
    settings.choices = 1
    var told: [Int] = []
    _ = TwoTowerTrainer(settings).train(Checkerboard().choices) { told.append($0) }
    #expect(told == [1])
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
