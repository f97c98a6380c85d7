// Catalogue › ProductRelation: what a feed says about two products at once.

/// A tie from one variant to another product, as the feed names it.
package struct ProductRelation: Hashable, Sendable {
  /// How the two are related, in the terms that feeds share.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Goes with it: Heureka ACCESSORY, BMEcat `accessories`.
    case accessory
    /// Part of it, for repair: BMEcat `sparepart`.
    case sparePart
    /// Could be bought instead: BMEcat `similar`, Magento related.
    case similar
    /// A better or later model: BMEcat `followup`, upsell.
    case upsell
    /// Bought along with it: cross-sell, BMEcat `mandatory` and `select`.
    case crossSell
    /// Recommended by the shop: Yandex `rec`.
    case recommended
    /// Made of it: BMEcat `consists_of`, bundles.
    case consistsOf
    /// Any other reference.
    case other
  }

  package let kind: Kind
  /// The id of a variant or an item; it may come later in the feed, or never.
  package let target: String

  package init(_ kind: Kind, to target: String) {
    self.kind = kind
    self.target = target
  }
}
