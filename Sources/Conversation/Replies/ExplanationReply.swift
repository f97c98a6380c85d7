// Conversation › ExplanationReply: reasons as an answer.

/// Why one product is recommended.
package struct ExplanationReply: Sendable {
  package let explained: Explained
  /// Its position in the newest list that holds it.
  package let rank: Int?
  /// `paths`, `evidence`, `confidence`, `full` or `nil`.
  package let view: String?
  package let isForCustomer: Bool
  package let customer: CustomerCard?
  /// What would cost it its place; `nil` for an item that has none in the list.
  package let change: ChangeAnswer?
  /// Why it stands in a list that is not ordered by how well things suit.
  package let ground: String?
  /// What to tell the customer, in the words of a language model.
  package var phrased: String?

  package init(
    explained: Explained, rank: Int? = nil, view: String? = nil, isForCustomer: Bool = false,
    customer: CustomerCard?, change: ChangeAnswer? = nil,
    ground: String? = nil
  ) {
    self.ground = ground
    self.explained = explained
    self.rank = rank
    self.view = view
    self.isForCustomer = isForCustomer
    self.customer = customer
    self.change = change
  }
}

/// Which of the customer's own things weigh most over a list.
package struct EvidenceReply: Sendable {
  package struct Source: Hashable, Sendable {
    package let label: String
    package let amount: Double
    /// In how many reasons it takes part.
    package let reasons: Int
  }
  package let sources: [Source]
}
