// Conversation › ContrastAnswer: why one product is above another.

package import Explanation

/// Two items of one request, the one with the higher score first.
package struct ContrastAnswer: Sendable {
  package let items: [String]
  package let titles: [String]
  /// Their places in the list, `nil` for one that is not in it.
  package let ranks: [Int?]
  package let contrast: Contrast

  package init(items: [String], titles: [String], ranks: [Int?], contrast: Contrast) {
    self.items = items
    self.titles = titles
    self.ranks = ranks
    self.contrast = contrast
  }
}
