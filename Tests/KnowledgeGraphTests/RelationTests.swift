// KnowledgeGraphTests › RelationTests: what feeds tell of two products at once.

import Catalogue
import GraphRules
import KnowledgeGraph
import Testing

@Suite("Relations of products")
struct RelationTests {
  private static func variant(_ id: String, item: String, line: Int, _ relations: [ProductRelation] = [])
    -> Variant
  {
    var variant = Variant(id: id, item: item, source: RecordSource(importNumber: 1, line: line))
    variant.title = item
    variant.relations = relations
    return variant
  }

  private func graph() throws -> KnowledgeGraph {
    let phone = [
      Self.variant("phone-a", item: "phone", line: 3, [ProductRelation(.accessory, to: "case-red")]),
      Self.variant(
        "phone-b", item: "phone", line: 9,
        [
          ProductRelation(.accessory, to: "case"), ProductRelation(.similar, to: "phone-a"),
          ProductRelation(.sparePart, to: "never-came"),
        ]),
    ]
    let catalogue = Catalogue(products: [
      Product(id: "phone", variants: phone),
      Product(id: "case", variants: [Self.variant("case-red", item: "case", line: 20)]),
    ])
    let rules = try GraphRules.builtIn()
    let names = EntityNames(lexicon: rules.lexicon)
    var builder = GraphBuilder(ontology: rules.ontology)
    for product in catalogue.products {
      builder.add(
        product, facts: ProductFacts(of: product, pictures: [], names: names), terms: [],
        lexicon: rules.lexicon, names: names)
    }
    builder.addRelations(of: catalogue)
    return builder.freeze()
  }

  @Test(
    "A tie may name a variant or an item that comes later, and two records make one edge with both as sources"
  )
  func resolved() throws {
    let accessories = try #require(try graph().relation("hasAccessory"))
    #expect(accessories.count == 1)
    #expect(accessories.forward.targets == [1])
    #expect(accessories.sources(ofEdge: 0).map(\.description) == ["record:1/3", "record:1/9"])
  }

  @Test("Ties to itself and to products that never came are left out")
  func leftOut() throws {
    #expect(try graph().relation("similarTo")?.count == 0)
    #expect(try graph().relation("hasSparePart")?.count == 0)
  }

  @Test("Every kind has a relation in the ontology and a walk of its own")
  func kinds() throws {
    let rules = try GraphRules.builtIn()
    for kind in ProductRelation.Kind.allCases {
      #expect(rules.ontology.relation(kind.edge)?.from == "product", "\(kind)")
      #expect(
        rules.metapaths.contains { $0.steps.map(\.relation) == [kind.edge] && !$0.steps[0].isInverse },
        "\(kind)")
    }
  }
}
