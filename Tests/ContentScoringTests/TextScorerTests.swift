// ContentScoringTests › TextScorerTests: products are likened by the words they share, one reason a word.

import Catalogue
import ContentScoring
import Features
import Scoring
import ScoringTesting
import Testing

@Suite("Text scorer")
struct TextScorerTests {
  let world: SmallWorld
  var scorer: TextScorer { TextScorer(world.terms) }

  init() throws { world = try SmallWorld() }

  @Test("The laws hold for what Anna did, for words said, and for both")
  func laws() {
    let said = [
      Said(turn: 2, matter: .word("waterproof boot")), Said(turn: 3, matter: .word("pot"), strength: 0.5),
    ]
    var request = world.request
    expectLaws(of: scorer, request: request, productCount: world.catalogue.count)
    request.said = said
    expectLaws(of: scorer, request: request, productCount: world.catalogue.count)
    expectLaws(
      of: scorer, request: ScoringRequest(user: nil, history: [], said: said),
      productCount: world.catalogue.count)
  }

  @Test("The score is the strength times the cosine of the two texts")
  func oracle() {
    let prepared = scorer.prepare(ScoringRequest(user: nil, history: world.history))
    for product in (0..<world.catalogue.count).map({ ProductID($0) }) {
      let weights = Dictionary(
        uniqueKeysWithValues: world.terms.terms(of: product).map { ($0.term, Double($0.weight)) })
      let wanted = world.history.filter { $0.product != product }.reduce(0.0) { sum, item in
        sum + item.strength
          * world.terms.terms(of: item.product).reduce(0.0) {
            $0 + Double($1.weight) * (weights[$1.term] ?? 0)
          }
      }
      #expect(abs(prepared.score(of: product) - wanted) < 1e-12)
    }
  }

  @Test("The ridge boot is likened to the summit boot by “boot”, and the reason says so")
  func namesTheWord() {
    let bought = ScoringRequest(user: world.anna, history: [world.history[0]])
    let reasons = scorer.prepare(bought).contributions(to: world.id("summit-boot"))
    #expect(reasons.contains { $0.evidence == .term("boot") && $0.because == .event(1) })
  }

  @Test("A word that was said counts because of its turn; a word that no product has says nothing")
  func said() {
    let asked = ScoringRequest(
      user: nil, history: [], said: [Said(turn: 4, matter: .word("waterproof submarine"))])
    let reasons = scorer.prepare(asked).contributions(to: world.id("rain-shell"))
    #expect(reasons.map(\.evidence) == [.term("waterproof")])
    #expect(reasons.map(\.because) == [.said(turn: 4)])
    let unknown = ScoringRequest(user: nil, history: [], said: [Said(turn: 4, matter: .word("submarine"))])
    #expect(scorer.prepare(unknown).contributions(to: world.id("rain-shell")).isEmpty)
  }
}
