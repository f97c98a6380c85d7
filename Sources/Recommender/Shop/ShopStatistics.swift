// Recommender › ShopStatistics: what a shop holds, counted.

import Catalogue
import GraphRules
import KnowledgeGraph
import ShopStore

/// The numbers of `clew stats`.
package struct ShopStatistics: Encodable, Sendable {
  /// How many there are, and the most frequent by name.
  package struct Count: Encodable, Sendable {
    package struct Entry: Encodable, Sendable {
      let name: String
      let count: Int
    }
    package let total: Int
    package let largest: [Entry]

    /// The largest in one line: `Northpeak 28 · Altura 12`.
    package var words: String { largest.prefix(5).map { "\($0.name) \($0.count)" }.joined(separator: " · ") }

    init(_ counts: [(name: String, count: Int)]) {
      total = counts.count
      largest = counts.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.prefix(20).map {
        Entry(name: $0.name, count: $0.count)
      }
    }
  }
  let v = 1
  package let name: String
  package let products, offered, variants, pictures, customers, pending, imports: Int
  /// Statements and vectors from elsewhere than the feed.
  package let triples, vectors: Int
  package let brands, categories, colours: Count
  /// By kind; ``Count/total`` is that of the kinds.
  package let eventsByKind: [String: Int]
  package let eventCount: Int
  /// The name of the last ingested file.
  package let lastImport: String?
  package let model: String?
  /// Whether the model has seen the last import.
  package let isModelCurrent: Bool

  package init(_ shop: Shop) throws {
    let counts = try shop.store.counts()
    name = shop.settings.name
    products = counts.products
    offered = counts.offeredProducts
    variants = counts.variants
    pictures = counts.pictures
    customers = counts.customers
    pending = counts.pendingEvents
    triples = counts.triples
    vectors = counts.vectors
    let all = try shop.store.imports()
    imports = all.count
    lastImport = all.last?.file
    brands = Count(Self.tails(of: "madeBy", in: shop.graph))
    categories = Count(Self.tails(of: "inCategory", in: shop.graph))
    colours = Count(Self.tails(of: "hasColour", in: shop.graph))
    eventsByKind = Dictionary(uniqueKeysWithValues: counts.eventsByKind.map { ($0.key.rawValue, $0.value) })
    eventCount = counts.events
    model = shop.model.map { "model \($0.number)" }
    isModelCurrent = shop.model.map { $0.model.facts.dataVersion == shop.dataVersion } ?? false
  }

  /// The kinds of event by their number, the most frequent first.
  package var eventWords: String {
    eventsByKind.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
      .joined(separator: " · ")
  }

  /// How many products each entity of a relation has.
  private static func tails(of relation: String, in graph: KnowledgeGraph) -> [(name: String, count: Int)] {
    guard let edges = graph.relation(relation) else { return [] }
    return (0..<edges.backward.nodeCount).compactMap { tail in
      let count = edges.backward.degree(tail)
      guard count > 0 else { return nil }
      let node = NodeID(kind: graph.kindNumber(edges.rule.to), index: Int32(tail))
      return (graph.label(node), count)
    }
  }
}
