// Conversation › Dialogue: everything that a conversation remembers, by value.

package import Fusion

/// A list that was shown, so that `#2` has a meaning.
package struct ShownList: Hashable, Sendable {
  /// 1 for L1.
  package let number: Int
  /// The turn in which it was shown.
  package let turn: Int
  package let items: [String]
  package let request: ListRequest
  /// What is offered under it, by the keys of ``CompoundOffer``.
  package var offers: [CompoundOffer] = []
}

/// The part of a dialogue that undo restores.
package struct DialogueState: Hashable, Sendable {
  /// The current customer's id.
  package var customer: String?
  package var wish = Wish()
  /// The turn in which a chip was said, by the chip.
  package var chipTurns: [String: Int] = [:]
  package var critiques: [Critique] = []
  /// More variety, more surprise, less of what everybody buys.
  package var tuning = Tuning()
  /// The item that lists shall resemble.
  package var similarTo: String?
  /// What puts lists in order.
  package var order = ListOrder.fit
  /// In the order in which they were shown; the newest is the one that numbers mean.
  package var lists: [ShownList] = []
  /// The item named or explained last, else the first of the newest list.
  package var focus: String? {
    didSet { isFocusOfList = false }
  }
  /// Whether the focus is only the first of a list, and nobody has named it.
  var isFocusOfList = false
  /// The items that were compared last.
  package var compared: [String] = []

  package init() {}

  package var hasChips: Bool { !Chips.strings(wish, currency: "").isEmpty }

  /// Another customer clears chips, list and soft wishes; the same customer clears nothing.
  mutating func load(_ id: String) {
    guard customer != id else { return }
    self = DialogueState()
    customer = id
  }

  /// Forgets where chips came from that stand no more.
  mutating func forgetOldChips() {
    let standing = Set(Chips.strings(wish, currency: ""))
    chipTurns = chipTurns.filter { standing.contains($0.key) }
  }
}

/// What undo goes back to, and what it has to take back of the shop's events.
struct DialogueStep: Hashable, Sendable {
  var state: DialogueState
  /// The numbers of the events that the step wrote; in redo, of the takings back.
  var events: [Int] = []
  /// The rules that it turned on or off.
  var rules: [RuleChange] = []
}

/// A conversation with one agent.
package struct Dialogue: Hashable, Sendable {
  package internal(set) var state = DialogueState()
  /// Number of the turn that was answered last, from 1.
  package internal(set) var turn = 0
  /// The language of the last sentence.
  package internal(set) var language = "en"
  package internal(set) var pending: Question?
  /// The question that was last left without an answer.
  var late: LateQuestion?
  /// What was noted last; undo and the next note make it old.
  var noted: Noted?
  /// What is supposed since a what-if; `nil` outside of one.
  package internal(set) var branch: Branch?
  /// The turn in which a question was declined: there is nothing of it to take back.
  var declined: Int?
  /// The language that was asked for, in place of that of each sentence.
  package internal(set) var fixedLanguage: String?
  var undo: [DialogueStep] = []
  var redo: [DialogueStep] = []
  /// How many lists have been shown, also to earlier customers.
  var listCount = 0

  /// Where the language is fixed, answers stay in it, whatever the sentences are in.
  package init(language: String = "en", isFixed: Bool = false) {
    self.language = language
    fixedLanguage = isFixed ? language : nil
  }

  /// The dialogue without the customer: what a desk that was left alone comes back to.
  package mutating func unload() {
    state = DialogueState()
    (pending, late, branch, noted) = (nil, nil, nil, nil)
    (undo, redo) = ([], [])
  }

  package var hasList: Bool { !state.lists.isEmpty }
}

/// What was asked back, and what each answer leads to.
package struct Question: Hashable, Sendable {
  /// What happens when an option is chosen.
  package enum Effect: Hashable, Sendable {
    /// This turn is carried out.
    case turn(Turn)
    /// This sentence is understood instead.
    case sentence(String)
    /// This turn is carried out, now that it has been confirmed.
    case confirmed(Turn)
    /// Nothing: the matter is dropped.
    case nothing
  }
  package struct Option: Hashable, Sendable {
    package let label: String
    /// Further words that choose it, in lower case: an id, a name.
    package let names: [String]
    package let effect: Effect

    init(label: String, names: [String], effect: Effect) {
      self.label = label
      self.names = names
      self.effect = effect
    }

    /// One of several products, called by its id or its title.
    init(_ item: String, title: String, means turn: Turn) {
      self.init(label: title, names: [item.lowercased(), title.lowercased()], effect: .turn(turn))
    }
  }
  package let text: String
  package let options: [Option]
  /// What has to be typed for a yes; `nil` where a yes is enough.
  package var typed: String?
}
