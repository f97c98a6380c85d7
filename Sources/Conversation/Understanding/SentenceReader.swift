// Conversation › SentenceReader: finds names, references, amounts and negations in a sentence.

package import GraphRules

/// Reads one sentence from tokens to an ``Utterance``.
///
/// Amounts are read first (`under 120 euros`, `size 42`, `10 year old`), then the longest names; what is left are
/// plain words. Every token belongs to one thing at most.
package struct SentenceReader {
  /// A stretch of tokens that means something.
  struct Span {
    let range: Range<Int>
    /// The kind as patterns write it, for instance `<ref>`.
    let kind: String
    let meanings: [Meaning]
    var reference: String?
    var items: [String] = []
    /// Whether ``items`` go by a part of a Chinese name.
    var isPart = false
    var user: UserMention?
  }

  let vocabulary: Vocabulary
  var tokens: [Token]
  var utterance: Utterance
  var spans: [Span] = []
  var taken: [Bool]
  /// The places of words that were misspelt.
  var repaired: Set<Int> = []
  var amounts = SlotMap()

  init(_ text: String, vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    tokens = Shorthand.writtenOut(PathReader.joined(Tokeniser.tokens(of: text), in: text)).flatMap {
      Self.withoutPossessive($0, vocabulary)
    }
    utterance = Utterance(text: text, tokens: tokens, phrasebook: vocabulary.phrasebook)
    taken = tokens.map { _ in false }
  }

  /// “Tanaka's” names Tanaka, and “suede's out” is about suede.
  private static func withoutPossessive(_ token: Token, _ vocabulary: Vocabulary) -> [Token] {
    guard token.text.hasSuffix("'s") else { return [token] }
    let base = Token(
      text: String(token.text.dropLast(2)), kind: token.kind, range: token.range,
      isCapitalised: token.isCapitalised)
    if !vocabulary.customers(called: base.text).isEmpty { return [base] }
    guard vocabulary.phrases.longest([token], at: 0) == nil,
      let found = vocabulary.phrases.longest([base], at: 0),
      found.meanings.contains(where: { if case .material = $0 { true } else { Self.isColourOrBrand($0) } })
    else { return [token] }
    return [base, Token(text: "is", kind: .word, range: token.range)]
  }

  private static func isColourOrBrand(_ meaning: Meaning) -> Bool {
    switch meaning {
    case .colour, .brand: true
    default: false
    }
  }

  /// Stretches of the past are only read where a day is given as `today`.
  package static func read(
    _ text: String, vocabulary: Vocabulary, cueWords: [String], today: CalendarDay? = nil
  ) -> Utterance {
    var reader = SentenceReader(text, vocabulary: vocabulary)
    reader.repairSpelling(cueWords: cueWords)
    if let today { reader.readPeriod(today: today) }
    reader.readAmounts()
    reader.readMentions()
    reader.readCustomersAfterCues()
    reader.readBareName()
    reader.readUnknownItem()
    reader.readCount()
    reader.spans.sort { $0.range.lowerBound < $1.range.lowerBound }
    reader.joinMakes()
    reader.readNamedByBrand()
    reader.readConstraints()
    reader.finish()
    return reader.utterance
  }

  mutating func take(_ range: Range<Int>, _ kind: String, _ meanings: [Meaning] = []) {
    spans.append(Span(range: range, kind: kind, meanings: meanings))
    for i in range { taken[i] = true }
  }

  func isFree(_ range: Range<Int>) -> Bool { range.allSatisfy { !taken[$0] } }

  var phrasebook: Phrasebook { utterance.phrasebook }

  func word(_ i: Int) -> String { tokens.indices.contains(i) ? tokens[i].text : "" }

  // MARK: Mentions

  private mutating func readMentions() {
    var i = 0
    while i < tokens.count {
      guard !taken[i] else {
        i += 1
        continue
      }
      let next = [reference(at: i), phrase(at: i), title(at: i), surname(at: i)].compactMap { $0 }
        .filter { isFree($0.range) }.max { $0.range.count < $1.range.count }
      guard let found = next else {
        i += 1
        continue
      }
      if found.kind != "" {
        spans.append(found)
        for j in found.range { taken[j] = true }
      }
      i = found.range.upperBound
    }
  }

  /// `#2`, `L1#2`, number 2, the second one, 第二个, the last one.
  private func reference(at i: Int) -> Span? {
    func span(_ end: Int, _ text: String) -> Span {
      Span(range: i..<end, kind: "<ref>", meanings: [], reference: text)
    }
    let text = word(i)
    if text == "#", let number = NumberWords.read(tokens, at: i + 1) {
      return span(number.next, "#\(Int(number.value))")
    }
    if text.first == "l", text.count > 1, let list = Int(text.dropFirst()), word(i + 1) == "#",
      let number = NumberWords.read(tokens, at: i + 2)
    {
      return span(number.next, "L\(list)#\(Int(number.value))")
    }
    if ["number", "no", "nr", "nummer", "option", "position"].contains(text) {
      let at = word(i + 1) == "." ? i + 2 : i + 1
      if let number = NumberWords.read(tokens, at: at), number.value < 100, text != "no" || at == i + 2 {
        return span(number.next, "#\(Int(number.value))")
      }
    }
    if text == "第", let number = NumberWords.read(tokens, at: i + 1) {
      let end = phrasebook[.readingMeasures].contains(word(number.next)) ? number.next + 1 : number.next
      return span(end, "#\(Int(number.value))")
    }
    if let number = NumberWords.read(tokens, at: i), word(number.next) == "号", number.value < 100 {
      return span(number.next + 1, "#\(Int(number.value))")
    }
    if text == "头", word(i + 1) == "一", phrasebook[.readingMeasures].contains(word(i + 2)) {
      return span(i + 3, "#1")
    }
    if text == "最", ["后", "末"].contains(word(i + 1)), ["那", "这"].contains(word(i + 2)),
      phrasebook[.readingMeasures].contains(word(i + 3))
    {
      return span(i + 4, "#last")
    }
    if text == "最" && word(i + 1) == "后" && word(i + 2) == "一",
      phrasebook[.readingMeasures].contains(word(i + 3))
    {
      return span(i + 4, "#last")
    }
    if isBarePosition(i), let number = NumberWords.read(tokens, at: i), number.value >= 1, number.value < 100
    {
      return span(number.next, "#\(Int(number.value))")
    }
    let start = text == "the" ? i + 1 : i
    if word(start) == "last", word(start + 1) == "one" { return span(start + 2, "#last") }
    if let ordinal = NumberWords.ordinal(tokens, at: start) {
      let end = ordinal.next
      // “The first two” are two, and no first one.
      if ordinal.value == 1, let many = NumberWords.read(tokens, at: end), (2...10).contains(many.value) {
        return nil
      }
      return ["one", "item", "product"].contains(word(end))
        ? span(end + 1, "#\(ordinal.value)") : span(end, "#\(ordinal.value)")
    }
    return nil
  }

  /// Whether a bare number here is a position: why 2, the thread for 2.
  private func isBarePosition(_ i: Int) -> Bool {
    if ["why", "explain"].contains(word(i - 1)) { return true }
    // Heavier than 2; “cheaper than 50” has been read as a price.
    if word(i - 1) == "than", i == tokens.count - 1, (tokens[i].value ?? 0) <= 10 { return true }
    if ["would", "does", "is", "did"].contains(word(i - 1)), ["why", "come"].contains(word(i - 2)),
      ["beat", "above", "ahead", "before", "below", "rank", "ranked", "higher", "lower", "over", "come"]
        .contains(word(i + 1))
    {
      return true
    }
    if word(i - 1) == "hide" || (word(i - 1) == "come" && word(i - 2) == "how") { return i < 4 }
    if phrasebook[.readingOrders].contains(word(i - 1)) || (word(i - 1) == "of" && word(i - 2) == "ahead") {
      return tokens[..<i].contains { ["why", "how"].contains($0.text) } && i == tokens.count - 1
    }
    guard ["for", "of", "about"].contains(word(i - 1)), i == tokens.count - 1 else { return false }
    let cues: Set<String> = ["why", "explain", "reason", "reasons", "path", "paths", "thread", "sure"]
    return tokens.contains { cues.contains($0.text) }
  }

  private func phrase(at i: Int) -> Span? {
    guard let found = vocabulary.phrases.longest(tokens, at: i) else { return nil }
    let range = i..<found.next
    var span = Span(range: range, kind: "", meanings: found.meanings)
    let customers = found.meanings.compactMap { if case .customer(let id) = $0 { id } else { nil } }
    if let id = customers.first {
      span = Span(range: i..<afterTitle(found.next), kind: "<user>", meanings: [])
      span.user = customers.count == 1 ? .known(id) : .several(customers)
      return span
    }
    if case .product(let item)? = found.meanings.first {
      // A number alone is a product's id only when the sentence says so.
      if tokens[i].kind == .number, range.count == 1, !phrasebook[.readingItemCues].contains(word(i - 1)),
        tokens[i].text.count < 5
      {
        return nil
      }
      span = Span(range: range, kind: "<item>", meanings: [])
      span.items = [item]
      return span
    }
    if found.meanings == [.material("down")], !isFilling(range) { return nil }
    if isPartOfAnotherWord(range, found.meanings) { return nil }
    guard let kind = kind(of: found.meanings) else { return nil }
    span = Span(range: range, kind: kind, meanings: found.meanings)
    switch found.meanings.first {
    case .pronoun: span.user = .current
    case .focus: span.reference = "@focus"
    case .list: span.reference = "@list"
    default: break
    }
    return span
  }

  /// 茶具 is no tea: one character for a kind, and behind it one that makes another thing of it.
  private func isPartOfAnotherWord(_ range: Range<Int>, _ meanings: [Meaning]) -> Bool {
    guard range.count == 1, tokens[range.lowerBound].kind == .han, case .category? = meanings.first,
      phrasebook[.readingParts].contains(word(range.upperBound))
    else { return false }
    return vocabulary.phrases.longest(tokens, at: range.upperBound) == nil
  }

  private var unknownKind: (word: String, kind: String)? {
    for i in tokens.indices.dropLast() where !taken[i] {
      guard let found = vocabulary.phrases.longest(tokens, at: i), found.next == i + 1,
        isPartOfAnotherWord(i..<found.next, found.meanings)
      else { continue }
      return (word(i) + word(i + 1), word(i))
    }
    return nil
  }

  /// Whether “down” is feathers here and no direction.
  private func isFilling(_ range: Range<Int>) -> Bool {
    if word(range.lowerBound) != "down" { return true }
    if ["no", "not", "without", "real", "goose", "duck"].contains(word(range.lowerBound - 1)) { return true }
    return ["filled", "filling", "free"].contains(word(range.upperBound))
      || vocabulary.phrases.longest(tokens, at: range.upperBound)?.meanings.contains {
        if case .category = $0 { true } else { false }
      } ?? false
  }

  private func kind(of meanings: [Meaning]) -> String? {
    switch meanings.first {
    case .category: "<category>"
    case .brand: "<brand>"
    case .colour: "<colour>"
    case .material: "<material>"
    case .gender: "<gender>"
    case .attribute: "<attr>"
    case .occasion: "<occasion>"
    case .inStock: "<stock>"
    case .onSale: "<sale>"
    case .pronoun: "<user>"
    case .focus, .list: "<ref>"
    case .focusPart(let part): "<focus-\(part)>"
    case .plain: ""
    default: nil
    }
  }

  private func title(at i: Int) -> Span? {
    guard let match = vocabulary.titles.longest(tokens, at: i) else { return nil }
    // Chinese has no “the”: there a telling Latin word stands for itself, as in 柏林有 Gooseneck 吗.
    let isForeign =
      match.items.count == 1 && tokens[i..<match.next].allSatisfy(\.isCapitalised)
      && tokens.contains { $0.kind == .han }
    if match.needsArticle, !["the", "this", "that"].contains(word(i - 1)), !isForeign { return nil }
    guard match.items.count == 1 || word(i - 1) == "the" || match.next - i > 1 else { return nil }
    var end = match.next
    // “the Kestrel Storm jacket”: the noun belongs to the name.
    if match.items.count == 1, let noun = vocabulary.phrases.longest(tokens, at: end),
      let product = vocabulary.product(match.items[0]),
      noun.meanings.contains(where: {
        if case .category(let id) = $0 { vocabulary.isCategory(product.category, within: id) } else { false }
      })
    {
      end = noun.next
    }
    if match.items.count == 1 { end = afterApposition(end) }
    var span = Span(range: i..<end, kind: "<item>", meanings: [])
    span.items = match.items
    span.isPart = match.isPart
    return span
  }

  /// The place after 这顶帐篷, which only says again what was named just before.
  private func afterApposition(_ end: Int) -> Int {
    guard ["这", "那"].contains(word(end)) else { return end }
    let noun = phrasebook[.readingMeasures].contains(word(end + 1)) ? end + 2 : end + 1
    guard noun < tokens.count, let found = vocabulary.phrases.longest(tokens, at: noun),
      case .category? = found.meanings.first
    else { return phrasebook[.readingMeasures].contains(word(end + 1)) ? end + 2 : end }
    return found.next
  }

  /// “the Altura”, “the Solara headphones”, “the Altura one”.
  private mutating func readNamedByBrand() {
    readNamedInChinese()
    if utterance.namedOne == nil { readSegment() }
    guard
      let at = spans.firstIndex(where: { $0.kind == "<brand>" && word($0.range.lowerBound - 1) == "the" }),
      case .brand(let brand)? = spans[at].meanings.first
    else { return }
    var end = spans[at].range.upperBound
    if word(end) == "ones", tokens.contains(where: { phrasebook[.readingRemoving].contains($0.text) }) {
      return
    }
    if ["one", "ones"].contains(word(end)) {
      utterance.listFilter = "@list:brand=\(brand)"
      taken[end] = true
      spans[at] = Span(
        range: spans[at].range.lowerBound..<(end + 1), kind: "<ref>", meanings: [],
        reference: utterance.listFilter)
      return
    }
    var category: String?
    if at + 1 < spans.count, spans[at + 1].range.lowerBound == end,
      case .category(let id)? = spans[at + 1].meanings.first
    {
      category = id
      end = spans[at + 1].range.upperBound
    } else if end < tokens.count, tokens[end].kind != .sign {
      return
    }
    let items = vocabulary.products(ofBrand: brand, category: category)
    guard !items.isEmpty else { return }
    utterance.brandItem = ItemMention(items: items, range: spans[at].range.lowerBound..<end)
  }

  /// 青花马克杯多少钱: a stretch of a title, word for word.
  private mutating func readSegment() {
    guard
      phrasebook[.readingAskingOfOne].isAnywhere(in: tokens)
        || phrasebook[.readingTellingOfOne].isAnywhere(in: tokens),
      !spans.contains(where: { $0.kind == "<item>" })
    else {
      return
    }
    for i in tokens.indices where tokens[i].kind == .han {
      guard let found = vocabulary.titles.onlySegment(tokens, at: i) else { continue }
      utterance.namedOne = ItemMention(items: [found.item], range: i..<found.next)
      return
    }
  }

  /// 云麓的家庭四人帐篷: the make of a product that is named is no wish of its own.
  private mutating func joinMakes() {
    for at in spans.indices.dropLast().reversed() {
      let (make, named) = (spans[at], spans[at + 1])
      guard case .brand(let brand)? = make.meanings.first, named.kind == "<item>",
        let item = named.items.first, vocabulary.product(item)?.brand == brand,
        (make.range.upperBound..<named.range.lowerBound).allSatisfy({ word($0) == "的" })
      else { continue }
      var joined = Span(
        range: make.range.lowerBound..<named.range.upperBound, kind: "<item>", meanings: named.meanings)
      (joined.items, joined.isPart) = (named.items, named.isPart)
      spans[at + 1] = joined
      spans.remove(at: at)
    }
  }

  /// 墨白的真丝围巾: a make, perhaps a colour or material, and a kind that together are one product.
  private mutating func readNamedInChinese() {
    for (at, span) in spans.enumerated() {
      guard case .brand(let brand)? = span.meanings.first else { continue }
      var next = at + 1
      var end = span.range.upperBound
      let segment = word(end) == "的" ? end + 1 : end
      if segment < tokens.count, let found = vocabulary.titles.onlySegment(tokens, at: segment),
        vocabulary.product(found.item)?.brand == brand
      {
        utterance.namedOne = ItemMention(items: [found.item], range: span.range.lowerBound..<found.next)
        return
      }
      while next < spans.count, (end..<spans[next].range.lowerBound).allSatisfy({ word($0) == "的" }),
        ["<material>", "<colour>"].contains(spans[next].kind)
      {
        end = spans[next].range.upperBound
        next += 1
      }
      guard next < spans.count, (end..<spans[next].range.lowerBound).allSatisfy({ word($0) == "的" }),
        case .category(let category)? = spans[next].meanings.first,
        tokens[spans[next].range.lowerBound].kind == .han
      else { continue }
      // Only questions are about one product, and only they are worth the search.
      guard tokens.contains(where: { phrasebook[.readingAsking].contains($0.text) }),
        let item = vocabulary.onlyProduct(ofBrand: brand, category: category)
      else { continue }
      utterance.namedOne = ItemMention(
        items: [item], range: span.range.lowerBound..<spans[next].range.upperBound)
      return
    }
  }

  private mutating func readUnknownItem() {
    for i in tokens.indices.dropLast() where phrasebook[.readingItemCues].contains(word(i)) {
      let at = [":", "#"].contains(word(i + 1)) ? i + 2 : i + 1
      guard at < tokens.count, !taken[at], tokens[at].text.contains(where: \.isNumber) else { continue }
      utterance.unknownItem = tokens[at].text
      take(at..<(at + 1), "<item>")
      return
    }
  }

  // MARK: The end

  private mutating func finish() {
    utterance.tokens = tokens
    utterance.unknownKind = unknownKind
    utterance.attributes = vocabulary.attributes(in: tokens)
    var met: [UserMention] = []
    for span in spans {
      if let mention = span.user, !met.contains(mention) {
        met.append(mention)
        let user = byCity(mention)
        if !utterance.users.contains(user) { utterance.users.append(user) }
      }
      if let reference = span.reference { utterance.references.append(reference) }
      if !span.items.isEmpty {
        utterance.items.append(ItemMention(items: span.items, range: span.range, isPart: span.isPart))
      }
    }
    utterance.mentions = spans.compactMap { span in span.meanings.first.map { ($0, span.range) } }
    readCity()
    utterance.unknownWords = tokens.indices.filter(isUnknown)
    var atoms: [Atom] = []
    var i = 0
    while i < tokens.count {
      if let span = spans.first(where: { $0.range.lowerBound == i && !$0.kind.isEmpty }) {
        if span.kind == "<item>", atoms.last?.text == "the" { atoms.removeLast() }
        atoms.append(Atom(text: span.kind, range: span.range))
        i = span.range.upperBound
        continue
      }
      if let end = phrasebook[.readingPoliteness].end(tokens, at: i) {
        i = end
        continue
      }
      if tokens[i].kind != .sign { atoms.append(Atom(text: tokens[i].text, range: i..<(i + 1))) }
      i += 1
    }
    utterance.atoms = atoms
    utterance.language = language()
  }

  /// 王芳，上海那个: of several of a name the one of the city that is said.
  private func byCity(_ user: UserMention) -> UserMention {
    guard case .several(let ids) = user else { return user }
    let said = utterance.text.lowercased()
    let there = ids.filter { id in
      guard let city = vocabulary.customer(id)?.city.lowercased(), !city.isEmpty else { return false }
      return said.contains(city)
    }
    return there.count == 1 ? .known(there[0]) : user
  }

  /// The first city; what is a customer's name or a word of something else is none.
  private mutating func readCity() {
    for i in tokens.indices where !taken[i] {
      guard let found = City.name(in: tokens, at: i), isFree(i..<found.next) else { continue }
      utterance.city = found.city
      take(i..<found.next, "<city>")
      return
    }
  }

  /// Chinese as soon as a Chinese character stands outside of a name.
  private func language() -> String {
    let names = spans.filter { ["<user>", "<item>", "<brand>"].contains($0.kind) && $0.user != .current }
    let isChinese = tokens.indices.contains { i in
      tokens[i].kind == .han && !names.contains { $0.range.contains(i) }
    }
    let hasWords = tokens.indices.contains { i in
      tokens[i].kind == .word && !names.contains { $0.range.contains(i) }
    }
    if isChinese { return "zh" }
    return !hasWords && tokens.contains { $0.kind == .han } ? "zh" : "en"
  }

}
