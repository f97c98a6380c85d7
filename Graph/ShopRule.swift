// GraphRules › ShopRule: what a merchant decides over the heads of the scorers.

/// Whom, and which lists, a rule is for; everything left out is for all.
package struct ShopRuleCondition: Hashable, Sendable {
  /// The rule is for people younger than this.
  package let ageBelow: Double?
  /// The rule is for people at least this old.
  package let ageFrom: Double?
  /// Ids of categories: the rule is for lists of one of them.
  package let categories: [String]
  /// The rule is for customers of one of these segments.
  package let segments: [String]
}

/// One line of `rules.yaml`.
package struct ShopRule: Hashable, Sendable {
  package enum Action: String, CaseIterable, Sendable { case exclude, pin, boost, bury }
  package let id: String
  package let action: Action
  /// What it acts on: any of these categories, brands and items, by their ids in the lexicon and the feed.
  package let categories: [String]
  package let brands: [String]
  package let items: [String]
  package let when: ShopRuleCondition
  /// By how much a boost lifts or a burial lowers, in percent; 0 for the other actions.
  package let percent: Double
  /// The first and the last day on which it counts.
  package let from: CalendarDay?
  package let until: CalendarDay?
  package let note: String

  /// Whether it counts on `day`, both ends included.
  package func counts(on day: CalendarDay) -> Bool {
    (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }
}
