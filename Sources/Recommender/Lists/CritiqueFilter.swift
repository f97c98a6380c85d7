// Recommender › CritiqueFilter: cheaper, lighter, darker than a product that was shown.

import Catalogue
import Conversation
import Features
import KnowledgeGraph

/// A soft wish, measured: what is listed lies on the wanted side of the product that it is relative to.
struct CritiqueFilter {
  private let critique: Critique
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
    reference = Self.measure(critique.attribute, place.product, variant: place.variant, in: shop)
  }

  func admits(_ product: ProductID, variant: Int, in shop: Shop) -> Bool {
    guard let reference, let own = Self.measure(critique.attribute, product, variant: variant, in: shop)
    else {
      return false
    }
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

  /// The attribute as a number, `nil` when the product does not have it.
  static func measure(_ attribute: String, _ product: ProductID, variant: Int, in shop: Shop)
    -> Double?
  {
    let place = variant < shop.catalogue[product].variants.count ? variant : 0
    switch attribute {
    case "price":
      return shop.catalogue[product].variants[place].currentPrice(at: shop.clock.now)?.amount
    case "colour.lightness": return shop.features.pictures[product.index][place].map { Double($0.lightness) }
    case "colour.warmth": return shop.features.pictures[product.index][place].map { Double($0.warmth) }
    default: return shop.facts[product.index].attributes[attribute].flatMap(Double.init)
    }
  }
}
