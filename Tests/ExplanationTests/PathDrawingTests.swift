// ExplanationTests › PathDrawingTests: a reason drawn as the thread from the customer to the product.

import Catalogue
import Explanation
import GraphRules
import KnowledgeGraph
import Scoring
import ScoringTesting
import Testing

@Suite("Drawn paths")
struct PathDrawingTests {
  let world: SmallWorld

  init() throws { world = try SmallWorld() }

  /// `Anna -bought-> Rain Shell -colour-> teal <-colour- Trail Shoe`.
  private func drawn(_ tree: ReasonTree) -> [String] {
    (tree.shown + tree.rest).map { reason in
      reason.steps.reduce(reason.start) {
        $0 + ($1.isInverse ? " <-\($1.relation)- " : " -\($1.relation)-> ") + $1.node
      }
    }
  }

  @Test("A path reads from the customer over her product and what is shared to the recommended one")
  func path() throws {
    let parts = [try world.shared("colour:teal", by: "hasColour", event: 3, to: "trail-shoe", 0.4)]
    let tree = try world.tree(of: "trail-shoe", parts)
    #expect(drawn(tree) == ["Anna -bought-> Rain Shell -colour-> teal <-colour- Trail Shoe"])
    #expect(tree.shown.first?.steps.map(\.swatch) == [nil, 0x1F7A7A, nil])
    #expect(
      drawn(try world.tree(of: "trail-shoe", parts, language: "zh")) == [
        "Anna -购买-> Rain Shell -颜色-> 青色 <-颜色- Trail Shoe"
      ])
  }

  @Test("Evidence that is no path is drawn over her product, with the kind on the arrow")
  func together() throws {
    let item = world.id("ridge-boot")
    let drawn = { (evidence: Evidence) in
      self.drawn(try self.world.tree(of: "summit-boot", [part("neighbours", evidence, 1, event: 1)]))
    }
    #expect(
      try drawn(.together(item: item, customers: 12)) == [
        "Anna -bought-> Ridge Boot -bought with ×12-> Summit Boot"
      ])
    #expect(
      try drawn(.together(item: item, customers: 4)) == [
        "Anna -bought-> Ridge Boot -bought with-> Summit Boot"
      ])
    #expect(
      try drawn(.next(item: item, customers: 2)) == ["Anna -bought-> Ridge Boot -then came-> Summit Boot"])
    #expect(try drawn(.term("boot")) == ["Anna -bought-> Ridge Boot -described like-> Summit Boot"])
    #expect(try drawn(.term("grippy")) == ["Anna -bought-> Ridge Boot -both say grippy-> Summit Boot"])
  }

  @Test("Two purchases of one product are drawn as one arrow that says so")
  func times() throws {
    let twice =
      world.history + [
        HistoryItem(
          cause: .event(8), product: world.id("ridge-boot"), variant: 0, relation: "bought", strength: 1)
      ]
    let parts = [1, 8].map { part("latent", .latent(item: world.id("ridge-boot")), 1, event: $0) }
    let tree = try world.tree(of: "summit-boot", parts, history: twice)
    #expect(drawn(tree) == ["Anna -bought 2×-> Ridge Boot -same taste as-> Summit Boot"])
  }

  @Test("A product that was only named stands first on the way, and is not said to have been bought")
  func named() throws {
    let brand = try world.node("brand:northpeak")
    let path = PathEvidence(
      metapath: "product-brand-product", scale: 0.5,
      nodes: [
        world.graph.node(of: world.id("day-pack")), brand, world.graph.node(of: world.id("trail-shoe")),
      ],
      edges: [
        PathEdge(relation: "madeBy", weight: 1), PathEdge(relation: "madeBy", isInverse: true, weight: 1),
      ])
    let parts = [
      Contribution(scorer: "walk", evidence: .path(path), amount: 0.5, because: .said(turn: 1)),
      Contribution(scorer: "text", evidence: .term("dry"), amount: 0.4, because: .said(turn: 1)),
    ]
    let tree = try world.tree(of: "trail-shoe", parts)
    #expect(
      drawn(tree) == [
        "Anna -asked about-> Day Pack -by-> Northpeak <-by- Trail Shoe",
        "Anna -asked about-> Day Pack -both say dry-> Trail Shoe",
      ])
    #expect(
      tree.shown.map(\.sentence) == [
        "It is by Northpeak, like the Day Pack you asked about.",
        "Its description has words in common with the Day Pack you asked about: dry.",
      ])
    let chinese = try world.tree(of: "trail-shoe", parts, language: "zh")
    #expect(chinese.shown.allSatisfy { $0.sentence.contains("问起") })
  }

  @Test("A word that was said is told as asked for, and has no thread from her products")
  func said() throws {
    let word = Contribution(scorer: "text", evidence: .term("waterproof"), amount: 1, because: .said(turn: 9))
    let tree = try world.tree(of: "rain-shell", [word])
    #expect(tree.shown.map(\.sentence) == ["Its description says “waterproof”, as you asked."])
    #expect(tree.shown.map(\.steps) == [[]])
    #expect(tree.channels.map(\.label) == ["text"])
  }

  @Test("A product that she looked at herself is one arrow from her")
  func itself() throws {
    let path = PathEvidence(
      metapath: "product", scale: 0.1,
      nodes: [world.graph.node(ofUser: 0), world.graph.node(of: world.id("rain-shell"))],
      edges: [PathEdge(relation: "viewed", weight: 1)])
    let tree = try world.tree(
      of: "rain-shell", [Contribution(scorer: "walk", evidence: .path(path), amount: 0.1, because: .event(2))]
    )
    #expect(drawn(tree) == ["Anna -viewed-> Rain Shell"])
    #expect(tree.shown.map(\.sentence) == ["It is the Rain Shell that you looked at."])
  }
}
