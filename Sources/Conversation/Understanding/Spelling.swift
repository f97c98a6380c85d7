// Conversation › Spelling: close words, and the singular and plural of English nouns.

/// Likeness of words.
package enum Spelling {
  /// The restricted Damerau–Levenshtein distance, or `nil` when it exceeds `limit`.
  ///
  /// F. J. Damerau, “A technique for computer detection and correction of spelling errors”, CACM 7(3), 1964.
  /// Cost: O(length²), words only.
  package static func distance(_ a: [Character], _ b: [Character], limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      before = last
      last = row
    }
    let distance = last[b.count]
    return distance <= limit ? distance : nil
  }

  /// How many slips a word of this length may have.
  package static func tolerance(_ length: Int) -> Int { length >= 8 ? 2 : length >= 4 ? 1 : 0 }

  /// Other numbers of an English noun: `knife` for `knives`, `boots` for `boot`.
  package static func otherNumbers(of word: String) -> [String] {
    guard word.count > 2, word.allSatisfy({ $0.isASCII && $0.isLetter }) else { return [] }
    if word.hasSuffix("ss") { return [word + "es"] }
    if word.hasSuffix("ies") { return [String(word.dropLast(3)) + "y", String(word.dropLast(1))] }
    for ending in ["ches", "shes", "sses", "xes"] where word.hasSuffix(ending) {
      return [String(word.dropLast(2))]
    }
    if word.hasSuffix("s") { return [String(word.dropLast())] }
    if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
      return [String(word.dropLast()) + "ies"]
    }
    for ending in ["ch", "sh", "x"] where word.hasSuffix(ending) { return [word + "es"] }
    return [word + "s"]
  }

  /// What an English word may be a form of: `delete` for `deleting`, `stop` for `stopped`.
  package static func stems(of word: String) -> [String] {
    for ending in ["ing", "ed", "er", "est", "ly", "ers", "ings"]
    where word.hasSuffix(ending) && word.count > ending.count + 2 {
      let stem = String(word.dropLast(ending.count))
      var out = [stem, stem + "e"]
      if stem.hasSuffix("i") { out.append(String(stem.dropLast()) + "y") }
      if let last = stem.last, stem.dropLast().last == last { out.append(String(stem.dropLast())) }
      return out
    }
    return []
  }

  /// The nearest of some names, for “did you mean”.
  package static func nearest(to word: String, among names: [String]) -> String? {
    let wanted = Array(word)
    let ranked = names.compactMap { name in
      distance(wanted, Array(name), limit: max(2, tolerance(word.count))).map { ($0, name) }
    }
    return ranked.min { $0 < $1 }?.1
  }
}
