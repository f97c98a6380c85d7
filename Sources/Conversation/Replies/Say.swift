// Conversation › Say: what the program says itself, in the language of the sentence.

/// Sentences in the two languages.
enum Say {
  static func `in`(_ language: String, _ english: String, _ chinese: String) -> String {
    language == "zh" ? chinese : english
  }
}
