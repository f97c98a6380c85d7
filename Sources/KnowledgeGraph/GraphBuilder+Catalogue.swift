// KnowledgeGraph › GraphBuilder+Catalogue: the nodes and edges that a feed and its pictures say.

package import Catalogue
package import GraphRules

/// One of the words that a product's text is strong in.
package struct TermShare: Hashable, Sendable {
  package let term: String
  /// In `0...1`; the squares of a product's weights sum to at most 1.
  package let weight: Double

  package init(term: String, weight: Double) {
    self.term = term
    self.weight = weight
  }
}

extension GraphBuilder {
  /// Lays a product, its brand, categories, colours, price band, attributes and terms.
  ///
  /// Products must come in the order of the catalogue: their node numbers are its numbers.
  package mutating func add(
    _ product: Product, facts: ProductFacts, terms: [TermShare], lexicon: Lexicon, names: EntityNames
  ) {
    let node = self.node("product", product.id, label: product.lead.title)
    let source = EdgeSource.record(product.lead.source)
    if let brand = facts.brand {
      connect(node, "madeBy", self.node("brand", brand, label: facts.brandName), source: source)
    }
    for path in facts.categories { add(path, of: node, names: names, source: source) }
    if let band = product.lead.price.flatMap(PriceBand.init) {
      connect(node, "costs", self.node("price", band.key, label: band.label), source: source)
    }
    for (id, value) in facts.attributes.sorted(by: { $0.key < $1.key }) where value != "false" {
      guard let attribute = lexicon.attributes.first(where: { $0.entry.id == id }), attribute.kind != .number
      else { continue }
      let word = attribute.entry.word("en")
      let label = value == "true" ? word : "\(word) \(value)"
      let key = value == "true" ? id : "\(id)=\(Slug.of(value))"
      connect(node, "hasAttribute", self.node("attribute", key, label: label), source: source)
    }
    addColours(of: product, facts: facts, node: node, lexicon: lexicon)
    for share in terms {
      connect(
        node, "mentions", self.node("term", share.term, label: share.term), weight: share.weight,
        source: source)
    }
  }

  /// The leaf gets the product; each category hangs below the one above it.
  private mutating func add(_ path: [String], of product: NodeID?, names: EntityNames, source: EdgeSource) {
    var above: NodeID?
    for depth in path.indices {
      let part = Array(path[...depth])
      let category = node("category", names.category(part), label: path[depth])
      if let above { connect(category, "partOf", above, source: .derived) }
      above = category
    }
    connect(product, "inCategory", above, source: source)
  }

  private mutating func addColours(of product: Product, facts: ProductFacts, node: NodeID?, lexicon: Lexicon)
  {
    for (variant, known) in zip(product.variants, facts.variants) {
      let source = EdgeSource.record(variant.source)
      for colour in known.namedColours {
        connect(
          node, "calledColour", self.node("colour", colour, label: Self.label(colour, lexicon)),
          source: source)
      }
    }
    // A product with several variants has the mean of their pictures; √ makes the dot product of two
    // products' edges their Bhattacharyya affinity.
    let pictured = facts.variants.filter { !$0.pictureColours.isEmpty }
    guard !pictured.isEmpty else { return }
    var shares: [String: Double] = [:]
    for variant in pictured {
      for share in variant.pictureColours {
        shares[share.colour, default: 0] += share.share / Double(pictured.count)
      }
    }
    for (colour, share) in shares.sorted(by: { $0.key < $1.key }) {
      let from = zip(product.variants, facts.variants).filter { _, known in
        known.pictureColours.contains { $0.colour == colour }
      }
      for (variant, _) in from {
        connect(
          node, "hasColour", self.node("colour", colour, label: Self.label(colour, lexicon)),
          weight: share.squareRoot(), source: .record(variant.source))
      }
    }
  }

  /// Lays what the pictures look like of those variants for which the feed has no word that the lexicon knows.
  package mutating func addLooks(of product: Product, facts: ProductFacts, lexicon: Lexicon) {
    for known in facts.variants where known.namedColours.isEmpty {
      guard let seen = known.seenColour else { continue }
      connect(
        node("product", product.id, label: product.lead.title), "looks",
        node("colour", seen.colour, label: Self.label(seen.colour, lexicon)), weight: seen.share,
        source: .derived)
    }
  }

  private static func label(_ colour: String, _ lexicon: Lexicon) -> String {
    lexicon.colours.first { $0.entry.id == colour }?.entry.word("en") ?? colour
  }
}
