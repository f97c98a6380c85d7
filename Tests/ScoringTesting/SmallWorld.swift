// ScoringTesting › SmallWorld: a made-up shop of ten products, small enough to reckon by hand.

package import Catalogue
package import Features
package import GraphRules
package import KnowledgeGraph
package import Scoring

/// Ten products of three brands, and Anna, who did six things.
///
/// Categories are two levels deep; there are named and pictured colours, attributes and words. The rules are those of
/// the program itself.
package struct SmallWorld: Sendable {
  package let rules: GraphRules
  package let catalogue: Catalogue
  package let facts: [ProductFacts]
  package let terms: TermIndex
  /// With Anna's events laid.
  package let graph: KnowledgeGraph
  /// Anna's customer number.
  package let anna = 0
  /// What Anna did, a product taken twice and one taken back among it.
  package let history: [HistoryItem]

  private static let events: [(relation: String, item: String, strength: Double)] = [
    ("bought", "ridge-boot", 1), ("viewed", "rain-shell", 0.1), ("bought", "rain-shell", 0.75),
    ("returned", "iron-pan", -1), ("liked", "soup-pot", 0.8), ("viewed", "trail-shoe", 0.05),
  ]

  package init() throws {
    let rules = try GraphRules.builtIn()
    let catalogue = Catalogue(products: Self.products)
    let names = EntityNames(lexicon: rules.lexicon)
    let facts = catalogue.products.map { product in
      ProductFacts(of: product, pictures: Self.pictures[product.id] ?? [], names: names)
    }
    let terms = TermIndexBuilder.index(catalogue.products)
    var builder = GraphBuilder(ontology: rules.ontology)
    builder.node("user", "anna", label: "Anna")
    for (index, product) in catalogue.products.enumerated() {
      let shares = terms.terms(of: ProductID(index)).map {
        TermShare(term: terms.word($0.0), weight: Double($0.1))
      }
      builder.add(product, facts: facts[index], terms: shares, lexicon: rules.lexicon, names: names)
    }
    var history: [HistoryItem] = []
    for (place, event) in Self.events.enumerated() {
      guard let product = catalogue.product(event.item) else { continue }
      builder.connect(user: 0, event.relation, product: product.index, event: place + 1)
      history.append(
        HistoryItem(
          cause: .event(place + 1), product: product, variant: 0, relation: event.relation,
          strength: event.strength))
    }
    self.rules = rules
    self.catalogue = catalogue
    self.facts = facts
    self.terms = terms
    graph = builder.freeze()
    self.history = history
  }

  /// The number of a product; the first one's for an id that is not there, which fails the test that asked.
  package func id(_ item: String) -> ProductID { catalogue.product(item) ?? ProductID(0) }

  package func title(_ product: ProductID) -> String { catalogue[product].lead.title }

  /// What Anna did, and the day pack that was only named, in turn 1.
  package var request: ScoringRequest {
    let named = HistoryItem(
      cause: .said(turn: 1), product: id("day-pack"), variant: 0, relation: nil, strength: 1)
    return ScoringRequest(user: anna, history: history + [named])
  }

  private static let pictures: [String: [[ColourShare]]] = [
    "ridge-boot": [[ColourShare(colour: "brown", share: 0.7), ColourShare(colour: "black", share: 0.2)]],
    "summit-boot": [[ColourShare(colour: "black", share: 0.9)]],
    "trail-shoe": [[ColourShare(colour: "teal", share: 0.5), ColourShare(colour: "black", share: 0.3)]],
    "rain-shell": [[ColourShare(colour: "teal", share: 0.8)]],
    "day-pack": [[ColourShare(colour: "teal", share: 0.25), ColourShare(colour: "black", share: 0.6)]],
    "soup-pot": [[ColourShare(colour: "red", share: 0.9)], [ColourShare(colour: "blue", share: 0.8)]],
  ]

  private static let products: [Product] = [
    product(
      "ridge-boot", "Ridge Boot", "Northpeak", ["Footwear", "Boots"], 149, ["brown"], waterproof: true),
    product("summit-boot", "Summit Boot", "Altura", ["Footwear", "Boots"], 189, ["black"], waterproof: true),
    product("trail-shoe", "Trail Shoe", "Northpeak", ["Footwear", "Shoes"], 95, ["teal"]),
    product("city-shoe", "City Shoe", "Altura", ["Footwear", "Shoes"], 79, ["white"]),
    product("rain-shell", "Rain Shell", "Altura", ["Clothing", "Jackets"], 129, ["teal"], waterproof: true),
    product("down-jacket", "Down Jacket", "Northpeak", ["Clothing", "Jackets"], 199, ["navy"]),
    product("day-pack", "Day Pack", "Northpeak", ["Bags", "Backpacks"], 69, ["teal", "black"]),
    product("iron-pan", "Iron Pan", "Hearth", ["Kitchen", "Pans"], 45, ["black"]),
    product("soup-pot", "Soup Pot", "Hearth", ["Kitchen", "Pots"], 55, ["red"], ["blue"]),
    product("gift-card", "Gift Card", "", [], nil, []),
  ]

  /// One variant for each list of colours.
  private static func product(
    _ id: String, _ title: String, _ brand: String, _ category: [String], _ price: Int?,
    _ colours: [String]...,
    waterproof: Bool = false
  ) -> Product {
    let variants = colours.enumerated().map { place, colours in
      var variant = Variant(
        id: "\(id)-\(place)", item: id, source: RecordSource(importNumber: 1, line: 10 + place))
      variant.title = title
      variant.brand = brand
      variant.categories = category.isEmpty ? [] : [category]
      variant.price = price.map { Money(hundredths: $0 * 100, currency: "EUR") }
      variant.availability = .inStock
      variant.colourWords = colours
      variant.summary = waterproof ? "Waterproof, for wet trails." : "For dry days."
      if waterproof { variant.details = [ProductDetail(name: "Waterproof", value: "yes")] }
      return variant
    }
    return Product(id: id, variants: variants)
  }
}
