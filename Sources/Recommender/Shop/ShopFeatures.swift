// Recommender › ShopFeatures: texts as terms, pictures as colours, for a whole catalogue.

import Catalogue
import Features
import KnowledgeGraph
import ShopStore

/// The features that the content scorers and the graph are made of.
package struct ShopFeatures: Sendable {
  let terms: TermIndex
  /// By product, then by variant; `nil` for a variant without a readable picture.
  let pictures: [[PictureColours?]]

  init(_ catalogue: Catalogue, stored: [String: PictureFeatures]) {
    terms = TermIndexBuilder.index(of: catalogue.products)
    pictures = catalogue.products.map { product in
      product.variants.map { variant in
        stored[variant.id].flatMap { $0.isReadable ? PictureColours(decoding: $0.bytes) : nil }
      }
    }
  }

  /// The named colours of each variant of a product, for the graph.
  func colourShares(of product: ProductID) -> [[ColourShare]] {
    pictures[product.index].map { picture in
      picture?.namedShares.map { ColourShare(colour: $0.colour, share: $0.share) } ?? []
    }
  }

  /// The strongest words of a product, for the graph.
  func termShares(of product: ProductID) -> [TermShare] {
    terms.terms(of: product).map { TermShare(term: $0.term, weight: Double($0.weight)) }
  }
}
