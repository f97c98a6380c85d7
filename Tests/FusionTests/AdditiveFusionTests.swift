// FusionTests › AdditiveFusionTests: one sum of many scorers, whose parts are its receipt.

import Catalogue
import Fusion
import GraphRules
import KnowledgeGraph
import Scoring
import ScoringTesting
import Testing
import VectorMath

/// Says of every product what it was told to, because of one event each.
private struct ScriptedScorer: Scorer {
  let name: String
  let amounts: [[Double]]

  func prepare(_ request: ScoringRequest) -> any PreparedScorer { Prepared(name: name, amounts: amounts) }

  private struct Prepared: PreparedScorer {
    let name: String
    let amounts: [[Double]]

    func addScores(scale: Float, into scores: inout [Float]) {
      for (product, parts) in amounts.enumerated() { scores[product] += scale * Float(parts.reduce(0, +)) }
    }

    func contributions(to product: ProductID) -> [Contribution] {
      amounts[product.index].enumerated().map { place, amount in
        Contribution(
          scorer: name, evidence: .latent(item: ProductID(place)), amount: amount, because: .event(place))
      }
    }
  }
}

/// Adds each item's strength over the distance of the product numbers.
private struct NearScorer: Scorer {
  let name = "near"

  func prepare(_ request: ScoringRequest) -> any PreparedScorer { Prepared(history: request.history) }

  private struct Prepared: PreparedScorer {
    let history: [HistoryItem]

    func addScores(scale: Float, into scores: inout [Float]) {
      for product in scores.indices { scores[product] += scale * Float(score(of: ProductID(product))) }
    }

    func contributions(to product: ProductID) -> [Contribution] {
      history.filter { $0.product != product }.map { item in
        Contribution(
          scorer: "near", evidence: .latent(item: item.product),
          amount: item.strength / Double(abs(item.product.index - product.index)), because: item.cause)
      }
    }
  }
}

@Suite("Additive fusion")
struct AdditiveFusionTests {
  private let nobody = ScoringRequest(user: nil, history: [])

  private func drawn(_ name: String, products: Int, seed: UInt64) -> ScriptedScorer {
    var random = SeededGenerator(seed: seed)
    return ScriptedScorer(
      name: name, amounts: (0..<products).map { _ in (0..<random.below(4)).map { _ in random.unit() - 0.3 } })
  }

