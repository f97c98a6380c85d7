// Conversation › AbsenceAnswer: why a product is not in a list.

package import Explanation

/// The first thing that keeps an item out, with names and words ready to be told.
package struct AbsenceAnswer: Sendable {
  package enum Gap: String, Hashable, Sendable {
    case noHistory, newerThanModel, nobodyChose, noPicture, noWords, otherBrand, otherCategory
  }
  /// What she would have to do, and the place that the item would have then.
  package struct Addition: Hashable, Sendable {
    package enum Deed: Hashable, Sendable {
      /// Like the item itself.
      case like
      /// Buy another one.
      case buy(String)
    }
    package let deeds: [Deed]
    package let rank: Int

    package init(deeds: [Deed], rank: Int) {
      self.deeds = deeds
      self.rank = rank
    }
  }
  package enum Gate: Sendable {
    case listed(rank: Int)
    case notOffered
    case rule(String)
    /// Chips in words; together where no single one is to blame.
    case chips([String], together: Bool)
    case softWish
    case excluded
    case outOfStock
    /// What she did with it, and when: `bought`, `2026-05-12`.
    case had(verb: String, day: String?)
    case noEvidence([Gap], rank: Int)
    /// `last` is the last item of the list, with what the two scores differ by.
    case outscored(rank: Int, fitting: Int, last: String, contrast: Contrast, additions: [Addition])

    /// The name on the wire.
    package var name: String {
      switch self {
      case .listed: "listed"
      case .notOffered: "not_offered"
      case .rule: "rule"
      case .chips: "filtered"
      case .softWish: "soft_wish"
      case .excluded: "excluded"
      case .outOfStock: "out_of_stock"
      case .had: "had"
      case .noEvidence: "no_evidence"
      case .outscored: "outscored"
      }
    }
  }
  package let item: String
  package let title: String
  package let gate: Gate
  /// How many places the list has.
  package let places: Int

  package init(item: String, title: String, gate: Gate, places: Int) {
    self.item = item
    self.title = title
    self.gate = gate
    self.places = places
  }
}
