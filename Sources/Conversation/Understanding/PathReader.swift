// Conversation › PathReader: names of files and formats out of a sentence as it was typed.

/// Finds what looks like a file in a sentence, Chinese characters around it or not.
enum PathReader {
  /// The first path: in quotes, with a slash, or with an ending that files have.
  static func path(in text: String) -> String? {
    if let quoted = quoted(in: text), looksLikePath(quoted) { return quoted }
    return runs(of: text).first(where: looksLikePath)
  }

  /// The tokens with each path as one of them: a folder called `test` or `no-sale` says nothing.
  static func joined(_ tokens: [Token], in text: String) -> [Token] {
    var paths = ranges(of: text).filter { looksLikePath($0.text) }.map(\.range)
    if let quoted = quotedRange(in: text), looksLikePath(String(text[quoted])) {
      let start = text.distance(from: text.startIndex, to: quoted.lowerBound)
      let range = start..<start + text.distance(from: quoted.lowerBound, to: quoted.upperBound)
      paths = paths.filter { !range.overlaps($0) } + [range]
    }
    guard !paths.isEmpty else { return tokens }
    var out: [Token] = []
    for token in tokens {
      guard let path = paths.first(where: { $0.overlaps(token.range) }) else {
        out.append(token)
        continue
      }
      if out.last?.range != path { out.append(Token(text: "<path>", kind: .path, range: path)) }
    }
    return out
  }

  private static let endings: Set<String> = [
    "xml", "csv", "json", "jsonl", "ndjson", "tsv", "txt", "yaml", "yml", "zip", "gz", "tgz", "tar", "bz2",
    "xz",
    "rss", "atom", "html", "htm", "xlsx", "xls", "pdf", "inter", "user", "item", "kg", "dat",
  ]
  static let formats: [String: String] = [
    "csv": "csv", "json": "json", "xlsx": "xlsx", "excel": "xlsx", "xls": "xlsx", "pdf": "pdf", "tsv": "tsv",
    "xml": "xml", "html": "html", "yaml": "yaml", "txt": "txt", "text": "txt", "spreadsheet": "xlsx",
  ]

  private static func looksLikePath(_ run: String) -> Bool {
    let letters = run.filter { $0.isLetter || $0.isNumber }
    guard !letters.isEmpty, run != "and/or", !run.hasPrefix("/") || run.count > 2 else { return false }
    if run.hasPrefix("http:") || run.hasPrefix("https:") { return true }
    let parts = run.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count > 1, parts[0].contains(where: { $0.isLetter || $0.isNumber }),
      let last = parts.last, endings.contains(last.lowercased())
    {
      return true
    }
    return run.contains("/") && run.filter { $0 == "/" }.count < letters.count
      && run.contains { $0.isLetter } && run.split(separator: "/").count > (run.hasPrefix("/") ? 0 : 1)
      && parts.count > 1
  }

  private static func runs(of text: String) -> [String] { ranges(of: text).map(\.text) }

  private static func ranges(of text: String) -> [(text: String, range: Range<Int>)] {
    let characters = Array(text)
    var out: [(String, Range<Int>)] = []
    var start = 0
    func isPart(_ c: Character) -> Bool {
      c.isASCII && (c.isLetter || c.isNumber || "._-/~\\:+@%".contains(c))
    }
    while start < characters.count {
      guard isPart(characters[start]) else {
        start += 1
        continue
      }
      var end = start
      while end < characters.count, isPart(characters[end]) { end += 1 }
      var last = end
      while last > start, ".:-".contains(characters[last - 1]) { last -= 1 }
      if last > start { out.append((String(characters[start..<last]), start..<last)) }
      start = end
    }
    return out
  }

  /// What stands in the first pair of quotation marks.
  static func quoted(in text: String) -> String? {
    quotedRange(in: text).map { String(text[$0]) }
  }

  private static func quotedRange(in text: String) -> Range<String.Index>? {
    let pairs: [(Character, Character)] = [("\"", "\""), ("“", "”"), ("「", "」"), ("'", "'"), ("‘", "’")]
    for (open, close) in pairs {
      guard let start = text.firstIndex(of: open) else { continue }
      // An apostrophe within a word opens nothing.
      if open == "'", start != text.startIndex, text[text.index(before: start)].isLetter { continue }
      let rest = text[text.index(after: start)...]
      guard let end = rest.firstIndex(of: close), end > rest.startIndex else { continue }
      return rest.startIndex..<end
    }
    return nil
  }
}
