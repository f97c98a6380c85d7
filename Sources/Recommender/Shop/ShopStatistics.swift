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
      package let name: String
      package let count: Int
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
  /// Spellings that were taken for one brand, and names that only look so.
  package struct BrandNames: Encodable, Sendable {
    package struct Merged: Encodable, Sendable {
      package let name: String
      /// The most frequent first.
      package let spellings: [Count.Entry]

      /// `ACME 12, Acme 3`.
      package var words: String { spellings.map { "\($0.name) \($0.count)" }.joined(separator: ", ") }
    }
    package struct Apart: Encodable, Sendable {
      /// `spaces`, `further_words` or `legal_forms`.
      package let differ_in: String
      package let names: [String]
    }
    package let merged: [Merged]
    package let apart: [Apart]

    init(_ book: BrandBook) {
      merged = book.merged.map { brand in
        Merged(
          name: brand.name, spellings: brand.spellings.map { Count.Entry(name: $0.text, count: $0.count) })
      }
      apart = book.doubts.map { doubt in
        let reason =
          switch doubt.reason {
          case .spaces: "spaces"
          case .furtherWords: "further_words"
          case .legalForms: "legal_forms"
          }
        return Apart(differ_in: reason, names: doubt.names)
      }
    }
  }

  /// How many products have a place in the taxonomy.
  package struct TaxonomyCount: Encodable, Sendable {
    package let version: String
    package let categories: Int
    package let products: Int
  }
  let v = 1
  package let name: String
  package let products, offered, variants, pictures, customers, pending, imports: Int
  /// Statements and vectors from elsewhere than the feed.
  package let triples, vectors: Int
  package let brands, categories, colours: Count
  /// How well pictures are named; absent without a model or without pictures.
  package let pictureNames: ColourTeaching?
  /// Ties between products that feeds tell, by relation of the ontology; relations without an edge are left out.
  package let relations: Count
  package let relationEdges: Int
  /// Ties that name a product which no feed has brought.
  package let danglingRelations: Int
  /// How brands are written, where that is not in one way only.
  package let brandNames: BrandNames
  /// The place in the shop's taxonomy; absent without one.
  package let taxonomy: TaxonomyCount?
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
    pictureNames = shop.colourTeaching
    brands = Count(Self.tails(of: "madeBy", in: shop.graph))
    categories = Count(Self.tails(of: "inCategory", in: shop.graph))
    colours = Count(Self.tails(of: "hasColour", in: shop.graph))
    let ties = Set(ProductRelation.Kind.allCases.map(\.edge))
    let edges = shop.graph.edgeCounts.filter { ties.contains($0.relation) && $0.count > 0 }
    relations = Count(
      edges.map { (shop.rules.phrases["en"]?.relation($0.relation, count: 1) ?? $0.relation, $0.count) })
    relationEdges = edges.reduce(0) { $0 + $1.count }
    danglingRelations = shop.catalogue.products.reduce(0) { total, product in
      total
        + product.variants.reduce(0) { sum, variant in
          sum + variant.relations.count { shop.catalogue.place(of: $0.target) == nil }
        }
    }
    brandNames = BrandNames(shop.names.brandBook)
    taxonomy = shop.settings.taxonomy.map { taxonomy in
      TaxonomyCount(
        version: taxonomy.version, categories: taxonomy.count,
        products: shop.catalogue.products.count { taxonomy.path(of: $0.lead) != nil })
    }
    eventsByKind = Dictionary(uniqueKeysWithValues: counts.eventsByKind.map { ($0.key.rawValue, $0.value) })
    eventCount = counts.events
    model = shop.model.map { "model \($0.number)" }
    isModelCurrent = shop.modelDataVersion == shop.dataVersion
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
