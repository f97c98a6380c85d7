// Recommender › CritiqueFilter: cheaper, lighter, darker than a product that was shown.

import Catalogue
import Conversation
import Features
import Fusion
import KnowledgeGraph

/// A soft wish, measured: what is listed lies on the wanted side of the product that it is relative to.
struct CritiqueFilter {
  private let critique: Critique
  private let measure: Measure
  private let reference: Double?

  /// How far from the reference counts, as a share of it: at least 5 %, for a small step at most 30 %, for a large
  /// one at least 20 %.
  static let least = 0.05
  private static let smallMost = 0.30
  private static let largeLeast = 0.20

  init(_ critique: Critique, in shop: Shop) throws {
    guard let place = shop.catalogue.place(of: critique.item) else {
      throw ShopError.unknownItem(critique.item)
    }
    self.critique = critique
    measure = Measure(critique.attribute, in: shop)
    reference = measure.amount(of: place.product, variant: place.variant)
  }

  func admits(_ product: ProductID, variant: Int) -> Bool {
    guard let reference, let own = measure.amount(of: product, variant: variant) else { return false }
    let rise = Self.step(from: reference, to: own)
    let step = critique.direction == "+" ? rise : -rise
    switch critique.step {
    case "small": return step >= Self.least && step <= Self.smallMost
    case "large": return step >= Self.largeLeast
    default: return step >= Self.least
    }
  }

  /// How far apart two measures are, as a share of the first.
  static func step(from reference: Double, to own: Double) -> Double {
    (own - reference) / max(abs(reference), .leastNormalMagnitude)
  }
}

/// What can be had more or less of, as a number.
struct Measure {
  private enum Kind {
    case price
    case lightness
    case warmth
    /// By the shelf's number of the attribute.
    case attribute(Int32)
    case nothing
  }
  private let kind: Kind
  private let shelf: Shelf
  private let pictures: [[PictureColours?]]
  private let now: Int64

  init(_ attribute: String, in shop: Shop) {
    (shelf, pictures, now) = (shop.shelf, shop.features.pictures, shop.clock.now)
    kind =
      switch attribute {
      case "price": .price
      case "colour.lightness": .lightness
      case "colour.warmth": .warmth
      default: shop.shelf.number(attribute).map { .attribute($0) } ?? .nothing
      }
  }

  /// How much of it a product has in a variant, `nil` when nobody says.
  func amount(of product: ProductID, variant: Int) -> Double? {
    switch kind {
    case .price:
      shelf.price(of: product, variant: variant, at: now).map { Double($0) / 100 }
    case .lightness: picture(of: product, variant: variant).map { Double($0.lightness) }
    case .warmth: picture(of: product, variant: variant).map { Double($0.warmth) }
    case .attribute(let number): shelf.amount(of: number, product)
    case .nothing: nil
    }
  }

  private func picture(of product: ProductID, variant: Int) -> PictureColours? {
    let own = pictures[product.index]
    return own[variant < own.count ? variant : 0]
  }
}
