// Recommender › ShopFeatures: texts as terms, pictures as colours, for a whole catalogue.

import Catalogue
import Features
import GraphRules
import KnowledgeGraph
import ShopStore
import VectorMath

/// The features that the content scorers and the graph are made of.
package struct ShopFeatures: Sendable {
  let terms: TermIndex
  /// By product, then by variant; `nil` for a variant without a readable picture.
  let pictures: [[PictureColours?]]

  /// One row a product; `nil` in a shop that was given no vectors.
  let vectors: DenseRows?

  private let namer: ColourNamer
  /// What the shop's own colour words taught; `nil` in a shop without a model, or with too few pictures.
  private(set) var readout: ColourReadout?

  init(
    _ catalogue: Catalogue, lexicon: Lexicon, stored: [String: PictureFeatures],
    vectors: [String: [Float]]
  ) {
    self.vectors = Self.rows(of: vectors, for: catalogue)
    namer = ColourNamer(lexicon.colours)
    terms = TermIndexBuilder.index(catalogue.products)
    pictures = catalogue.products.map { product in
      product.variants.map { variant in
        stored[variant.id].flatMap { $0.isReadable ? PictureColours(encoded: $0.bytes) : nil }
      }
    }
  }

  /// The same features with the names of pictures told by another readout, or by none.
  func reading(_ readout: ColourReadout?) -> ShopFeatures {
    var features = self
    features.readout = readout
    return features
  }

  /// What a picture is called, the likeliest first: by what the shop's words taught, else by the lexicon's colours and
  /// how much of the product each covers.
  func names(of picture: PictureColours) -> [ColourShare] {
    if let readout {
      return readout.names(of: picture).map { ColourShare(colour: $0.colour.rawValue, share: $0.share) }
    }
    return namer.coverages(of: picture).map { ColourShare(colour: $0.id, share: $0.coverage) }
  }

  var hasPictures: Bool { pictures.contains { own in own.contains { $0 != nil } } }

  /// What each variant's picture is called for certain, by what the shop's words taught.
  func seenColours(of product: ProductID) -> [ColourShare?] {
    guard let readout else { return [] }
    return pictures[product.index].map { picture in
      picture.flatMap(readout.sureName).map { ColourShare(colour: $0.colour.rawValue, share: $0.share) }
    }
  }

  /// The lexicon's colour that covers most of a picture.
  func mainColour(of picture: PictureColours) -> String? { namer.coverages(of: picture).first?.id }

  /// The named colours of each variant of a product, for the graph.
  func colourShares(of product: ProductID) -> [[ColourShare]] {
    pictures[product.index].map { picture in
      picture.map { namer.coverages(of: $0).map { ColourShare(colour: $0.id, share: $0.coverage) } } ?? []
    }
  }

  /// By product, the share of its pictures that each colour covers.
  var meanShares: [[String: Double]] {
    pictures.indices.map { product in
      let own = colourShares(of: ProductID(product)).filter { !$0.isEmpty }
      var shares: [String: Double] = [:]
      for share in own.joined() { shares[share.colour, default: 0] += share.share / Double(own.count) }
      return shares
    }
  }

  /// The strongest words of a product, for the graph.
  func termShares(of product: ProductID) -> [TermShare] {
    terms.terms(of: product).map { TermShare(term: terms.word($0.term), weight: Double($0.weight)) }
  }

  /// The lexicon's word for a colour of a picture.
  func word(for colour: PaletteColour, lexicon: Lexicon, language: String) -> String {
    guard let name = namer.name(of: colour.lab) else { return "" }
    return lexicon.colours.first { $0.entry.id == name.id }?.entry.word(language) ?? name.id
  }
}
