// Conversation › Conversation+Model: where a language model may lend its words.

import Explanation

extension Conversation {
  /// A sentence that the rules do not know, understood as what a model says in its place; `nil` where that fails.
  ///
  /// Reading is done at once, and told; what would write is asked about first.
  func interpretation(ofUnknown text: String, language: String, by interpreter: Interpreter)
    -> Interpretation?
  {
    guard let helper else { return nil }
    let masked = MaskedSentence(text, vocabulary: vocabulary)
    guard
      let answer = helper.reworded(masked.text, examples: Intents.examples(language), language: language),
      let sentence = Rewording(vocabulary: vocabulary).believed(answer, for: masked, saying: text)
    else { return nil }
    var found = interpreter.interpret(sentence)
    guard !found.turn.intent.hasPrefix("error."), found.turn.intent != "quit" else { return nil }
    let note = Say.in(language, "a language model reads this as “\(sentence)”", "语言模型的理解：“\(sentence)”")
    guard let intent = Intents.named(found.turn.intent), intent is any WritingIntent, found.question == nil
    else {
      found.turn.repairs.append(note)
      return found
    }
    let turn = Turn(
      intent: "clarify", slots: SlotMap([("slot", .string("write")), ("then", .string(found.turn.intent))]),
      language: language)
    let option = Question.Option(label: sentence, names: [], effect: .turn(found.turn))
    return Interpretation(
      turn: turn,
      question: Question(text: note + Say.in(language, ". Do it? y/N", "。要执行吗？y/N"), options: [option]),
      isUnconfirmed: true)
  }

  /// An explanation for the customer in a model's words, where they can be believed.
  func phrased(_ reply: Reply, language: String) -> Reply {
    guard let helper, case .explanation(var explanation) = reply, explanation.isForCustomer else {
      return reply
    }
    let reasons = explanation.explained.tree.sentencesForCustomer
    guard !reasons.isEmpty, let answer = helper.phrased(reasons, language: language) else { return reply }
    explanation.phrased = Rewording(vocabulary: vocabulary).believed(answer, for: reasons)
    return .explanation(explanation)
  }
}

extension Intents {
  /// One sentence of each kind, as the help has them.
  static func examples(_ language: String) -> [String] {
    all.compactMap(\.help).map { Say.in(language, $0.english.example, $0.chinese.example) }
  }
}
