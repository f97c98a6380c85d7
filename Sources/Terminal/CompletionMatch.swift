// Terminal › CompletionMatch: which part of a line the offered words would complete.

/// The candidates that fit what stands before the cursor, and how much of it they replace.
///
/// Names have blanks and Chinese has none, so there is no fixed notion of a word here: a candidate completes the
/// longest end of the text that is its own beginning, whatever the case. In `for anna k` the candidate `Anna Keller`
/// completes `anna k`. In scripts with blanks the completed part begins at a blank.
package struct CompletionMatch: Hashable, Sendable {
  /// How many characters before the cursor are replaced.
  package let replaced: Int
  /// What could stand there, in the order in which it was offered, each once.
  package let candidates: [String]

  package init(before text: String, candidates: [String]) {
    let typed = Array(text)
    var longest = 0
    var fitting: [String] = []
    for candidate in candidates where !candidate.isEmpty {
      guard let length = Self.overlap(typed, Array(candidate)), length >= longest else { continue }
      if length > longest {
        longest = length
        fitting = []
      }
      if !fitting.contains(candidate) { fitting.append(candidate) }
    }
    replaced = longest
    self.candidates = fitting
  }

  /// What can be written without choosing: the common beginning of all candidates, a blank after a lone one.
  package var completion: String {
    guard let first = candidates.first else { return "" }
    if candidates.count == 1 { return first + " " }
    var common = Array(first)
    for candidate in candidates.dropFirst() {
      common = Array(zip(common, candidate).prefix { $0.lowercased() == $1.lowercased() }.map(\.0))
    }
    return String(common)
  }

  /// The longest end of `typed` that begins `candidate`; `0` right after a blank; `nil` when nothing fits.
  private static func overlap(_ typed: [Character], _ candidate: [Character]) -> Int? {
    for length in stride(from: min(typed.count, candidate.count), to: 0, by: -1) {
      let start = typed.count - length
      let isWordStart = start == 0 || typed[start].isIdeograph || !typed[start - 1].isLetter
      guard isWordStart, !typed[start].isWhitespace else { continue }
      if zip(typed[start...], candidate).allSatisfy({ $0.lowercased() == $1.lowercased() }) { return length }
    }
    return typed.last?.isWhitespace ?? true ? 0 : nil
  }
}

extension Character {
  /// Whether the character belongs to a script that writes words without blanks between them.
  fileprivate var isIdeograph: Bool {
    unicodeScalars.first.map { $0.properties.isIdeographic } ?? false
  }
}
