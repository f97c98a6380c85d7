// Scoring › ScoringRequest: what is known of the customer and of the wish.

package import Catalogue
package import GraphRules
import Foundation

/// One thing known of the customer: an event of hers, or a product named in the conversation.
package struct HistoryItem: Hashable, Sendable {
  /// What a contribution hangs on.
  package let cause: Cause
  package let product: ProductID
  /// The variant's place among its product's variants.
  package let variant: Int
  /// The relation from the customer to the product in the ontology, for instance `bought`; `nil` for a product
  /// that was only named, whose paths start at the product itself.
  package let relation: String?
  /// `x_h`: strength of the event times its decay with age; negative for a dislike or a return.
  package private(set) var strength: Double
  /// The strength of the event without its decay.
  package let lasting: Double
  /// How many other products she chose after it, in her whole recorded history.
  package let laterChoices: Int

  /// An item whose strength does not decay has the same `lasting` one.
  package init(
    cause: Cause, product: ProductID, variant: Int, relation: String?, strength: Double,
    lasting: Double? = nil, laterChoices: Int = 0
  ) {
    self.cause = cause
    self.product = product
    self.variant = variant
    self.relation = relation
    self.strength = strength
    self.lasting = lasting ?? strength
    self.laterChoices = laterChoices
  }

  /// The item with the strength that it has under a profile.
  package func weighed(by profile: HistoryProfile) -> HistoryItem {
    var item = self
    switch profile {
    case .age: break
    case .flat: item.strength = lasting
    case .later(let factor): item.strength = lasting * pow(factor, Double(laterChoices))
    }
    return item
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

  /// The request as a scorer with this profile hears it; what has faded to nothing is left out.
  package func weighed(by profile: HistoryProfile) -> ScoringRequest {
    guard profile != .age else { return self }
    var request = self
    request.history = history.map { $0.weighed(by: profile) }.filter { $0.strength != 0 }
    return request
  }
}
