// Conversation › Interpreter+Plainly: a sentence once more, without its frames and in plainer words.

extension Interpreter {
  /// In words and signs.
  private static let longestFramed = 80

  /// The sentence in plainer words, without what is said around its request; `nil` where it is plain already.
  func withoutFrames(_ sentence: Utterance) -> Utterance? {
    // A page of pasted text is no request that somebody framed, and long to read twice.
    guard sentence.tokens.count <= Self.longestFramed else { return nil }
    let inner = Frame.bare(sentence.text, vocabulary.phrasebook)
    guard let text = Paraphrase.plain(inner ?? sentence.text, vocabulary.turns) ?? inner else { return nil }
    var bare = SentenceReader.read(
      text, vocabulary: vocabulary, cueWords: vocabulary.phrasebook.cueWords, today: shop.today)
    guard bare.closeReadings.isEmpty else { return nil }
    bare.language = sentence.language
    bare.segments = sentence.segments
    // Who wants to know it is still the one it is for.
    if bare.users.isEmpty { bare.users = sentence.users }
    if let count = dialogue.state.lists.last?.items.count {
      bare.references = bare.references.map { $0 == "#last" ? "#\(count)" : $0 }
    }
    return bare
  }

  /// Whether what stands inside of the frames is what is asked.
  ///
  /// What writes is only read from the whole sentence, and “can you compare” asks what can be done as long as there is
  /// nothing to compare.
  func isMeant(
    _ inner: (reading: Reading, name: String), not outer: (reading: Reading, name: String)?
  ) -> Bool {
    let isWriting = { (name: String) in Intents.named(name) is any WritingIntent }
    guard !isWriting(inner.name), !isWriting(outer?.name ?? "") else { return false }
    // “Also” is no frame where it adds to a what-if.
    guard outer?.reading.step == nil else { return false }
    return outer?.name != "help" || dialogue.hasList || !inner.reading.slots.isEmpty
  }
}
