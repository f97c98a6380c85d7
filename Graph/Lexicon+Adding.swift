// GraphRules › Lexicon+Adding: a shop's own words on top of the general ones.

extension Lexicon {
  /// This lexicon with the entries of `other`, which wins where ids are equal.
  ///
  /// An entry of the same id keeps its place, takes over hex, path, name, kind and unit from `other`, and has
  /// the words of `other` first, then those of its own that are missing there. A word that `other` gives to
  /// another id of the same section no longer means the old one: `cream` may be a kind of beige in this shop.
  package func adding(_ other: Lexicon) -> Lexicon {
    var sum = self
    let basic = Dictionary(colours.map { ($0.entry.id, $0.basic) }) { first, _ in first }
    sum.colours = Self.merge(colours, other.colours, \.entry) { colour, entry in
      LexiconColour(entry: entry, rgb: colour.rgb, basic: colour.basic ?? basic[entry.id] ?? nil)
    }
    sum.categories = Self.merge(categories, other.categories, \.entry) {
      LexiconCategory(entry: $1, path: $0.path, otherPaths: $0.otherPaths)
    }
    sum.attributes = Self.merge(attributes, other.attributes, \.entry) {
      LexiconAttribute(entry: $1, kind: $0.kind, unit: $0.unit)
    }
    sum.brands = Self.merge(brands, other.brands, \.entry) { brand, entry in
      LexiconBrand(
        id: brand.id, name: brand.name, also: (entry.words["en"] ?? []).filter { $0 != brand.name })
    }
    sum.materials = Self.merge(materials, other.materials, \.self) { $1 }
    sum.genders = Self.merge(genders, other.genders, \.self) { $1 }
    sum.occasions = Self.merge(occasions, other.occasions, \.self) { $1 }
    sum.channels = Self.merge(channels, other.channels, \.self) { $1 }
    sum.helpTopics = Self.merge(helpTopics, other.helpTopics, \.self) { $1 }
    sum.segments = Self.merge(segments, other.segments, \.self) { $1 }
    sum.mentions = Self.merge(mentions, other.mentions, \.self) { $1 }
    // Of two that say the same the first is heard.
    sum.turnsOfPhrase = other.turnsOfPhrase + turnsOfPhrase
    sum.forbiddenBrands += other.forbiddenBrands
    sum.untold.formUnion(other.untold)
    return sum
  }

  private static func merge<Entry>(
    _ own: [Entry], _ other: [Entry], _ entry: (Entry) -> LexiconEntry,
    _ rebuild: (Entry, LexiconEntry) -> Entry
  ) -> [Entry] {
    let winners = Dictionary(other.map { (entry($0).id, $0) }, uniquingKeysWith: { _, last in last })
    var taken: [String: Set<String>] = [:]
    for winner in other {
      for (language, words) in entry(winner).words {
        taken[language, default: []].formUnion(words.map { $0.lowercased() })
      }
    }
    var merged: [Entry] = []
    for mine in own {
      let winner = winners[entry(mine).id]
      var words = winner.map { entry($0).words } ?? [:]
      for (language, own) in entry(mine).words {
        let free = own.filter { taken[language]?.contains($0.lowercased()) != true }
        if !free.isEmpty { words[language, default: []] += free }
      }
      // An entry whose every word means something else in this shop can no longer be asked for.
      guard !words.isEmpty else { continue }
      merged.append(rebuild(winner ?? mine, LexiconEntry(id: entry(mine).id, words: words)))
    }
    let known = Set(own.map { entry($0).id })
    return merged + other.filter { !known.contains(entry($0).id) }
  }
}

extension LexiconBrand {
  /// Its name and its other names, as words.
  fileprivate var entry: LexiconEntry { LexiconEntry(id: id, words: ["en": [name] + also]) }
}
