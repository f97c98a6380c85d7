// Conversation › Scene+Facts: lists in other orders, and what plain questions are about.

import Catalogue
package import GraphRules

/// A day as it is said aloud.
package enum SpokenDay {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  package static func words(_ day: CalendarDay, _ language: String) -> String {
    Say.in(
      language, "\(day.day) \(months[day.month - 1]) \(day.year)", "\(day.year)年\(day.month)月\(day.day)日")
  }
}

extension Scene {
  /// A product's title without what tells its variants apart.
  func title(_ item: String) -> String {
    let title = vocabulary.product(item)?.title ?? shop.product(item)?.lead.title ?? item
    return title.split(separator: ",").first.map(String.init) ?? title
  }

  /// The same in a sentence: Chinese sets names of other scripts off by quotation marks.
  func told(_ item: String) -> String { say(title(item), "“\(title(item))”") }

  /// Pieces of a Chinese sentence, with spaces where scripts meet.
  func han(_ pieces: String...) -> String {
    var text = ""
    for piece in pieces { HanSpacing.append(piece, to: &text) }
    return text
  }

  /// The item that a turn names or points at.
  func item(of turn: Turn) -> String? {
    turn.slots["item"]?.string ?? resolve(turn.slots["ref"]?.string ?? "@focus")
  }

  /// The customer whom a turn is about: named, else the current one.
  ///
  /// Whoever is named becomes the current one.
  mutating func user(of turn: Turn) -> String? {
    if let user = turn.slots["user"]?.string, user != "@current", user != dialogue.state.customer {
      dialogue.undo.append(DialogueStep(state: dialogue.state, events: []))
      dialogue.redo = []
      dialogue.state.load(user)
    }
    return dialogue.state.customer
  }

  /// Nobody is there to be asked about.
  var noUser: Reply {
    let someone = vocabulary.customers.first { !$0.name.isEmpty }?.name ?? "u1"
    return .failure(
      Failure(
        code: "no_user", message: Say.in(language, "No customer is loaded.", "还没有载入顾客。"),
        examples: [Say.in(language, "load \(someone)", "切换到顾客 \(someone)")]))
  }

  /// No product is named, and none was talked of before.
  var noItem: Reply {
    .failure(
      Failure(
        code: "empty", message: Say.in(language, "Say which product you mean.", "请说明是哪一件商品。")))
  }

  /// A new list in an order of its own; where nothing is found, the dialogue stays as it was.
  mutating func list(in order: ListOrder, for turn: Turn, anchor: String? = nil, isFresh: Bool) throws
    -> Reply
  {
    let before = dialogue.state
    if let user = turn.slots["user"]?.string, user != "@current" { dialogue.state.load(user) }
    apply(turn.slots, isFresh: isFresh)
    dialogue.state.critiques = []
    dialogue.state.similarTo = anchor
    dialogue.state.order = order
    let reply = try list(count: turn.slots["n"]?.number)
    if case .failure(let failure) = reply, failure.question == nil {
      let customer = dialogue.state.customer
      dialogue.state = before
      if let customer { dialogue.state.load(customer) }
    }
    return reply
  }

  func spoken(_ day: CalendarDay) -> String { SpokenDay.words(day, language) }

  /// A set with its price, the item that it starts from included; `nil` where prices are missing or of several currencies.
  func total(of items: [ListedItem], with anchor: String) throws -> String? {
    let own = try shop.details(of: anchor, language: language).price
    let prices = [own] + items.map(\.price)
    guard let currency = own?.currency, prices.allSatisfy({ $0?.currency == currency }) else { return nil }
    let sum = prices.compactMap { $0?.hundredths }.reduce(0, +)
    return Money(hundredths: sum, currency: currency).label
  }

  /// Names joined as a sentence does.
  func joined(_ names: [String], or: Bool = false) -> String {
    guard names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: Say.in(language, ", ", "、"))
      + (or ? Say.in(language, " or ", "或") : Say.in(language, " and ", "和")) + names[names.count - 1]
  }

  func say(_ english: String, _ chinese: String) -> String { Say.in(language, english, chinese) }
}
