// GraphWalkScoringTests › ContentWalkTests: walks over what the feed says.

import Catalogue
import GraphRules
import GraphWalkScoring
import KnowledgeGraph
import Scoring
import ScoringTesting
import Testing
import VectorMath

@Suite("Walks over brands, categories and colours")
struct ContentWalkTests {
  let world: SmallWorld

  init() throws { world = try SmallWorld() }

  private static func step(_ text: String) -> MetaPathStep {
    MetaPathStep(relation: text.filter { $0 != "^" }, isInverse: text.hasPrefix("^"))
  }

  private static func path(_ steps: [String], start: Double = 0, middle: Double = 0, end: Double = 0)
    -> MetaPath
  {
    MetaPath(name: "tested", steps: steps.map(step), weight: 0.7, start: start, middle: middle, end: end)
  }

  static let paths = [
    path([]),
    path(["madeBy", "^madeBy"]),
    path(["hasColour", "^hasColour"], middle: 0.75),
    path(["calledColour", "^calledColour"], start: 0.5, middle: 0.75, end: 0.25),
    path(["inCategory", "partOf", "^partOf", "^inCategory"], start: 0.5, middle: 0.75, end: 0.5),
    path(["madeBy", "^madeBy", "hasColour", "^hasColour"], start: 0.1, middle: 0.9, end: 0.3),
  ]

