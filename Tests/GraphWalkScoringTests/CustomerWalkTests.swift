// GraphWalkScoringTests › CustomerWalkTests: walks over other customers, against dense matrices.

import Catalogue
import Foundation
import GraphRules
import GraphWalkScoring
import KnowledgeGraph
import Scoring
import ScoringTesting
import Testing
import VectorMath

@Suite("Walks over other customers")
struct CustomerWalkTests {
  static let path = MetaPath(
    name: "product-customer-product",
    steps: [
      MetaPathStep(relation: "chose", isInverse: true), MetaPathStep(relation: "chose", isInverse: false),
    ],
    weight: 1.5, start: 0.9, middle: 1, end: 0.1)

  private let graph = GraphBuilder(ontology: Ontology(nodes: ["user", "product"], relations: [])).freeze()

  private func scorer(_ choices: Choices) -> WalkScorer {
    WalkScorer(graph: graph, metapaths: [Self.path], choices: choices)
  }

  /// `W(h, i)` by the formula, over a full matrix of zeros and ones, the customer herself left out.
  private func naive(_ choices: Choices, from h: Int, to i: Int, without user: Int?) -> Double {
    let matrix = (0..<choices.userCount).map { user in
      (0..<choices.productCount).map { choices.sequences.row(user).contains(Int32($0)) }
    }
    let degree = { (product: Int) in Double(matrix.count { $0[product] }) }
    let between = matrix.indices.filter { $0 != user && matrix[$0][h] && matrix[$0][i] }.reduce(0.0) {
      $0 + pow(Double(matrix[$1].count { $0 }), -1)
    }
    return between > 0 ? 1.5 * pow(degree(h), -0.9) * between * pow(degree(i), -0.1) : 0
  }

  @Test("The score is that of the dense matrices", arguments: [nil, 0, 3] as [Int?])
  func oracle(user: Int?) {
    let choices = Choices.drawn(users: 30, products: 15, chance: 0.25, seed: 11)
    let history = [
      HistoryItem.bought(1, 2, 1), HistoryItem.bought(2, 5, 0.4), HistoryItem.bought(3, 2, 0.3),
      HistoryItem.bought(4, 9, -0.8),
    ]
    let prepared = scorer(choices).prepare(ScoringRequest(user: user, history: history))
    for product in 0..<15 {
      let wanted = history.filter { $0.product.index != product }.reduce(0.0) {
        $0 + $1.strength * naive(choices, from: $1.product.index, to: product, without: user)
      }
      #expect(abs(prepared.score(of: ProductID(product)) - wanted) < 1e-12)
    }
  }

  @Test("The laws hold with a product taken twice, one disliked, and ones that came after training")
  func laws() {
    let choices = Choices.drawn(users: 40, products: 12, chance: 0.3, seed: 5)
    let history = [
      HistoryItem.bought(1, 2, 1), HistoryItem.bought(2, 13, 1), HistoryItem.bought(3, 2, 0.3),
      HistoryItem.bought(4, 9, -0.8), HistoryItem.bought(5, 4, 0.01),
    ]
    expectLaws(of: scorer(choices), request: ScoringRequest(user: 3, history: history), productCount: 15)
    expectLaws(of: scorer(choices), request: ScoringRequest(user: nil, history: history), productCount: 15)
    // A customer who came after training.
    expectLaws(of: scorer(choices), request: ScoringRequest(user: 99, history: history), productCount: 15)
  }

  @Test(
    "A receipt has the same bits before the fast pass, when few products are asked about, and after it",
    arguments: [nil, 3, 99] as [Int?])
  func everyWay(user: Int?) {
    let choices = Choices.drawn(users: 40, products: 12, chance: 0.4, seed: 8)
    let history = [0, 2, 2, 4, 5, 7, 9, 11].enumerated().map {
      HistoryItem.bought($0, $1, 1 - 0.1 * Double($0))
    }
    let request = ScoringRequest(user: user, history: history)
    let spread = scorer(choices).prepare(request)
    var scores = [Float](repeating: 0, count: 12)
    spread.addScores(scale: 1, into: &scores)
    for product in 0..<12 {
      // Asked of anew for each product, and of one that has spread its history.
      let anew = scorer(choices).prepare(request)
      #expect(anew.contributions(to: ProductID(product)) == spread.contributions(to: ProductID(product)))
    }
  }

  @Test(
    "Products asked about together have the bits that each has alone, by their customers or by the history's",
    arguments: [[0, 2, 4], [0, 2, 2, 4, 5, 7, 9, 11]], [nil, 3, 99] as [Int?])
  func together(history: [Int], user: Int?) {
    let choices = Choices.drawn(users: 40, products: 12, chance: 0.4, seed: 8)
    let items = history.enumerated().map { HistoryItem.bought($0, $1, 1 - 0.1 * Double($0)) }
    let request = ScoringRequest(user: user, history: items)
    for count in [2, 5, 8, 9, 12] {
      let products = (0..<count).map { ProductID(11 - $0) }
      var found = [[Double]](repeating: [], count: count)
      scorer(choices).prepare(request).forEachAmount(
        to: products, scales: [Double](repeating: 0.7, count: count)
      ) { found[$0].append($2) }
      for (place, product) in products.enumerated() {
        let alone = scorer(choices).prepare(request).contributions(to: product).map { $0.amount * 0.7 }
        #expect(found[place].map(\.bitPattern) == alone.map(\.bitPattern), "product \(product.index)")
      }
    }
  }

  @Test("Other customers are counted and never named, and she does not count herself")
  func counts() throws {
    let choices = Choices(sequences: .init(rows: [[0, 1], [0, 1], [1, 0], [0, 2]]), productCount: 3)
    let found = scorer(choices).prepare(ScoringRequest(user: 0, history: [HistoryItem.bought(1, 0, 1)]))
      .contributions(
        to: ProductID(1))
    #expect(found.map(\.evidence) == [.together(item: ProductID(0), customers: 2)])
  }

  @Test("On the checkerboard everybody's missing product comes before the other camp's", arguments: 0..<12)
  func checkerboard(user: Int) {
    let board = Checkerboard()
    #expect(board.isSolved(by: scorer(board.choices), for: user))
  }

  @Test("The fast pass stays close for a product that thousands chose alone")
  func manyCustomers() {
    let rows = (0..<20_000).map { $0.isMultiple(of: 100) ? [0, 1] : [0] }
    let choices = Choices(sequences: .init(rows: rows), productCount: 3)
    expectLaws(
      of: scorer(choices), request: ScoringRequest(user: nil, history: [HistoryItem.bought(1, 0, 1)]),
      productCount: 3)
  }
}
