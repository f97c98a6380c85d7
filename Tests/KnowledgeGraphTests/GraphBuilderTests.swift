// KnowledgeGraphTests › GraphBuilderTests: nodes and edges, merged and frozen.

import Catalogue
import GraphRules
import KnowledgeGraph
import Testing
import VectorMath

@Suite("Graph builder")
struct GraphBuilderTests {
  private static let ontology = Ontology(
    nodes: ["user", "product", "brand"],
    relations: [
      RelationRule(name: "bought", from: "user", to: "product", event: "purchase", strength: 1),
      RelationRule(name: "madeBy", from: "product", to: "brand"),
    ])

  private func record(_ line: Int) -> EdgeSource { .record(RecordSource(importNumber: 2, line: line)) }

  @Test("An edge said twice is one edge with the larger weight and both sources, each once")
  func merges() throws {
    var builder = GraphBuilder(ontology: Self.ontology)
    let (boot, brand) = (
      builder.node("product", "boot", label: "Boot"), builder.node("brand", "np", label: "Northpeak")
    )
    builder.connect(boot, "madeBy", brand, weight: 0.4, source: record(8))
    builder.connect(boot, "madeBy", brand, weight: 0.9, source: record(20))
    builder.connect(boot, "madeBy", brand, weight: 0.1, source: record(8))
    builder.connect(boot, "madeBy", brand, weight: 0.1, source: record(20))
    let made = try #require(builder.freeze().relation("madeBy"))
    #expect(made.count == 1)
    #expect(made.forward.weights == [0.9] && made.backward.weights == [0.9])
    #expect(made.sources(ofEdge: 0).map(\.description) == ["record:2/8", "record:2/20"])
  }

  @Test("Every event keeps an edge of its own")
  func events() throws {
    var builder = GraphBuilder(ontology: Self.ontology)
    builder.node("user", "anna", label: "Anna")
    builder.node("product", "boot", label: "Boot")
    builder.connect(user: 0, "bought", product: 0, event: 7)
    builder.connect(user: 0, "bought", product: 0, event: 9)
    let bought = try #require(builder.freeze().relation("bought"))
    #expect(bought.count == 2)
    #expect((0..<2).flatMap { bought.sources(ofEdge: $0).map(\.description) } == ["event:e7", "event:e9"])
  }

  @Test(
    "A node is made once and keeps its first label; kinds and relations that are not in the ontology are left out"
  )
  func nodes() {
    var builder = GraphBuilder(ontology: Self.ontology)
    let first = builder.node("brand", "np", label: "Northpeak")
    #expect(builder.node("brand", "np", label: "NORTHPEAK") == first)
    #expect(builder.node("colour", "teal", label: "teal") == nil)
    builder.connect(first, "sells", first, source: .derived)
    builder.connect(nil, "madeBy", first, source: .derived)
    let graph = builder.freeze()
    #expect(graph.node(named: "brand:np").map(graph.label) == "Northpeak")
    #expect(graph.node(named: "brand:other") == nil && graph.node(named: "brand") == nil)
    #expect(graph.edgeCounts.allSatisfy { $0.1 == 0 })
    #expect(graph.nodeCounts.map(\.1) == [0, 0, 1])
  }

  @Test("A customer without an account is user:@cold")
  func cold() {
    let graph = GraphBuilder(ontology: Self.ontology).freeze()
    #expect(graph.name(graph.node(ofUser: -1)) == "user:@cold")
  }

  @Test("Both directions tell the edges of a plain list, in rising order", arguments: 1...6)
  func bothWays(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var builder = GraphBuilder(ontology: Self.ontology)
    let products = (0..<17).map { builder.node("product", "p\($0)", label: "") }
    let brands = (0..<9).map { builder.node("brand", "b\($0)", label: "") }
    var edges: [[Int]: (weight: Double, lines: [Int])] = [:]
    for line in 1...80 {
      let (head, tail, weight) = (random.below(17), random.below(9), random.unit())
      builder.connect(products[head], "madeBy", brands[tail], weight: weight, source: record(line))
      let known = edges[[head, tail]] ?? (0, [])
      edges[[head, tail]] = (max(known.weight, weight), known.lines + [line])
    }
    let made = try #require(builder.freeze().relation("madeBy"))
    #expect(made.count == edges.count)
    for head in 0..<17 {
      let wanted = edges.filter { $0.key[0] == head }.sorted { $0.key[1] < $1.key[1] }
      let found = made.forward.edges(of: head)
      #expect(found.map { Int(made.forward.targets[$0]) } == wanted.map { $0.key[1] })
      #expect(found.map { made.forward.weights[$0] } == wanted.map(\.value.weight))
      #expect(found.map { Array(made.sources(ofEdge: $0)) } == wanted.map { $0.value.lines.map(record) })
      #expect(made.forward.degree(head) == wanted.count)
    }
    for tail in 0..<9 {
      let wanted = edges.filter { $0.key[1] == tail }.sorted { $0.key[0] < $1.key[0] }
      let found = made.adjacency(inverse: true).edges(of: tail)
      #expect(found.map { Int(made.backward.targets[$0]) } == wanted.map { $0.key[0] })
      #expect(found.map { made.backward.weights[$0] } == wanted.map(\.value.weight))
      for head in 0..<17 {
        let place = made.forward.edge(from: head, to: Int32(tail))
        #expect(place.map { made.forward.weights[$0] } == edges[[head, tail]]?.weight)
      }
    }
  }

  @Test("The export has a line an edge, with sources, weights that read back, and ids that break no table")
  func export() throws {
    var builder = GraphBuilder(ontology: Self.ontology)
    builder.node("user", "anna", label: "Anna")
    let boot = builder.node("product", "boot\tbrown", label: "Boot")
    let brand = builder.node("brand", "np", label: "Northpeak")
    builder.connect(boot, "madeBy", brand, weight: 0.1 + 0.2, source: record(8))
    builder.connect(boot, "madeBy", brand, weight: 0.1, source: record(9))
    builder.connect(user: 0, "bought", product: 0, event: 3)
    var lines: [String] = []
    builder.freeze().exportTSV { lines.append($0) }
    #expect(
      lines == [
        "user:anna\tbought\tproduct:boot brown\t1.0\tevent:e3",
        "product:boot brown\tmadeBy\tbrand:np\t0.30000000000000004\trecord:2/8,record:2/9",
      ])
  }
}
