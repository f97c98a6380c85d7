// Conversation › Conversation: one sentence in, a new dialogue and a reply out. No printing, no clock; it writes through a ``ShopWriter`` alone.

import Catalogue

/// One turn as it was understood and answered, with everything a turn object needs.
package struct Exchange: Sendable {
  /// The sentence as typed.
  package let input: String
  /// From 1.
  package let number: Int
  package let turn: Turn
  package let reply: Reply
  /// The customer's id after the turn.
  package let user: String?
  /// The chips after the turn, for instance `price<=120 EUR`.
  package let chips: [String]
  /// What is supposed after the turn, in words; empty outside of a what-if.
  package let supposed: [String]
  /// Details of an error as named in the schema, for instance `ref` and `have`.
  package let errorDetails: SlotMap
  /// The short form of the same request, `nil` when it has no simple one.
  package let slashForm: String?
  /// Whether the agent wants to leave.
  package let isFarewell: Bool
}

/// A dialogue with a shop.
package struct Conversation: Sendable {
  package let vocabulary: Vocabulary
  private let shop: any ShopReader
  private let writer: (any ShopWriter)?
  private var consent: Consent
  let helper: (any LanguageHelper)?

  /// Without a writer nothing can be written, whatever is said; without a helper the rules are on their own.
  package init(
    vocabulary: Vocabulary, shop: any ShopReader, writer: (any ShopWriter)? = nil,
    consent: Consent = Consent(), helper: (any LanguageHelper)? = nil
  ) {
    self.helper = helper
    self.vocabulary = vocabulary
    self.shop = shop
    self.writer = writer
    self.consent = consent
  }

  /// The same shop, with another way to agree to what is written.
  package func asking(_ consent: Consent) -> Conversation {
    var other = self
    other.consent = consent
    return other
  }

  /// Understands and answers one sentence; the dialogue before it is untouched.
  package func respond(to text: String, in dialogue: Dialogue) throws -> (
    dialogue: Dialogue, exchange: Exchange
  ) {
    let interpreter = Interpreter(vocabulary: vocabulary, dialogue: dialogue, shop: shop)
    var found = interpreter.interpret(text)
    if found.turn.intent == "error.out_of_scope", found.aside == nil, found.fault == nil {
      found = interpretation(ofUnknown: text, language: found.turn.language, by: interpreter) ?? found
    }
    var next = dialogue
    next.turn += 1
    next.language = found.turn.language
    let isCourtesy = Courtesy.answer(to: found.aside, found.turn.language) != nil
    if found.turn.intent != "error.no_such_ref", !isCourtesy {
      let isAnswered = found.effect != nil || found.turn.intent == "answer"
      if let left = next.pending, !isAnswered { next.late = LateQuestion(question: left, turn: next.turn) }
      if isAnswered { next.late = nil }
      next.pending = nil
    }
    var scene = Scene(dialogue: next, shop: shop, vocabulary: vocabulary)
    scene.droppedQuestion =
      dialogue.pending?.options.contains { if case .confirmed = $0.effect { true } else { false } } ?? false
    let reply = phrased(try answer(found, in: &scene, before: dialogue), language: scene.language)
    var turn = found.turn
    turn.language = scene.language
    let exchange = Exchange(
      input: text, number: scene.dialogue.turn, turn: turn, reply: reply,
      user: scene.dialogue.state.customer,
      chips: scene.chips, supposed: scene.dialogue.branch?.words ?? [],
      errorDetails: found.turn.intent.hasPrefix("error.") ? found.turn.slots : SlotMap(),
      slashForm: SlashCommand.hint(for: found.turn).flatMap { Self.isNews($0, after: text) ? $0 : nil },
      isFarewell: found.turn.intent == "quit")
    return (scene.dialogue, exchange)
  }

  /// The exchange for a sentence that could not be answered because the shop could not be read.
  package func failed(_ text: String, _ message: String, in dialogue: Dialogue) -> (
    dialogue: Dialogue, exchange: Exchange
  ) {
    var next = dialogue
    next.turn += 1
    let scene = Scene(dialogue: next, shop: shop, vocabulary: vocabulary)
    let exchange = Exchange(
      input: text, number: next.turn, turn: Turn(intent: "error.failed", language: dialogue.language),
      reply: .failure(Failure(code: "failed", message: message)), user: next.state.customer,
      chips: scene.chips, supposed: next.branch?.words ?? [], errorDetails: SlotMap(), slashForm: nil,
      isFarewell: false)
    return (next, exchange)
  }

  /// Whether a slash form says more than the sentence with a slash before it.
  private static func isNews(_ form: String, after text: String) -> Bool {
    !text.hasPrefix("/")
      && form.dropFirst().lowercased() != text.lowercased().filter { $0 != "#" && $0 != "?" }
  }

  private func answer(_ found: Interpretation, in scene: inout Scene, before: Dialogue) throws -> Reply {
    let turn = found.turn
    if let question = found.question {
      scene.dialogue.pending = question
      let code = found.isUnconfirmed ? "needs_confirmation" : "ambiguous"
      return .question(question, code: turn.intent == "contradiction" ? "contradiction" : code)
    }
    switch found.effect {
    case .confirmed(let resumed): return try perform(resumed, in: &scene, before: before, isConfirmed: true)
    case .turn(let resumed): return try perform(resumed, in: &scene, before: before)
    case .sentence(let sentence):
      var dialogue = before
      dialogue.pending = nil
      let (after, exchange) = try respond(to: sentence, in: dialogue)
      scene.dialogue = after
      return exchange.reply
    case .nothing:
      scene.dialogue.declined = scene.dialogue.turn
      return .message(Message(Say.in(turn.language, "All right, nothing changed.", "好的，没有改动。")))
    case nil: break
    }
    if turn.intent.hasPrefix("error.") {
      return Failures.reply(to: found, dialogue: before, vocabulary: vocabulary)
    }
    if turn.intent == "quit" { return .message(Message(Say.in(turn.language, "Goodbye.", "再见。"))) }
    return try perform(turn, in: &scene, before: before)
  }

  private func perform(
    _ turn: Turn, in scene: inout Scene, before: Dialogue, isConfirmed: Bool = false
  ) throws -> Reply {
    let inBranch = try scene.answerInBranch(turn)
    guard let intent = Intents.named(turn.intent) else {
      guard let item = turn.slots["item"]?.string, let product = vocabulary.product(item) else {
        return Failures.reply(to: Interpretation(turn: turn), dialogue: before, vocabulary: vocabulary)
      }
      scene.dialogue.state.focus = item
      let price = shop.product(item)?.lead.price.map { " · \($0.label)" } ?? ""
      return .message(Message(product.title + price))
    }
    let reply: Reply
    do {
      if let inBranch {
        reply = inBranch
      } else if let writing = intent as? any WritingIntent, let writer {
        let pen = Pen(writer: writer, consent: consent, isConfirmed: isConfirmed)
        reply = try writing.perform(turn, in: &scene, with: pen)
      } else {
        reply = try intent.perform(turn, in: &scene)
      }
    } catch let fault as WriteFault {
      return .failure(
        Failure(code: "failed", message: Say.in(scene.language, fault.english, fault.chinese)))
    }
    let hasWritten = !scene.written.isEmpty || !scene.ruleChanges.isEmpty
    if intent.isStep, scene.dialogue.state != before.state || hasWritten {
      scene.dialogue.undo.append(
        DialogueStep(state: before.state, events: scene.written, rules: scene.ruleChanges))
      if scene.dialogue.undo.count > 50 { scene.dialogue.undo.removeFirst() }
      scene.dialogue.redo = []
    }
    return reply
  }
}
