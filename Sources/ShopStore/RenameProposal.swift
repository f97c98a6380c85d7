// ShopStore › RenameProposal: which new ids of a feed are old products under another name.

/// A map from the ids that a feed left out to those that it uses now.
package struct RenameProposal: Hashable, Sendable {
  /// What two records have in common, the surest first; each must be unique on both sides.
  package enum Ground: String, Hashable, Sendable, CaseIterable {
    case link, gtin, pictures, mpn, title
  }

  /// An old id and the new one for the same product.
  package struct Pair: Hashable, Sendable {
    package let old: String
    package let new: String
    package let ground: Ground
  }
  /// In the order of the old variants' rows.
  package var pairs: [Pair] = []
  package var unmatchedOld = 0
  package var unmatchedNew = 0

  package init() {}

  /// How many pairs have this ground.
  package func count(_ ground: Ground) -> Int { pairs.count { $0.ground == ground } }
}
