// Conversation › Rewording: what a language model says in place of a sentence, as far as it may be believed.

/// Checks a model's words against what they are said about.
///
/// A model makes things up. Of a sentence said in other words every number must have been said, and every customer
/// masked in it; of reasons put in other words every number and every name that the shop knows must be in the reasons.
/// What fails is thrown away whole.
struct Rewording {
  let vocabulary: Vocabulary

  /// More than anybody says in one breath.
  private static let mostLetters = 300

  /// The model's version of a sentence, with the customers' names back in it; `nil` when it cannot be believed.
  func believed(_ answer: String, for sentence: MaskedSentence, saying original: String) -> String? {
    guard isOneLine(answer), !answer.hasPrefix("/"), let unmasked = sentence.unmasked(answer) else {
      return nil
    }
    // Names that were not masked were not said.
    guard
      MaskedSentence(answer.replacing("CUSTOMER_", with: "customer "), vocabulary: vocabulary).hidden.isEmpty
    else { return nil }
    return Self.numbers(unmasked).isSubset(of: Self.numbers(original)) ? unmasked : nil
  }

  /// The model's version of reasons; `nil` when it cannot be believed.
  func believed(_ answer: String, for reasons: [String]) -> String? {
    let facts = reasons.joined(separator: " ")
    guard isOneLine(answer), Self.numbers(answer).isSubset(of: Self.numbers(facts)),
      names(answer).isSubset(of: names(facts)), Self.capitals(answer).isSubset(of: Self.words(facts))
    else { return nil }
    return answer
  }

  private func isOneLine(_ answer: String) -> Bool {
    !answer.isEmpty && answer.count <= Self.mostLetters
      && answer.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }

  /// All that the shop has a name for.
  private func names(_ text: String) -> Set<Meaning> {
    let tokens = Tokeniser.tokens(of: text)
    var found: Set<Meaning> = []
    var place = 0
    while place < tokens.count {
      guard let phrase = vocabulary.phrases.longest(tokens, at: place) else {
        place += 1
        continue
      }
      found.formUnion(
        phrase.meanings.filter {
          switch $0 {
          case .pronoun, .focus, .list, .plain: false
          default: true
          }
        })
      place = phrase.next
    }
    return found
  }

  private static func numbers(_ text: String) -> Set<Double> {
    let tokens = Tokeniser.tokens(of: text)
    var found: Set<Double> = []
    var place = 0
    while place < tokens.count {
      if let ordinal = NumberWords.ordinal(tokens, at: place) {
        found.insert(Double(ordinal.value))
        place = ordinal.next
      } else if let number = NumberWords.read(tokens, at: place) {
        found.insert(number.value)
        place = number.next
      } else {
        place += 1
      }
    }
    return found
  }

  /// Words with a capital that do not begin a sentence.
  private static func capitals(_ text: String) -> Set<String> {
    let tokens = Tokeniser.tokens(of: text)
    return Set(
      tokens.indices.filter { place in
        tokens[place].isCapitalised && place > 0 && tokens[place].text != "i"
          && !(tokens[place - 1].kind == .sign && ".!?".contains(tokens[place - 1].text))
      }.map { tokens[$0].text })
  }

  private static func words(_ text: String) -> Set<String> { Set(Tokeniser.tokens(of: text).map(\.text)) }
}