  private func expectEqual(
    _ scorer: WalkScorer, _ naive: NaiveWalks, _ request: ScoringRequest, products: Int
  ) {
    let prepared = scorer.prepare(request)
    for product in (0..<products).map({ ProductID($0) }) {
      let wanted = naive.score(of: product, history: request.history)
      let found = prepared.score(of: product)
      #expect(
        abs(found - wanted) <= 1e-12 * max(1, abs(wanted)),
        "product \(product.index): \(found), not \(wanted)")
    }
  }

  @Test("The score is the sum over all walks, one by one", arguments: paths)
  func oracle(path: MetaPath) {
    let scorer = WalkScorer(graph: world.graph, metapaths: [path], choices: nil)
    expectEqual(scorer, NaiveWalks(path, in: world.graph), world.request, products: world.catalogue.count)
  }

  @Test("The first product asked about and one after many others have the same bits", arguments: paths)
  func fewAndMany(path: MetaPath) {
    let scorer = WalkScorer(graph: world.graph, metapaths: [path], choices: nil)
    let products = (0..<world.catalogue.count).map { ProductID($0) }
    let asked = scorer.prepare(world.request)
    for _ in 0..<20 { for product in products { asked.forEachAmount(to: product, scale: 1) { _, _ in } } }
    for product in products {
      var (first, last): ([Double], [Double]) = ([], [])
      scorer.prepare(world.request).appendAmounts(to: product, scale: 0.3, onto: &first)
      asked.appendAmounts(to: product, scale: 0.3, onto: &last)
      #expect(first.map(\.bitPattern) == last.map(\.bitPattern), "product \(product.index)")
    }
  }

  @Test("Every walk keeps the laws", arguments: paths)
  func laws(path: MetaPath) {
    expectLaws(
      of: WalkScorer(graph: world.graph, metapaths: [path], choices: nil), request: world.request,
      productCount: world.catalogue.count, graph: world.graph)
  }

  @Test("All walks of the program together keep the laws, for Anna and for a customer without an account")
  func builtInLaws() {
    let scorer = WalkScorer(graph: world.graph, metapaths: world.rules.metapaths, choices: nil)
    expectLaws(of: scorer, request: world.request, productCount: world.catalogue.count, graph: world.graph)
    let cold = ScoringRequest(user: nil, history: world.history)
    expectLaws(of: scorer, request: cold, productCount: world.catalogue.count, graph: world.graph)
  }

  @Test("On drawn graphs the walks of two, three and four steps are those of the formula", arguments: 1...4)
  func drawnGraphs(seed: UInt64) {
    let rules = [
      RelationRule(name: "near", from: "product", to: "thing"),
      RelationRule(name: "above", from: "thing", to: "thing"),
    ]
    var builder = GraphBuilder(ontology: Ontology(nodes: ["user", "product", "thing"], relations: rules))
    var random = SeededGenerator(seed: seed)
    let products = (0..<12).map { builder.node("product", "p\($0)", label: "") }
    let things = (0..<6).map { builder.node("thing", "t\($0)", label: "") }
    for _ in 0..<30 {
      builder.connect(
        products[random.below(12)], "near", things[random.below(6)], weight: random.unit(), source: .derived)
    }
    for _ in 0..<10 {
      builder.connect(
        things[random.below(6)], "above", things[random.below(6)], weight: random.unit(), source: .derived)
    }
    let graph = builder.freeze()
    let history = (0..<5).map { place in
      HistoryItem(
        cause: .event(place), product: ProductID(random.below(12)), variant: 0, relation: nil,
        strength: random.unit() - 0.3)
    }
    for steps in [["near", "^near"], ["near", "above", "^near"], ["near", "above", "^above", "^near"]] {
      let path = Self.path(steps, start: 0.3, middle: 0.6, end: 0.2)
      let scorer = WalkScorer(graph: graph, metapaths: [path], choices: nil)
      let request = ScoringRequest(user: nil, history: history)
      expectEqual(scorer, NaiveWalks(path, in: graph), request, products: 12)
      expectLaws(of: scorer, request: request, productCount: 12, graph: graph)
    }
  }

  @Test("A relation straight from product to product can be walked")
  func singleStep() {
    let rule = RelationRule(name: "accessoryOf", from: "product", to: "product")
    var builder = GraphBuilder(ontology: Ontology(nodes: ["user", "product"], relations: [rule]))
    let nodes = (0..<3).map { builder.node("product", "p\($0)", label: "") }
    builder.connect(nodes[0], "accessoryOf", nodes[1], weight: 0.5, source: .derived)
    builder.connect(nodes[0], "accessoryOf", nodes[0], weight: 0.9, source: .derived)
    let graph = builder.freeze()
    let scorer = WalkScorer(graph: graph, metapaths: [Self.path(["accessoryOf"])], choices: nil)
    let named = HistoryItem(cause: .event(1), product: ProductID(0), variant: 0, relation: nil, strength: 1)
    let request = ScoringRequest(user: nil, history: [named])
    #expect(scorer.prepare(request).score(of: ProductID(1)) == 0.7 * 0.5)
    #expect(scorer.prepare(request).contributions(to: ProductID(0)).isEmpty)
    expectLaws(of: scorer, request: request, productCount: 3, graph: graph)
  }

  @Test("Boots and shoes meet over Footwear, two levels up")
  func throughTheTree() throws {
    let path = Self.path(["inCategory", "partOf", "^partOf", "^inCategory"])
    let scorer = WalkScorer(graph: world.graph, metapaths: [path], choices: nil)
    let bought = ScoringRequest(user: world.anna, history: [world.history[0]])
    let found = scorer.prepare(bought).contributions(to: world.id("city-shoe"))
    guard case .path(let walked) = try #require(found.first).evidence else {
      Issue.record("no path was shown")
      return
    }
    #expect(
      walked.nodes.map(world.graph.name) == [
        "user:anna", "product:ridge-boot", "category:footwear/boots", "category:footwear",
        "category:footwear/shoes", "product:city-shoe",
      ])
    #expect(walked.edges.map(\.isInverse) == [false, false, false, true, true])
    #expect(found.count == 1)
    #expect(scorer.prepare(bought).contributions(to: world.id("iron-pan")).isEmpty)
  }

  @Test("A brand of four products says less of each than one of two, once hubs are damped")
  func hubs() {
    let bought = { (item: String) in
      ScoringRequest(
        user: nil,
        history: [
          HistoryItem(cause: .event(1), product: world.id(item), variant: 0, relation: nil, strength: 1)
        ])
    }
    func likeness(_ middle: Double, _ from: String, _ to: String) -> Double {
      let path = Self.path(["madeBy", "^madeBy"], middle: middle)
      return WalkScorer(graph: world.graph, metapaths: [path], choices: nil).prepare(bought(from))
        .score(of: world.id(to))
    }
    // Northpeak makes four of the ten products, Hearth two.
    #expect(likeness(0, "ridge-boot", "day-pack") == likeness(0, "iron-pan", "soup-pot"))
    #expect(likeness(1, "ridge-boot", "day-pack") == 0.7 / 4)
    #expect(likeness(1, "iron-pan", "soup-pot") == 0.7 / 2)
  }

  @Test("A pan sent back speaks against the pot of the same brand")
  func negative() {
    let scorer = WalkScorer(graph: world.graph, metapaths: [Self.path(["madeBy", "^madeBy"])], choices: nil)
    let returned = ScoringRequest(user: world.anna, history: [world.history[3]])
    #expect(scorer.prepare(returned).score(of: world.id("soup-pot")) == -0.7)
  }

  @Test(
    "A walk over a relation that the ontology does not have is left out, and without history nothing is said")
  func nothing() {
    let unknown = WalkScorer(graph: world.graph, metapaths: [Self.path(["soldIn", "^soldIn"])], choices: nil)
    #expect(unknown.prepare(world.request).contributions(to: world.id("summit-boot")).isEmpty)
    let scorer = WalkScorer(graph: world.graph, metapaths: world.rules.metapaths, choices: nil)
    #expect(
      scorer.prepare(ScoringRequest(user: 0, history: [])).contributions(to: world.id("summit-boot")).isEmpty)
  }
}
