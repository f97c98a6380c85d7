// GraphRules › Lexicon+Reading: reads the words of a shop or of the language at large.

extension Lexicon {
  private static let sections = [
    "colours", "categories", "brands", "attributes", "materials", "genders", "occasions", "channels",
    "help_topics", "segments", "mentions", "forbid", "untold", "turns_of_phrase",
  ]

  /// What a word may stand for: the customer, the product or the list that is talked of, a part of the product, what is
  /// in stock or on sale; or nothing at all, although it looks so.
  package static let mentionIDs = [
    "customer", "item", "list", "its_brand", "its_colour", "its_category", "in_stock", "on_sale", "nothing",
  ]

  /// Reads `lexicon.yaml`: sections of `id: {…, en: [words], zh: [words]}`; any section may be left out.
  ///
  /// Words of any language may stand there, by the name of its folder: `de`.
  package static func parse(text: String, file: String) throws(GraphRulesError) -> Lexicon {
    let root = try YAMLValue.mapping(text, file: file, keys: sections)
    var lexicon = Lexicon()
    lexicon.colours = try read(root["colours"], extra: ["hex", "basic"]) {
      (entry, mapping) throws(GraphRulesError) in
      LexiconColour(
        entry: entry, rgb: try rgb(mapping.required("hex")),
        basic: try mapping["basic"]?.word(BasicColour.self))
    }
    lexicon.categories = try read(root["categories"], extra: ["path", "path_zh"]) {
      (entry, mapping) throws(GraphRulesError) in
      let chinese = try mapping["path_zh"].map { (value) throws(GraphRulesError) in try path(value) }
      return LexiconCategory(
        entry: entry, path: try path(mapping.required("path")), otherPaths: chinese.map { [$0] } ?? [])
    }
    lexicon.brands = try brands(root["brands"])
    lexicon.attributes = try read(root["attributes"], extra: ["type", "unit"]) {
      (entry, mapping) throws(GraphRulesError) in
      LexiconAttribute(
        entry: entry, kind: try mapping.required("type").word(LexiconAttribute.Kind.self),
        unit: try mapping["unit"]?.string() ?? "")
    }
    lexicon.materials = try read(root["materials"])
    lexicon.genders = try read(root["genders"])
    lexicon.occasions = try read(root["occasions"])
    lexicon.channels = try read(root["channels"])
    lexicon.helpTopics = try read(root["help_topics"])
    lexicon.segments = try read(root["segments"])
    for (name, id, _) in try root["mentions"]?.entries() ?? [] where !mentionIDs.contains(id) {
      throw name.error("unknown mention “\(id)”" + Suggestion.hint(for: id, among: mentionIDs))
    }
    lexicon.mentions = try read(root["mentions"])
    lexicon.forbiddenBrands = try forbidden(root["forbid"])
    for (_, plain, value) in try root["turns_of_phrase"]?.entries() ?? [] {
      lexicon.turnsOfPhrase.append(TurnsOfPhrase(plain: plain, turns: try value.strings()))
    }
    lexicon.untold = Set(try root["untold"]?.strings().map { $0.lowercased() } ?? [])
    return lexicon
  }

  private static func read(_ section: YAMLValue?) throws(GraphRulesError) -> [LexiconEntry] {
    try read(section, extra: []) { (entry, _) throws(GraphRulesError) in entry }
  }

  private static func read<Entry>(
    _ section: YAMLValue?, extra: [String],
    _ make: (LexiconEntry, YAMLMapping) throws(GraphRulesError) -> Entry
  ) throws(GraphRulesError) -> [Entry] {
    guard let section else { return [] }
    var entries: [Entry] = []
    for (_, id, value) in try section.entries() {
      var languages = GraphRules.languages
      for (_, key, _) in try value.entries()
      where RuleFiles.isLanguage(key) && !(extra + languages).contains(key) {
        languages.append(key)
      }
      let mapping = try value.mapping(keys: extra + languages)
      var words: [String: [String]] = [:]
      for language in languages {
        if let list = mapping[language] { words[language] = try list.strings() }
      }
      guard words.values.contains(where: { !$0.isEmpty }) else {
        throw value.error("“\(id)” has no words; add en: [\"…\"] or zh: [\"…\"]")
      }
      entries.append(try make(LexiconEntry(id: id, words: words), mapping))
    }
    return entries
  }

  private static func brands(_ section: YAMLValue?) throws(GraphRulesError) -> [LexiconBrand] {
    guard let section else { return [] }
    var brands: [LexiconBrand] = []
    for (_, id, value) in try section.entries() {
      let mapping = try value.mapping(keys: ["name", "also"])
      brands.append(
        LexiconBrand(
          id: id, name: try mapping.required("name").string(), also: try mapping["also"]?.strings() ?? []))
    }
    return brands
  }

  /// `[[Acme, Acme Outdoor], …]`: brands that are never one.
  private static func forbidden(_ section: YAMLValue?) throws(GraphRulesError) -> [[String]] {
    guard let section else { return [] }
    var pairs: [[String]] = []
    for pair in try section.list() {
      let names = try pair.strings()
      guard names.count > 1, Set(names).count == names.count else {
        throw pair.error("brands to keep apart are at least two different names, as in [Acme, Acme Outdoor]")
      }
      pairs.append(names)
    }
    return pairs
  }

  /// `"#1c1c1e"` as `0x1c1c1e`.
  private static func rgb(_ value: YAMLValue) throws(GraphRulesError) -> UInt32 {
    let text = try value.string()
    let digits = text.utf8.dropFirst()
    guard text.hasPrefix("#"), digits.count == 6, !digits.contains(UInt8(ascii: "+")),
      let rgb = UInt32(text.dropFirst(), radix: 16)
    else { throw value.error("“\(text)” is no colour; write six hexadecimal digits, as in \"#1c1c1e\"") }
    return rgb
  }

  /// `Footwear > Boots` from the root down.
  private static func path(_ value: YAMLValue) throws(GraphRulesError) -> [String] {
    let text = try value.string()
    let names = text.split(separator: ">", omittingEmptySubsequences: false).map(trimmed)
    guard !names.contains("") else {
      throw value.error("the path “\(text)” has an empty part; write it as Footwear > Boots")
    }
    return names
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
