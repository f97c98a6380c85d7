// KnowledgeGraph › GraphBuilder+Relations: the ties between products that feeds tell.

package import Catalogue

extension GraphBuilder {
  /// Lays the relations of every variant, from its product to the product that its target belongs to.
  ///
  /// All products must have been laid. A target is the id of a variant or an item, told by any feed, sooner or later;
  /// ties to products that no feed has brought, and of a product to itself, are left out.
  package mutating func addRelations(of catalogue: Catalogue) {
    for (index, product) in catalogue.products.enumerated() {
      for variant in product.variants {
        for relation in variant.relations {
          guard let target = catalogue.place(of: relation.target)?.product, target.index != index else {
            continue
          }
          let tail = node("product", catalogue[target].id, label: catalogue[target].lead.title)
          connect(
            node("product", product.id, label: product.lead.title), relation.kind.edge, tail,
            source: .record(variant.source))
        }
      }
    }
  }
}

extension ProductRelation.Kind {
  /// The relation of the ontology that it becomes.
  package var edge: String {
    switch self {
    case .accessory: "hasAccessory"
    case .sparePart: "hasSparePart"
    case .similar: "similarTo"
    case .upsell: "upgradesTo"
    case .crossSell: "goesWith"
    case .recommended: "suggests"
    case .consistsOf: "consistsOf"
    case .other: "relatedTo"
    }
  }
}
