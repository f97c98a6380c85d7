// ShopStore › ImportChanges: what a feed changed, counted by what of a product it was.

/// The parts of what a feed says about a variant; other work depends on one of them, not on all.
package enum FieldGroup: Int, Hashable, Sendable, CaseIterable {
  /// Words: title, description, brand, categories, colours, material and the like.
  case text
  /// Price, sale price with its dates, availability.
  case price
  /// The links of the pictures.
  case picture
  /// Details and relations.
  case details
}

/// What one import changed in the catalogue.
package struct ImportChanges: Hashable, Sendable {
  package var new = 0
  package var changed = 0
  package var unchanged = 0
  /// Variants that are no longer offered.
  package var withdrawn = 0
  /// Of ``changed``, how many changed in each group; one variant may count in several.
  package var texts = 0
  package var prices = 0
  package var pictures = 0
  package var details = 0

  package init() {}

  mutating func count(_ groups: [FieldGroup]) {
    changed += 1
    for group in groups {
      switch group {
      case .text: texts += 1
      case .price: prices += 1
      case .picture: pictures += 1
      case .details: details += 1
      }
    }
  }
}
