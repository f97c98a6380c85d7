// Conversation › Shorthand: what hurried people leave out when they type: dont, gimme, smth.

/// Words as they are typed in a hurry, and the words that they stand for.
enum Shorthand {
  /// The tokens with every shortened word written out; what was one word stays at its place in the sentence.
  static func writtenOut(_ tokens: [Token]) -> [Token] {
    guard tokens.contains(where: { words[$0.text] != nil || measured($0.text) != nil }) else { return tokens }
    return tokens.flatMap { token -> [Token] in
      guard token.kind == .word, let said = words[token.text] ?? measured(token.text) else { return [token] }
      return said.map { Token(text: $0, kind: .word, range: token.range, isCapitalised: token.isCapitalised) }
    }
  }

  /// “How heavy's the third”: heavy is.
  private static func measured(_ word: String) -> [String]? {
    guard word.hasSuffix("'s") else { return nil }
    let base = String(word.dropLast(2))
    return measures.contains(base) ? [base, "is"] : nil
  }
  private static let measures: Set<String> = [
    "heavy", "big", "much", "long", "large", "warm", "expensive", "old", "tall", "wide", "good", "small",
    "light",
    "why", "price", "weight", "which", "one", "colour", "color", "size", "brand", "material", "budget",
    "make",
    "fabric",
  ]

  /// Apostrophes left out where the word without one is no other word: “were”, “well” and “id” are.
  private static let contractions = """
    aren't can't couldn't didn't doesn't don't hadn't hasn't haven't isn't shouldn't wasn't weren't won't wouldn't mustn't \
    i'm i've you've we've they've you're they're what's where's who's how's that's there's let's here's what're
    """
  private static let slang: [String: String] = [
    "gimme": "give me", "lemme": "let me", "wanna": "want to", "gotta": "got to", "smth": "something",
    "sth": "something", "smthg": "something", "sumthing": "something", "somethin": "something",
    "anythin": "anything", "nothin": "nothing", "plz": "please", "plse": "please", "u": "you", "ur": "your",
    "abt": "about", "wat": "what", "wot": "what", "wht": "what", "bday": "birthday", "cuz": "because",
    "coz": "because", "dunno": "don't know", "aint": "isn't", "ain't": "isn't", "whatcha": "what do you",
    "cust": "customer", "prob": "probably", "wouldja": "would you", "didja": "did you",
    "doya": "do you", "diff": "difference", "betw": "between", "btw'n": "between", "btwn": "between",
    "n": "and", "ya": "you", "tht": "that",
  ]
  private static let words: [String: [String]] = {
    var table: [String: [String]] = [:]
    for word in contractions.split(separator: " ").map(String.init) {
      table[word.filter { $0 != "'" }] = [word]
    }
    for (short, long) in slang { table[short] = long.split(separator: " ").map(String.init) }
    return table
  }()
}
