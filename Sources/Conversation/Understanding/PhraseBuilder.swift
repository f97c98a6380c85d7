// Conversation › PhraseBuilder: fills a phrase table with the lexicon and with pronouns.

import GraphRules

/// A phrase table under construction.
struct PhraseBuilder {
  var table = PhraseTable<Meaning>()
  /// Latin words that occur in the lexicon.
  private(set) var latinWords = Set<String>()

  mutating func add(_ lexicon: Lexicon) {
    for colour in lexicon.colours { add(colour.entry, .colour(colour.entry.id)) }
    for category in lexicon.categories { add(category.entry, .category(category.entry.id)) }
    for brand in lexicon.brands {
      for name in [brand.name, brand.id] + brand.also { add(name, .brand(brand.id)) }
    }
    for entry in lexicon.materials { add(entry, .material(entry.id)) }
    for entry in lexicon.genders { add(entry, .gender(entry.id)) }
    for entry in lexicon.occasions { add(entry, .occasion(entry.id)) }
    for attribute in lexicon.attributes {
      if attribute.entry.id == "in_stock" {
        add(attribute.entry, .inStock)
      } else if attribute.kind == .bool {
        add(attribute.entry, .attribute(attribute.entry.id))
      } else {
        for (language, some) in attribute.entry.words where language != "zh" {
          for word in some { latinWords.formUnion(words(word)) }
        }
      }
    }
    latinWords = latinWords.filter { $0.count > 1 && $0.allSatisfy { $0.isLetter || $0 == "'" } }
  }

  private mutating func add(_ entry: LexiconEntry, _ meaning: Meaning) {
    for language in entry.words.keys.sorted() {
      for word in entry.words[language] ?? [] { add(word, meaning) }
    }
  }

  private mutating func add(_ phrase: String, _ meaning: Meaning) {
    let parts = words(phrase)
    guard let last = parts.last else { return }
    table.insert(parts, meaning)
    latinWords.formUnion(parts.filter { !Tokeniser.isHan($0.first ?? " ") })
    if case .brand = meaning { return }
    for other in Spelling.otherNumbers(of: last) {
      table.insert(parts.dropLast() + [other], meaning, isLiteral: false)
      latinWords.insert(other)
    }
  }

  /// What stands for the customer, the product, the list, or is no mention although it looks like one.
  mutating func addMentions(_ lexicon: Lexicon) {
    for entry in lexicon.mentions {
      guard let meaning = Self.mentions[entry.id] else { continue }
      for language in entry.words.keys.sorted() {
        for phrase in entry.words[language] ?? [] { table.insert(words(phrase), meaning) }
      }
    }
  }

  private static let mentions: [String: Meaning] = [
    "customer": .pronoun, "item": .focus, "list": .list, "its_brand": .focusPart("brand"),
    "its_colour": .focusPart("colour"), "its_category": .focusPart("category"), "in_stock": .inStock,
    "on_sale": .onSale, "nothing": .plain,
  ]
}
