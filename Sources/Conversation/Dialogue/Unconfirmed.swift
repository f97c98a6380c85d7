// Conversation › Unconfirmed: what sounds like an order to write and may be none is asked back: she'll take it.

/// A note that is only written after a yes.
struct Unconfirmed {
  private let turn: Turn
  private let item, customer, title: String

  /// The customer by name, and the product by its title.
  init(_ turn: Turn, item: String, customer: String, title: String) {
    (self.turn, self.item, self.customer, self.title) = (turn, item, customer, title)
  }

  /// `nil` for what is never asked so.
  var question: Question? {
    let text: String
    switch turn.slots["value"]?.string {
    case "hide":
      text = Say.in(
        turn.language, "Hide \(title) from \(customer) for good?  y/N",
        "以后都不再给 \(customer) 显示“\(title)”吗？  y/N")
    case "purchase":
      text = Say.in(
        turn.language, "Note the purchase: \(customer) bought \(title)?  y/N",
        "要记下 \(customer) 买了“\(title)”吗？  y/N")
    case "return":
      text = Say.in(
        turn.language, "Note the return: \(customer) sent back \(title)?  y/N",
        "要记下 \(customer) 退了“\(title)”吗？  y/N")
    case "like":
      text = Say.in(
        turn.language, "Note it: \(customer) likes \(title)?  y/N",
        "要记下 \(customer) 喜欢“\(title)”吗？  y/N")
    case "dislike":
      text = Say.in(
        turn.language, "Note it: \(customer) does not like \(title)?  y/N",
        "要记下 \(customer) 不喜欢“\(title)”吗？  y/N")
    default: return nil
    }
    return Self.question(text, noting: turn, of: item)
  }

  /// A question after which a yes notes what the turn says of this product, and nothing else does.
  static func question(_ text: String, noting turn: Turn, of item: String) -> Question {
    var meant = turn
    meant.slots["ref"] = nil
    meant.slots["item"] = .string(item)
    let yes = Say.in(turn.language, "yes, note it", "是，记下")
    return Question(text: text, options: [Question.Option(label: yes, names: [], effect: .confirmed(meant))])
  }
}
