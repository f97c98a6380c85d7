// Conversation › SentenceReader+Customers: customers after a cue, and repaired spelling.

import GraphRules

extension SentenceReader {
  /// Reads `for Anna`, `load bob`, `给 u9999`: a part of a name counts only after a word that announces a customer.
  mutating func readCustomersAfterCues() {
    for i in tokens.indices where !taken[i] {
      if readUnknownID(at: i) || readUnknownHanName(at: i) { continue }
      // “The customer” is somebody already: what follows is what they do, unless it is their name.
      if spans.contains(where: { $0.kind == "<user>" && $0.range.upperBound == i }),
        vocabulary.customers(called: base(word(i))).isEmpty
      {
        continue
      }
      guard tokens[i].kind == .word, let strength = cue(before: i) ?? cue(behind: i) else { continue }
      let last = fullNameEnd(i)
      let heard = tokens[i..<last].map(\.text)
      // “Does Hamburg have it”: a city is nobody, unless somebody is called so.
      if vocabulary.customers(called: base(heard[0])).isEmpty, City.name(in: tokens, at: i) != nil {
        continue
      }
      guard heard.count > 1 || (!phrasebook[.peopleNoNames].contains(heard[0]) && heard[0].count > 2) else {
        continue
      }
      guard
        strength == .strong || tokens[i].isCapitalised
          || !vocabulary.customers(called: base(heard[0])).isEmpty
      else {
        continue
      }
      readName(heard, i..<last, isAnnounced: strength == .strong)
    }
  }

  private enum Cue { case strong, weak }

  private mutating func readName(_ heard: [String], _ range: Range<Int>, isAnnounced: Bool) {
    let parts = heard.map(base)
    var found = candidates(parts)
    var corrected = false
    if found.isEmpty {
      found = nearCandidates(parts)
      corrected = !found.isEmpty
    }
    var used = range
    // “for Anna Hiking Boots” begins with a name; “for Anna Smith” is somebody else.
    if found.isEmpty, parts.count > 1, parts.dropFirst().allSatisfy(isNoName) {
      found = candidates([parts[0]])
      used = range.lowerBound..<(range.lowerBound + 1)
    }
    var span = Span(range: used, kind: "<user>", meanings: [])
    switch found.count {
    case 0:
      // A name with one part that the shop knows as a word may still be one: Li Lei, though Li is in a battery.
      guard tokens[range.lowerBound].isCapitalised || isAnnounced, !parts.allSatisfy(isNoName),
        tokens[range.lowerBound].isCapitalised || !isNoName(parts[0])
      else { return }
      let name = String(
        Array(utterance.text)[
          tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound])
      span = Span(range: range, kind: "<user>", meanings: [])
      span.user = .unknown(key: "name", value: name)
    case 1: span.user = .known(found[0])
    default: span.user = .several(found)
    }
    if corrected, found.count == 1, let name = vocabulary.customer(found[0])?.name {
      utterance.repairs.append("\(heard.joined(separator: " ")) → \(name)")
    }
    spans.append(span)
    for i in span.range { taken[i] = true }
  }

  private func isNoName(_ part: String) -> Bool {
    vocabulary.customers(called: part).isEmpty
      && (vocabulary.isKnown(part) || CommonWords.all.contains(part)
        || phrasebook[.peopleNoNames].contains(part))
  }

  /// Reads a sentence that is a name and nothing else: `Anna`, `kellr`, `Zoe Smith`.
  mutating func readBareName() {
    guard spans.isEmpty, utterance.closeReadings.isEmpty, (1...3).contains(tokens.count),
      tokens.allSatisfy({ $0.kind == .word }), !tokens.contains(where: { isNoName($0.text) })
    else { return }
    let parts = tokens.map(\.text)
    let isKnown = !candidates(parts).isEmpty || !nearCandidates(parts).isEmpty
    guard isKnown || (parts.count > 1 && tokens.allSatisfy(\.isCapitalised)) else { return }
    readName(parts, tokens.indices, isAnnounced: false)
  }

  private func base(_ word: String) -> String { word.hasSuffix("'s") ? String(word.dropLast(2)) : word }

  private func candidates(_ parts: [String]) -> [String] {
    var found = vocabulary.customers(called: parts[0])
    for part in parts.dropFirst() {
      let others = Set(vocabulary.customers(called: part))
      found = found.filter { others.contains($0) }
    }
    return found
  }