  @Test(
    "A receipt's score is the sum of its listed amounts, to the bit, and they are listed the largest first")
  func toTheBit() {
    let fusion = AdditiveFusion(
      scorers: [drawn("a", products: 50, seed: 1), drawn("b", products: 50, seed: 2)],
      weights: ["a": 0.3, "b": 0.7],
      scales: ["a": 1.7, "b": 0.11])
    let receipts = fusion.prepare(nobody).rank(
      eligible: [Int16](repeating: 0, count: 50), leavingOut: [], range: 0..<50)
    #expect(receipts.count == 50)
    for receipt in receipts {
      var sum = 0.0
      for contribution in receipt.contributions { sum += contribution.amount }
      #expect(receipt.score.bitPattern == sum.bitPattern)
      #expect(
        zip(receipt.contributions, receipt.contributions.dropFirst()).allSatisfy { $0.amount >= $1.amount })
    }
  }

  @Test(
    "Each amount is weight over scale of what the scorer said; who has no weight or no scale says nothing")
  func weights() {
    let scorers = ["a", "b", "c", "d"].map { ScriptedScorer(name: $0, amounts: [[2]]) }
    let fusion = AdditiveFusion(
      scorers: scorers, weights: ["a": 3, "b": 1, "c": 0], scales: ["a": 4, "c": 1, "d": 1])
    let found = fusion.prepare(nobody).contributions(to: ProductID(0))
    #expect(found.map(\.scorer) == ["a"])
    #expect(found.map(\.amount) == [2 * (3.0 / 4)])
  }

  @Test("A path stays worth its edges when it is scaled")
  func scaledPath() throws {
    let path = PathEvidence(
      metapath: "m", scale: 0.3, nodes: (0..<3).map { NodeID(kind: 0, index: $0) },
      edges: [PathEdge(relation: "r", weight: 0.62), PathEdge(relation: "r", isInverse: true, weight: 0.71)])
    var scaled = Contribution(scorer: "walk", evidence: .path(path), amount: path.amount, because: .event(1))
    scaled.scale(by: 1 / 3.0)
    guard case .path(let after) = scaled.evidence else {
      Issue.record("a path must stay a path")
      return
    }
    #expect(scaled.amount == after.amount && after.scale == 0.3 * (1 / 3.0) && after.edges == path.edges)
  }

  @Test("The list is the full sort of all exact scores, ties by product number", arguments: 1...8)
  func shortlist(seed: UInt64) {
    let products = 700
    var random = SeededGenerator(seed: seed)
    // Few different values, so that there are many ties; some products may not be listed.
    let scorer = ScriptedScorer(
      name: "a", amounts: (0..<products).map { _ in [Double(random.below(30)) / 8] })
    let eligible = (0..<products).map { _ in Int16(random.below(4)) - 1 }
    let seen = Set((0..<40).map { _ in random.below(products) })
    let prepared = AdditiveFusion(scorers: [scorer], weights: ["a": 1], scales: ["a": 1]).prepare(nobody)
    let wanted = (0..<products).filter { eligible[$0] >= 0 && !seen.contains($0) }.sorted {
      (-scorer.amounts[$0][0], $0) < (-scorer.amounts[$1][0], $1)
    }
    for range in [0..<10, 10..<25, 0..<1, 3..<3] {
      let receipts = prepared.rank(eligible: eligible, leavingOut: seen, range: range)
      #expect(receipts.map(\.product.index) == Array(wanted[range]))
      #expect(receipts.map(\.rank) == range.map { $0 + 1 })
      #expect(receipts.allSatisfy { $0.variant == Int(eligible[$0.product.index]) })
    }
  }

  @Test("A page after the last is empty, and a shop where nothing may be listed lists nothing")
  func empty() {
    let prepared = AdditiveFusion(
      scorers: [drawn("a", products: 3, seed: 1)], weights: ["a": 1], scales: ["a": 1]
    )
    .prepare(nobody)
    #expect(prepared.rank(eligible: [0, 0, 0], leavingOut: [], range: 5..<10).isEmpty)
    #expect(prepared.rank(eligible: [0, 0, 0], leavingOut: [], range: 2..<10).map(\.rank) == [3])
    #expect(prepared.rank(eligible: [-1, -1, -1], leavingOut: [], range: 0..<10).isEmpty)
  }

  @Test("A named term lifts a product that no scorer speaks for, and stands in its receipt")
  func terms() {
    let scorer = ScriptedScorer(name: "a", amounts: (0..<100).map { [Double($0) / 100] })
    let term = Contribution(scorer: "rule", evidence: .rule(id: "r1"), amount: 10, because: nil)
    let prepared = AdditiveFusion(scorers: [scorer], weights: ["a": 1], scales: ["a": 1])
      .prepare(nobody, terms: [0: [term]])
    let receipts = prepared.rank(eligible: [Int16](repeating: 0, count: 100), leavingOut: [], range: 0..<2)
    #expect(receipts.map(\.product.index) == [0, 99])
    #expect(receipts[0].contributions.first == term && receipts[0].score == 10)
  }

  @Test("A wish that concerns all products ranks as if each had the terms of its own")
  func tables() {
    let scorers = [drawn("a", products: 60, seed: 3), drawn("b", products: 60, seed: 4)]
    let fusion = AdditiveFusion(scorers: scorers, weights: ["a": 1, "b": 1], scales: ["a": 1, "b": 2])
    let lifted = Contribution(scorer: "rule", evidence: .rule(id: "r1"), amount: 0.3, because: nil)
    let common = (0..<60).map { $0 % 4 == 0 ? 0 : Double($0 % 7) / 10 }
    let strange = (0..<60).map { Double($0 % 3) / -5 }
    var tables: NamedTerms = [7: [lifted]]
    tables.add(common, by: "tuning", as: .popularity)
    tables.add(strange, by: "tuning", as: .exploration)
    var single: NamedTerms = [:]
    single.add([lifted], to: 7)
    for product in 0..<60 {
      let terms = [
        Contribution(scorer: "tuning", evidence: .popularity, amount: common[product], because: nil),
        Contribution(scorer: "tuning", evidence: .exploration, amount: strange[product], because: nil),
      ]
      single.add(terms.filter { $0.amount != 0 }, to: product)
    }
    let lists = [tables, single].map {
      fusion.prepare(nobody, terms: $0)
        .rank(eligible: [Int16](repeating: 0, count: 60), leavingOut: [], range: 0..<60)
    }
    #expect(lists[0].map(\.product) == lists[1].map(\.product))
    #expect(lists[0].map(\.contributions) == lists[1].map(\.contributions))
    #expect(lists[0].contains { $0.contributions.contains { $0.scorer == "tuning" } })
  }

  @Test("Leaving out one thing that she did changes no other part of any fused score")
  func counterfactual() throws {
    let world = try SmallWorld()
    let always = ScriptedScorer(name: "always", amounts: (0..<10).map { [Double($0)] })
    let fusion = AdditiveFusion(
      scorers: [always, NearScorer()], weights: ["always": 1, "near": 2], scales: ["always": 3, "near": 0.7])
    let whole = fusion.prepare(world.request)
    for index in world.history.indices {
      var without = world.request
      let gone = without.history.remove(at: index)
      let rest = fusion.prepare(without)
      for product in (0..<10).map({ ProductID($0) }) {
        let kept = whole.contributions(to: product).filter {
          $0.scorer == "always" || $0.because != gone.cause
        }
        #expect(rest.contributions(to: product) == kept)
      }
    }
  }
}
