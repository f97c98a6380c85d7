// KnowledgeGraphTests › PathSearchTests: the best ways between two nodes, against all ways there are.

import Foundation
import GraphRules
import KnowledgeGraph
import Testing
import VectorMath

@Suite("Paths between nodes")
struct PathSearchTests {
  let ontology: Ontology
  init() throws { ontology = try GraphRules.builtIn().ontology }

  /// Products with brands, colours and categories drawn by lot, and two customers.
  private func graph(seed: UInt64) -> KnowledgeGraph {
    var random = SeededGenerator(seed: seed)
    var builder = GraphBuilder(ontology: ontology)
    for index in 0..<12 {
      let product = builder.node("product", "p\(index)", label: "P\(index)")
      let links = [("brand", "madeBy", 3), ("colour", "hasColour", 4), ("category", "inCategory", 2)]
      for (kind, relation, count) in links where Int.random(in: 0..<4, using: &random) > 0 {
        let tail = builder.node(kind, "\(kind)\(Int.random(in: 0..<count, using: &random))", label: "x")
        builder.connect(
          product, relation, tail, weight: Double.random(in: 0.1...1, using: &random), source: .derived)
      }
      if index > 0, Bool.random(using: &random) {
        let other = builder.node("product", "p\(Int.random(in: 0..<index, using: &random))", label: "x")
        builder.connect(product, "similarTo", other, weight: 0.5, source: .derived)
      }
    }
    for user in 0..<2 {
      builder.node("user", "u\(user)", label: "U")
      for event in 0..<4 {
        builder.connect(
          user: user, "bought", product: Int.random(in: 0..<12, using: &random), event: user * 10 + event)
      }
    }
    return builder.freeze()
  }

  /// All simple ways, by going everywhere.
  private func allWays(_ graph: KnowledgeGraph, _ start: NodeID, _ end: NodeID, longest: Int) -> [Double] {
    var strengths: [Double] = []
    func go(_ node: NodeID, _ seen: [NodeID], _ strength: Double) {
      if node == end { return strengths.append(strength) }
      guard seen.count <= longest else { return }
      for relation in graph.relations {
        for isInverse in [false, true] {
          let ends = [relation.rule.from, relation.rule.to].map { graph.kindNumber($0) }
          let (here, there) = isInverse ? (ends[1], ends[0]) : (ends[0], ends[1])
          let edges = relation.adjacency(inverse: isInverse)
          guard here == node.kind, Int(node.index) < edges.nodeCount else { continue }
          var best: [Int32: Double] = [:]
          for edge in edges.edges(of: Int(node.index)) {
            best[edges.targets[edge]] = max(best[edges.targets[edge]] ?? 0, edges.weights[edge])
          }
          let damping = node == start ? 1 : pow(Double(edges.degree(Int(node.index))), -0.75)
          for (target, weight) in best {
            let next = NodeID(kind: there, index: target)
            guard !seen.contains(next), next == end || next.kind != graph.kindNumber("user") else { continue }
            go(next, seen + [next], strength * weight * damping)
          }
        }
      }
    }
    go(start, [start], 1)
    return strengths.sorted(by: >)
  }

  @Test("The strongest come first and none is missed", arguments: 1...8)
  func strongest(seed: Int) throws {
    let graph = graph(seed: UInt64(seed))
    for (from, to) in [
      ("product:p0", "product:p7"), ("user:u0", "user:u1"), ("brand:brand0", "colour:colour1"),
    ] {
      guard let start = graph.node(named: from), let end = graph.node(named: to) else { continue }
      for longest in 1...4 {
        let wanted = Array(allWays(graph, start, end, longest: longest).prefix(6))
        let found = PathSearch(graph, order: .weight, longest: longest).paths(from: start, to: end, most: 6)
        #expect(found.isComplete)
        #expect(found.paths.count == wanted.count)
        for (path, strength) in zip(found.paths, wanted) { #expect(abs(path.strength - strength) < 1e-9) }
      }
    }
  }

  @Test("The shortest come first when they are asked for")
  func shortest() throws {
    let graph = graph(seed: 3)
    let ends = try ["product:p1", "product:p9"].map { try #require(graph.node(named: $0)) }
    let paths = PathSearch(graph, order: .length, longest: 4).paths(from: ends[0], to: ends[1], most: 9).paths
    #expect(paths.map(\.steps.count) == paths.map(\.steps.count).sorted())
    #expect(paths.allSatisfy { Set([$0.start] + $0.steps.map(\.node)).count == $0.steps.count + 1 })
  }

  @Test("No way leads through another customer")
  func noStrangers() throws {
    var builder = GraphBuilder(ontology: ontology)
    for user in 0..<2 { builder.node("user", "u\(user)", label: "U") }
    for product in 0..<2 { builder.node("product", "p\(product)", label: "P") }
    for product in 0..<2 { builder.connect(user: 0, "bought", product: product, event: product) }
    let graph = builder.freeze()
    let ends = try ["product:p0", "product:p1", "user:u0"].map { try #require(graph.node(named: $0)) }
    let search = PathSearch(graph, order: .weight, longest: 4)
    #expect(search.paths(from: ends[0], to: ends[1], most: 5).paths.isEmpty)
    #expect(search.paths(from: ends[0], to: ends[2], most: 5).paths.map(\.steps.count) == [1])
  }
}
