// GraphRules › Lexicon: the words for colours, categories, brands and attributes.

/// Something with an id and its words, by language (`en`, `zh`, or another), the preferred word first.
package struct LexiconEntry: Hashable, Sendable {
  package let id: String
  package let words: [String: [String]]

  package init(id: String, words: [String: [String]]) {
    self.id = id
    self.words = words
  }

  /// The preferred word in `language`, else in English, else the id.
  package func word(_ language: String) -> String {
    words[language]?.first ?? words["en"]?.first ?? id
  }
}

/// A colour's words and the sRGB value that stands for it.
package struct LexiconColour: Hashable, Sendable {
  package let entry: LexiconEntry
  /// `0xRRGGBB`.
  package let rgb: UInt32
  /// The basic colour of which it is a kind; `nil` when the lexicon does not say.
  package let basic: BasicColour?

  /// A colour whose id is that of a basic one is that basic one, whatever is given.
  package init(entry: LexiconEntry, rgb: UInt32, basic: BasicColour? = nil) {
    self.entry = entry
    self.rgb = rgb
    self.basic = BasicColour(rawValue: entry.id) ?? basic
  }
}

/// A category's words and its place in the feed's tree.
package struct LexiconCategory: Hashable, Sendable {
  package let entry: LexiconEntry
  /// From the root down as the feed writes it, for instance `["Footwear", "Boots"]`.
  package let path: [String]
  /// The same place as the feed writes it in another language.
  package let otherPaths: [[String]]

  package init(entry: LexiconEntry, path: [String], otherPaths: [[String]] = []) {
    self.entry = entry
    self.path = path
    self.otherPaths = otherPaths
  }
}

/// A brand's name as it is written, and how else people write it.
package struct LexiconBrand: Hashable, Sendable {
  package let id: String
  package let name: String
  package let also: [String]

  package init(id: String, name: String, also: [String]) {
    self.id = id
    self.name = name
    self.also = also
  }
}

/// An attribute that can be asked for or about.
package struct LexiconAttribute: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable { case bool, number, text }
  package let entry: LexiconEntry
  package let kind: Kind
  package let unit: String

  package init(entry: LexiconEntry, kind: Kind, unit: String) {
    self.entry = entry
    self.kind = kind
    self.unit = unit
  }
}

/// What people say for some plain words: “talk me through” for “explain”.
package struct TurnsOfPhrase: Hashable, Sendable {
  package let plain: String
  package let turns: [String]
}

/// All words, in file order.
package struct Lexicon: Hashable, Sendable {
  package var colours: [LexiconColour] = []
  package var categories: [LexiconCategory] = []
  package var brands: [LexiconBrand] = []
  package var attributes: [LexiconAttribute] = []
  package var materials: [LexiconEntry] = []
  package var genders: [LexiconEntry] = []
  package var occasions: [LexiconEntry] = []
  package var channels: [LexiconEntry] = []
  package var helpTopics: [LexiconEntry] = []
  /// What kinds of customers are called, by the shop's own words for them.
  package var segments: [LexiconEntry] = []
  /// Words that stand for what is talked of; the ids are those of ``Lexicon/mentionIDs``.
  package var mentions: [LexiconEntry] = []
  /// Turns of phrase, and the plain words that they stand for.
  package var turnsOfPhrase: [TurnsOfPhrase] = []
  /// Brand names that look alike and are not the same, a list for each such case.
  package var forbiddenBrands: [[String]] = []
  /// Words that texts have in common and that tell nobody anything, in lower case: yes, years, weighs.
  package var untold: Set<String> = []

  package init() {}
}
