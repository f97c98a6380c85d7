// Conversation › WhyReader: the questions about a list that go beyond its reasons: what if, why not, why before.

package import Fusion

/// What is supposed to be otherwise, in the words of a conversation.
package struct Hypothesis: Hashable, Sendable {
  /// What the customer does.
  package enum Deed: String, Hashable, Sendable, CaseIterable {
    case purchase, view, like, dislike, hide
    case takenBack = "return"
  }
  package enum Object: Hashable, Sendable {
    case item(String)
    case brand(String)
    case category(String)
    /// The customer's one purchase in a category: the boots.
    case bought(category: String)
  }
  package struct Act: Hashable, Sendable {
    package let deed: Deed
    package let object: Object

    package init(_ deed: Deed, _ object: Object) {
      self.deed = deed
      self.object = object
    }
  }
  /// What she does, in this order.
  package var acts: [Act] = []
  /// What she has never had to do with.
  package var undone: [Object] = []
  /// Channels that do not count, as the lexicon calls them.
  package var disabled: [String] = []
  /// Slots of the wish that are dropped.
  package var relaxed: [String] = []
  /// Constraint slots that are wished besides.
  package var wished = SlotMap()
  /// A rule that the shop might have.
  package var rule: RuleDraft?
  /// Somebody else: the id, or `@cold` for somebody unknown.
  package var user: String?

  package init() {}
}

/// Reads, on behalf of a dialogue, what would be otherwise.
package protocol WhyReader {
  /// What would cost an item its place in the list of a request; `nil` for an item that is not in it.
  ///
  /// With `isFull` also groups of actions, attributes, weights and chips, else only single actions.
  func change(of item: String, in request: ListRequest, isFull: Bool, language: String) throws
    -> ChangeAnswer?
  /// Why an item is not in the list.
  func absence(of item: String, from request: ListRequest, language: String) throws -> AbsenceAnswer
  /// The best item that a wish of its own would admit: for “why no Antu backpack”.
  func best(of wish: Wish, for request: ListRequest) throws -> String?
  /// Why one item is above another.
  func contrast(_ first: String, _ second: String, in request: ListRequest, language: String) throws
    -> ContrastAnswer
  /// Two to five items side by side; `attributes` are those asked about, all when empty.
  func comparison(of items: [String], attributes: [String], in request: ListRequest, language: String) throws
    -> ComparisonAnswer
  /// The list as it would be if all of these were so, one after the other.
  func outcome(_ hypotheses: [Hypothesis], of request: ListRequest, language: String) throws -> OutcomeAnswer
}

extension WhyReader {
  package func outcome(_ hypothesis: Hypothesis, of request: ListRequest, language: String) throws
    -> OutcomeAnswer
  { try outcome([hypothesis], of: request, language: language) }
}
