// Scoring › ScoringRequest: what is known of the customer and of the wish.

package import Catalogue

/// One event of the customer's history, as the scorers see it.
package struct HistoryItem: Hashable, Sendable {
  /// The store's event number.
  package let event: Int
  package let product: ProductID
  /// The variant's place among its product's variants.
  package let variant: Int
  /// The relation from the customer to the product in the ontology, for instance `bought`.
  package let relation: String
  /// `x_h`: strength of the event times its decay with age; negative for a dislike or a return.
  package let strength: Double
  /// Seconds since 1970; `nil` when the event has no time.
  package let time: Int64?

  package init(
    event: Int, product: ProductID, variant: Int, relation: String, strength: Double, time: Int64?
  ) {
    self.event = event
    self.product = product
    self.variant = variant
    self.relation = relation
    self.strength = strength
    self.time = time
  }
}

/// A word or colour said in the conversation, which counts as evidence of its own.
package struct Said: Hashable, Sendable {
  package enum Matter: Hashable, Sendable {
    case word(String)
    /// The id of a colour in the lexicon.
    case colour(String)
  }
  package let turn: Int
  package let matter: Matter
  package let strength: Double

  package init(turn: Int, matter: Matter, strength: Double = 1) {
    self.turn = turn
    self.matter = matter
    self.strength = strength
  }
}

/// All that a scorer may know when it scores.
package struct ScoringRequest: Sendable {
  /// The customer's dense index, `nil` for a customer without an account.
  package var user: Int?
  /// In order of time, events without a time first in the order of their numbers.
  package var history: [HistoryItem]
  package var said: [Said]

  package init(user: Int?, history: [HistoryItem], said: [Said] = []) {
    self.user = user
    self.history = history
    self.said = said
  }
}
