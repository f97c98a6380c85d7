// Conversation › ListReply: a list as an answer.

/// A list on the screen.
package struct ListReply: Sendable {
  package let list: RecommendationList
  /// 1 for L1.
  package let number: Int
  package let request: ListRequest
  package let customer: CustomerCard?
  /// The chips in words.
  package let chips: [String]
  /// A soft wish that nothing could meet.
  package let dropped: Critique?
  /// What the list is of, where it is not made for the customer.
  package let heading: String?
  /// What the agent may take next, by the keys of ``CompoundOffer``, in words.
  package let offers: [(offer: CompoundOffer, label: String)]
  /// Said under the chips.
  package var notes: [String] = []

  package init(
    list: RecommendationList, number: Int, request: ListRequest, customer: CustomerCard?, chips: [String],
    dropped: Critique? = nil, heading: String? = nil, offers: [(offer: CompoundOffer, label: String)] = []
  ) {
    self.offers = offers
    self.heading = heading
    self.list = list
    self.number = number
    self.request = request
    self.customer = customer
    self.chips = chips
    self.dropped = dropped
  }
}
