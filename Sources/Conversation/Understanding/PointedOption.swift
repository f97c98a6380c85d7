// Conversation › PointedOption: which answer to a question is meant by words of it: the one from London, 上海那个.

import GraphRules

/// Tells one of the options of a question by a city, a surname or a part of a title that it has alone.
enum PointedOption {
  /// In words; whoever says more has a request of their own.
  private static let longest = 10

  /// The number of the option, from 1; `nil` where the words fit none or several, or ask for something else.
  static func number(_ sentence: Utterance, of question: Question, cueWords: [String]) -> Int? {
    let tokens = sentence.tokens
    guard tokens.count <= longest, sentence.constraints.isEmpty,
      sentence.references.allSatisfy({ $0 == "@focus" })
    else {
      return nil
    }
    var table = PhraseTable<Int>()
    for (place, option) in question.options.enumerated() {
      for name in option.names {
        table.insert(words(name), place)
        // A part of a title may be any word; a part of a name tells somebody.
        if name.allSatisfy({ !$0.isNumber }) {
          for part in words(name) where part.count > 1 { table.insert([part], place) }
        }
      }
    }
    var fitting: Set<Int>?
    var others: [String] = []
    var at = 0
    while at < tokens.count {
      if let found = table.longest(tokens, at: at) {
        fitting = (fitting ?? Set(found.meanings)).intersection(found.meanings)
        at = found.next
      } else if let end = sentence.phrasebook[.peoplePointing].end(tokens, at: at) {
        at = end
      } else {
        if tokens[at].kind != .sign { others.append(tokens[at].text) }
        at += 1
      }
    }
    // “The German one, Keller”: one word more may be of anything, if it asks for nothing.
    guard let fitting, fitting.count == 1, let place = fitting.first, others.count <= 1,
      !others.contains(where: cueWords.contains)
    else { return nil }
    return place + 1
  }
}
