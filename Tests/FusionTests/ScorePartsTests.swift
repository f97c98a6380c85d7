// FusionTests › ScorePartsTests: scores shared out among actions, against receipts and against hearing less.

import Catalogue
import CollaborativeScoring
import Fusion
import GraphRules
import GraphWalkScoring
import KnowledgeGraph
import Scoring
import ScoringTesting
import Testing
import VectorMath

@Suite("Scores shared out among actions")
struct ScorePartsTests {
  private let choices = Choices.drawn(users: 40, products: 12, chance: 0.4, seed: 8)
  private let history = [3, 0, 7, 7, 9, 2].enumerated().map {
    HistoryItem.bought(100 - 7 * $0, $1, $0 == 2 ? -0.4 : 1 - 0.1 * Double($0))
  }
  private let products = (0..<12).map { ProductID($0) }
  private let terms: NamedTerms = [
    4: [Contribution(scorer: "rule", evidence: .rule(id: "r1"), amount: 0.02, because: nil)]
  ]

  private func prepared(_ history: [HistoryItem]) -> PreparedFusion {
    let walk = MetaPath(
      name: "product-customer-product",
      steps: [
        MetaPathStep(relation: "chose", isInverse: true), MetaPathStep(relation: "chose", isInverse: false),
      ], weight: 1, start: 0.5, middle: 1, end: 0.3)
    let graph = GraphBuilder(ontology: Ontology(nodes: ["user", "product"], relations: [])).freeze()
    return AdditiveFusion(
      scorers: [
        WalkScorer(graph: graph, metapaths: [walk], choices: choices), PopularityScorer(choices),
        PeersScorer(PeersTrainer(count: 7).train(choices), choices: choices, damping: 1),
      ], weights: ["walk": 1, "popularity": 0.2, "peers": 0.4],
      scales: ["walk": 0.3, "popularity": 1, "peers": 0.7]
    )
    .prepare(ScoringRequest(user: 3, history: history), terms: terms)
  }

  @Test("What is left without some actions has the bits of a receipt that never heard of them")
  func without() {
    let actions = history.map(\.cause)
    let parts = prepared(history).parts(of: products, by: actions, places: CausePlaces(actions))
    for gone in [[], [0], [5], [2, 3], [0, 1, 2, 3, 4, 5]] {
      let heard = prepared(history.indices.filter { !gone.contains($0) }.map { history[$0] })
      for (product, parts) in zip(products, parts) {
        let receipt = Receipt(
          product: product, variant: 0, rank: 0, contributions: heard.contributions(to: product))
        #expect(parts.score(without: gone).bitPattern == receipt.score.bitPattern)
        #expect(abs(parts.support.score(without: gone) - receipt.score) < 1e-12)
      }
      let scores = heard.scores(of: products)
      #expect(scores.map(\.bitPattern) == products.map { heard.score(of: $0).bitPattern })
    }
  }

  @Test("Each action has what hangs on it, and what hangs on none is the base")
  func supports() {
    // Of the last two nothing is asked: theirs is base, too.
    let actions = history.dropLast(2).map(\.cause)
    let fusion = prepared(history)
    let parts = fusion.parts(of: products, by: actions, places: CausePlaces(actions))
    for (product, parts) in zip(products, parts) {
      let contributions = fusion.contributions(to: product)
      for (place, action) in actions.enumerated() {
        let own = contributions.filter { $0.because == action }.reduce(0) { $0 + $1.amount }
        #expect(abs(parts.support.parts[place] - own) < 1e-12)
      }
      let rest = contributions.filter { $0.because.map(actions.contains) != true }
      #expect(abs(parts.support.base - rest.reduce(0) { $0 + $1.amount }) < 1e-12)
      #expect(parts.support.product == product)
    }
  }

  @Test("Causes are found by their places, the first of equal ones, and strangers not at all")
  func places() {
    let causes: [Cause] =
      (0..<300).map { .event($0 * 1024 % 7919) } + [.said(turn: 2), .event(1024), .event(-3)]
    let places = CausePlaces(causes)
    for cause in causes { #expect(places[cause] == causes.firstIndex(of: cause)) }
    for stranger in [Cause.event(-1), .said(turn: 3), .event(1025 * 7919)] {
      #expect(places[stranger] == nil)
    }
    #expect(CausePlaces([])[.event(1)] == nil)
  }
}