  private func nearCandidates(_ parts: [String]) -> [String] {
    var found: [String]?
    for part in parts {
      let ids = vocabulary.nameParts(near: part).flatMap { vocabulary.customers(called: $0) }
      found = found.map { $0.filter { ids.contains($0) } } ?? ids
    }
    // One slip in a short name could be anybody's.
    return parts.count > 1 || (parts.first?.count ?? 0) > 4 ? (found ?? []) : []
  }

  private func fullNameEnd(_ start: Int) -> Int {
    var end = start + 1
    while end < tokens.count, end - start < 3, !taken[end], tokens[end].kind == .word,
      !vocabulary.customers(called: tokens[end].text).isEmpty
        || (tokens[end].isCapitalised && tokens[start].isCapitalised),
      !phrasebook[.peopleNoNames].contains(tokens[end].text)
    {
      end += 1
    }
    return end
  }

  private func cue(before i: Int) -> Cue? {
    // “Anna would like sandals”
    if i == 0, phrasebook[.peopleWishes].contains(word(1)) { return .weak }
    for length in stride(from: 3, through: 1, by: -1) where i - length >= 0 {
      if phrasebook[.peopleStrongCues].end(tokens, at: i - length) == i { return .strong }
      if phrasebook[.peopleWeakCues].end(tokens, at: i - length) == i { return .weak }
    }
    return nil
  }

  /// “A Chris on the line”: what follows tells that it is somebody.
  private func cue(behind i: Int) -> Cue? {
    let isCustomer = !vocabulary.customers(called: base(word(i))).isEmpty
    let end = isCustomer ? fullNameEnd(i) : i + 1
    if isCustomer,
      phrasebook[.peopleCalling].end(tokens, at: end) ?? phrasebook[.peopleArriving].end(tokens, at: end)
        != nil
    {
      return .weak
    }
    // Whom nobody knows is only somebody where it can be nothing else.
    guard !isNoName(base(word(i))), !isCustomer, tokens[i].isCapitalised else { return nil }
    return phrasebook[.peopleCalling].end(tokens, at: end) == nil ? nil : .strong
  }

  /// A customer id that the shop does not have.
  private mutating func readUnknownID(at i: Int) -> Bool {
    let text = tokens[i].text
    guard tokens[i].kind == .word, text.count >= 4, text.first == "u" || text.first == "c",
      text.dropFirst().allSatisfy({ $0.isNumber })
    else { return false }
    var span = Span(range: i..<(i + 1), kind: "<user>", meanings: [])
    span.user = .unknown(key: "user", value: text)
    spans.append(span)
    taken[i] = true
    return true
  }

  /// 给赵云推荐: a name that the shop does not have, known by its surname and by what follows.
  private mutating func readUnknownHanName(at i: Int) -> Bool {
    guard ["给", "帮", "为"].contains(word(i)), Self.surnames.contains(word(i + 1)) else { return false }
    for end in [i + 3, i + 4] where end < tokens.count && isFree(i + 1..<end) {
      let name = (i + 1..<end).map(word).joined()
      guard tokens[i + 1..<end].allSatisfy({ $0.kind == .han }),
        !phrasebook[.peopleNoHanNames].contains(name),
        phrasebook[.peopleRequests].end(tokens, at: end) != nil
      else { continue }
      var span = Span(range: i + 1..<end, kind: "<user>", meanings: [])
      span.user = .unknown(key: "name", value: name)
      spans.append(span)
      for j in span.range { taken[j] = true }
      return true
    }
    return false
  }

  static let surnames = Set(
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范姚谭廖邹熊陆郝孔崔邱秦史顾侯邵孟段雷钱汤尹黎常武乔贺赖龚安"
      .map(String.init))

  // MARK: Spelling

