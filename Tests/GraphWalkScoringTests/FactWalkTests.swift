// GraphWalkScoringTests › FactWalkTests: walks over what others than the shop say of its products.

import Catalogue
import GraphRules
import GraphWalkScoring
import KnowledgeGraph
import Scoring
import ScoringTesting
import Testing

@Suite("Walks over external triples")
struct FactWalkTests {
  let world: SmallWorld
  let graph: KnowledgeGraph
  let scorer: WalkScorer

  private static let triples = [
    Triple(head: "ridge-boot", relation: "seen_in", tail: "film:everest", weight: 0.5, line: 2),
    Triple(head: "trail-shoe", relation: "seen_in", tail: "film:everest", line: 3),
    Triple(head: "m.7", relation: "seen_in", tail: "film:everest", line: 4),
    Triple(head: "http://x.org/Best_List", relation: "names", tail: "ridge-boot", line: 5),
    Triple(head: "http://x.org/Best_List", relation: "names", tail: "product:soup-pot", line: 6),
    Triple(head: "ridge-boot", relation: "matches", tail: "iron-pan", line: 7),
    Triple(head: "ridge-boot", relation: "madeBy", tail: "brand:Northpeak", line: 8),
    Triple(head: "ridge-boot", relation: "bought", tail: "film:everest", line: 9),
    Triple(head: "film:everest", relation: "shot_in", tail: "place:nepal", line: 10),
  ]

  init() throws {
    world = try SmallWorld()
    let names = EntityNames(lexicon: world.rules.lexicon)
    let outside = OutsideKnowledge(
      triples: Self.triples.map { ($0, 4) }, entities: [EntityName(id: "m.7", item: "rain-shell")],
      catalogue: world.catalogue, customers: [:], ontology: world.rules.ontology, names: names)
    var builder = GraphBuilder(ontology: outside.ontology)
    builder.node("user", "anna", label: "Anna")
    for (index, product) in world.catalogue.products.enumerated() {
      builder.add(
        product, facts: world.facts[index], terms: [], lexicon: world.rules.lexicon, names: names)
    }
    builder.add(outside)
    for item in world.history {
      guard let relation = item.relation, case .event(let number) = item.cause else { continue }
      builder.connect(user: 0, relation, product: item.product.index, event: number)
    }
    graph = builder.freeze()
    let walks = world.rules.metapaths.filter {
      ["product-fact-product", "product-link-product"].contains($0.name)
    }
    scorer = WalkScorer(graph: graph, metapaths: graph.ontology.expanding(walks), choices: nil)
  }

  private func paths(to item: String) throws -> [PathEvidence] {
    let product = try #require(world.catalogue.product(item))
    let request = ScoringRequest(user: world.anna, history: world.history)
    return scorer.prepare(request).contributions(to: product).compactMap {
      if case .path(let path) = $0.evidence { path } else { nil }
    }
  }

  @Test("The laws hold")
  func laws() {
    expectLaws(
      of: scorer, request: ScoringRequest(user: world.anna, history: world.history),
      productCount: world.catalogue.count, graph: graph)
  }

  @Test("Every triple is an edge with its record, and none makes a product")
  func edges() throws {
    var lines: [String] = []
    graph.exportTSV { lines.append($0) }
    for line in [
      "product:ridge-boot\tseen_in\tattribute:film:everest\t0.5\trecord:4/2",
      "product:rain-shell\tseen_in\tattribute:film:everest\t1.0\trecord:4/4",
      "attribute:http://x.org/Best_List\tnames\tproduct:soup-pot\t1.0\trecord:4/6",
      "product:ridge-boot\tmatches\tproduct:iron-pan\t1.0\trecord:4/7",
      "product:ridge-boot\tbought.product-attribute\tattribute:film:everest\t1.0\trecord:4/9",
      "attribute:film:everest\tshot_in\tattribute:place:nepal\t1.0\trecord:4/10",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
    #expect(
      lines.contains { $0.hasPrefix("product:ridge-boot\tmadeBy\tbrand:") && $0.hasSuffix("record:4/8") })
    #expect(graph.nodeCounts.first { $0.kind == "product" }?.count == world.catalogue.count)
    let list = try #require(graph.node(named: "attribute:http://x.org/Best_List"))
    #expect(graph.label(list) == "Best List")
  }

  @Test("A shared fact, a list that names both and a link each lead to the product, by their own names")
  func walks() throws {
    #expect(
      try paths(to: "trail-shoe").contains { $0.edges.suffix(2).map(\.relation) == ["seen_in", "seen_in"] })
    let named = try #require(try paths(to: "soup-pot").first { $0.edges.last?.relation == "names" })
    #expect(named.metapath == "product-fact-product")
    #expect(named.edges.suffix(2).map(\.isInverse) == [true, false])
    #expect(try paths(to: "iron-pan").contains { $0.metapath == "product-link-product" })
  }

  @Test("A fact that very many share leads nowhere, and a rarer one does")
  func hubs() throws {
    let names = EntityNames(lexicon: world.rules.lexicon)
    var reached: [Int] = []
    for others in [10, 200] {
      let pair = ["ridge-boot", "trail-shoe"].map {
        Triple(head: $0, relation: "from", tail: "earth", line: 1)
      }
      let rest = (0..<others).map { Triple(head: "p\($0)", relation: "from", tail: "earth", line: 2) }
      let many = (0..<others).map { Variant(id: "p\($0)", item: "p\($0)", source: RecordSource(line: 1)) }
      let products =
        world.catalogue.products + many.map { Product(id: $0.id, variants: [$0], isOffered: true) }
      let catalogue = Catalogue(products: products)
      let outside = OutsideKnowledge(
        triples: (pair + rest).map { ($0, 1) }, entities: [], catalogue: catalogue, customers: [:],
        ontology: world.rules.ontology, names: names)
      var builder = GraphBuilder(ontology: outside.ontology)
      builder.node("user", "anna", label: "Anna")
      for product in products { builder.node("product", product.id, label: product.id) }
      builder.add(outside)
      let graph = builder.freeze()
      let walks = world.rules.metapaths.filter { $0.name == "product-fact-product" }
      let scorer = WalkScorer(graph: graph, metapaths: graph.ontology.expanding(walks), choices: nil)
      let prepared = scorer.prepare(ScoringRequest(user: 0, history: world.history))
      let product = try #require(catalogue.product("trail-shoe"))
      reached.append(prepared.contributions(to: product).count)
      var scores = [Float](repeating: 0, count: products.count)
      prepared.addScores(scale: 1, into: &scores)
      #expect((scores[product.index] > 0) == (others == 10))
    }
    #expect(reached == [1, 0])
  }

  @Test("A file with thousands of relations makes a bounded number of them")
  func manyRelations() {
    let outside = OutsideKnowledge(
      triples: (0..<2000).map {
        (Triple(head: "ridge-boot", relation: "r\($0)", tail: "t\($0)", line: $0), 1)
      },
      entities: [], catalogue: world.catalogue, customers: [:], ontology: world.rules.ontology,
      names: EntityNames(lexicon: world.rules.lexicon))
    let added = outside.ontology.relations.count - world.rules.ontology.relations.count
    #expect(added == 257)
    var builder = GraphBuilder(ontology: outside.ontology)
    builder.add(outside)
    #expect(builder.freeze().relation("related")?.count == 1744)
  }
}
