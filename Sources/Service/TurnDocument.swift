// Service › TurnDocument: a turn as JSON, in the shape that outside tools rely on.

import Conversation
import Explanation
import Recommender

/// One turn; see `CONTRACTS` › Turn. Shapes only ever grow.
struct TurnDocument: Encodable {
  let v = 1
  let turn: Int
  let input: String
  let lang: String
  let intent: String
  let slots: SlotMap
  let repairs: [String]
  let user: String?
  let result: ResultDocument?
  let text: String
  let state: StateDocument
  let error: ErrorDocument?

  /// What stands after the turn.
  struct StateDocument: Encodable {
    let user: String?
    let chips: [String]
  }

  init(_ exchange: Exchange, in shop: Shop) {
    turn = exchange.number
    input = exchange.input
    lang = exchange.turn.language
    // What is asked back is an intent of its own; what was refused keeps the one that was understood.
    intent = exchange.turn.intent
    slots = exchange.turn.slots
    repairs = exchange.turn.repairs
    user = exchange.user
    result = ResultDocument(exchange.reply, user: exchange.user, in: shop)
    text = Layout(width: 80, language: exchange.turn.language).text(exchange.reply)
    state = StateDocument(user: exchange.user, chips: exchange.chips)
    error = ErrorDocument(exchange)
  }

  private enum Key: String, CodingKey {
    case v, turn, input, lang, intent, slots, repairs, user, result, text, state, error
  }

  /// Every key is written, `null` where there is nothing: a program need not ask whether it is there.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(v, forKey: .v)
    try container.encode(turn, forKey: .turn)
    try container.encode(input, forKey: .input)
    try container.encode(lang, forKey: .lang)
    try container.encode(intent, forKey: .intent)
    try container.encode(SlotDocument(.map(slots)), forKey: .slots)
    try container.encode(repairs, forKey: .repairs)
    try container.encode(user, forKey: .user)
    try container.encode(result, forKey: .result)
    try container.encode(text, forKey: .text)
    try container.encode(state, forKey: .state)
    try container.encode(error, forKey: .error)
  }
}

/// What a turn found.
struct ResultDocument: Encodable {
  var list: String?
  var fitting: Int?
  var offered: Int?
  var items: [ReceiptDocument]?
  var receipt: ReceiptDocument?
  var reasons: [String]?
  var question: QuestionDocument?

  struct QuestionDocument: Encodable {
    let text: String
    let options: [String]
  }

  /// `nil` for a reply that is words alone.
  init?(_ reply: Reply, user: String?, in shop: Shop) {
    switch reply {
    case .list(let reply):
      list = "L\(reply.number)"
      fitting = reply.list.fitting
      offered = reply.list.offered
      items = reply.list.items.map { ReceiptDocument(listed: $0, user: user, in: shop) }
    case .explanation(let reply):
      receipt = ReceiptDocument(listed: reply.explained.listed, user: user, in: shop)
      receipt?.rank = reply.rank
      reasons = reply.explained.tree.shown.map(\.sentence)
    case .question(let question, _): self.question = QuestionDocument(question)
    case .failure(let failure):
      guard let asked = failure.question else { return nil }
      question = QuestionDocument(asked)
    default: return nil
    }
  }
}

extension ResultDocument.QuestionDocument {
  init(_ question: Question) {
    text = question.text
    options = question.options.map(\.label)
  }
}

/// Why a turn was not answered, with the details that the schema names.
struct ErrorDocument: Encodable {
  private let code: String
  private let message: String
  private let details: SlotMap

  /// `nil` when all is well.
  init?(_ exchange: Exchange) {
    guard let code = exchange.reply.errorCode else { return nil }
    self.code = code
    details = exchange.errorDetails
    switch exchange.reply {
    case .question(let question, _): message = question.text
    case .failure(let failure): message = failure.message
    default: message = code
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: SlotDocument.Key.self)
    for entry in details.entries {
      try container.encode(SlotDocument(entry.value), forKey: SlotDocument.Key(entry.key))
    }
    try container.encode(code, forKey: SlotDocument.Key("code"))
    try container.encode(message, forKey: SlotDocument.Key("message"))
  }
}