  /// Reads misspelt Latin words as lexicon or command words, the closest first; first letters must agree.
  mutating func repairSpelling(cueWords: [String]) {
    let listName = protectedRange()
    var candidates: [(word: String, letters: [Character])] = []
    for i in tokens.indices where isMisspelt(i, cueWords) {
      if let listName, listName.overlaps(tokens[i].range) { continue }
      let word = tokens[i].text
      let letters = Array(word)
      let limit = Spelling.tolerance(letters.count)
      var best: [String] = []
      var nearest = limit + 1
      if candidates.isEmpty { candidates = (vocabulary.spellable + cueWords).map { ($0, Array($0)) } }
      for (candidate, other) in candidates where abs(other.count - letters.count) <= limit {
        guard other.first == letters.first || isSwap(letters, other),
          let distance = Spelling.distance(letters, other, limit: limit), distance <= nearest
        else { continue }
        if distance < nearest { best = [] }
        nearest = distance
        if !best.contains(candidate) { best.append(candidate) }
      }
      best = narrowed(best, at: i)
      guard let choice = best.first else { continue }
      if best.count > 1 {
        let characters = Array(utterance.text)
        utterance.closeReadings = best.sorted().map { reading in
          let sentence =
            String(characters[..<tokens[i].range.lowerBound]) + reading
            + String(characters[tokens[i].range.upperBound...])
          return (label: reading, sentence: sentence)
        }
        continue
      }
      utterance.repairs.append("\(original(i)) → \(name(of: choice))")
      repaired.insert(i)
      tokens[i] = Token(
        text: choice, kind: .word, range: tokens[i].range, isCapitalised: tokens[i].isCapitalised)
    }
  }

  /// What a list shall be called: a name that nobody misspells.
  private func protectedRange() -> Range<Int>? {
    let first = tokens.prefix(4).map(\.text)
    guard first.contains(where: { ["save", "store", "keep", "remember"].contains($0) }),
      let cue = tokens.firstIndex(where: { ["as", "named", "called", "under"].contains($0.text) })
    else { return nil }
    return tokens[cue].range.upperBound..<max(tokens[cue].range.upperBound + 1, utterance.text.count)
  }

  private func original(_ i: Int) -> String {
    String(Array(utterance.text)[tokens[i].range])
  }

  /// A brand is written as the brand writes itself.
  private func name(of word: String) -> String {
    vocabulary.lexicon.brands.first { $0.name.lowercased() == word }?.name ?? word
  }

  private func isMisspelt(_ i: Int, _ cueWords: [String]) -> Bool {
    let token = tokens[i]
    let word = token.text
    guard token.kind == .word, word.count >= 4, word.allSatisfy({ $0.isASCII && $0.isLetter }) else {
      return false
    }
    return !vocabulary.isKnown(word) && !cueWords.contains(word)
      && !CommonWords.all.contains(word) && !City.isKnown(word) && !vocabulary.phrasebook.isForeign(word)
      && !isForm(word, cueWords)
      && !Spelling.otherNumbers(of: word).contains { CommonWords.all.contains($0) || cueWords.contains($0) }
      && vocabulary.phrases.longest(tokens, at: i) == nil
  }

  /// Whether it is a form of a known word, as deleting is of delete; runing is nearer to running.
  private func isForm(_ word: String, _ cueWords: [String]) -> Bool {
    let isKnown = Spelling.stems(of: word).contains {
      CommonWords.all.contains($0) || cueWords.contains($0) || vocabulary.isKnown($0)
    }
    guard isKnown else { return false }
    let letters = Array(word)
    return !vocabulary.spellable.contains {
      $0.first == letters.first && Spelling.distance(letters, Array($0), limit: 1) != nil
    }
  }

  private func isSwap(_ letters: [Character], _ other: [Character]) -> Bool {
    other.count > 1 && letters.count > 1 && other[0] == letters[1] && other[1] == letters[0]
  }

  /// Of several close words: the one that makes a known phrase with its neighbours; singular and plural are one.
  private func narrowed(_ words: [String], at i: Int) -> [String] {
    guard words.count > 1 else { return words }
    let phrase = words.filter { word in
      (i > 0 && vocabulary.phrases.begins(with: [tokens[i - 1].text, word]))
        || (i + 1 < tokens.count && vocabulary.phrases.begins(with: [word, tokens[i + 1].text]))
    }
    let rest = phrase.isEmpty ? words : phrase
    let meanings = Set(
      rest.map { word in
        vocabulary.phrases.longest([Token(text: word, kind: .word, range: 0..<0)], at: 0)?.meanings ?? []
      })
    return meanings.count == 1 ? [rest[0]] : rest
  }
}
