// Conversation › Vocabulary: every name that a sentence may mention, and what it stands for.

package import GraphRules

/// What a phrase may stand for.
package enum Meaning: Hashable, Sendable {
  case category(String)
  case brand(String)
  case colour(String)
  case material(String)
  case gender(String)
  /// A yes-or-no attribute.
  case attribute(String)
  case occasion(String)
  case inStock
  case onSale
  case customer(String)
  case product(String)
  /// The current customer: she, 这位顾客.
  case pronoun
  /// The item talked of last: it, 这个.
  case focus
  /// The list: these, 这些.
  case list
  /// `brand`, `colour` or `category` of the focus: that brand, 这个牌子.
  case focusPart(String)
  /// A phrase that only looks like one of the others: this week, 女儿.
  case plain
}

/// A product as people may call it.
package struct ProductName: Hashable, Sendable {
  package let item: String
  package let title: String
  /// Lexicon id of the brand.
  package let brand: String
  /// Lexicon id of the category.
  package let category: String

  package init(item: String, title: String, brand: String, category: String) {
    self.item = item
    self.title = title
    self.brand = brand
    self.category = category
  }
}

/// A customer as people may call them.
package struct CustomerName: Hashable, Sendable {
  package let id: String
  package let name: String
  package let city: String

  package init(id: String, name: String, city: String) {
    self.id = id
    self.name = name
    self.city = city
  }
}

/// All names of a shop, ready to be found in sentences.
///
/// Built once, then only read.
package struct Vocabulary: Sendable {
  package let lexicon: Lexicon
  private let shelf: PhrasebookShelf
  package let customers: [CustomerName]
  package let products: [ProductName]
  /// Lexicon words, names and pronouns.
  let phrases: PhraseTable<Meaning>
  let titles: TitleIndex
  let helpTopics: PhraseTable<String>
  /// Turns of phrase, to the plain words that they stand for.
  let turns: PhraseTable<String>
  /// Words of attributes, yes-or-no or measured.
  private let attributeWords: PhraseTable<String>
  /// Latin words of the lexicon that a misspelling may be read as.
  let spellable: [String]
  /// Single words of the lexicon and of names.
  private let knownWords: Set<String>
  /// First and last names in lower case, to ids.
  private let customersByPart: [String: [String]]
  private let customerPlace: [String: Int]
  private let productPlace: [String: Int]
  private let categoryPaths: [String: [String]]

  /// `customerPlace` is the place of each customer by id, where the caller has it already.
  package init(
    lexicon: Lexicon, spoken: SpokenRules, products: [ProductName], customers: [CustomerName],
    customerPlace known: [String: Int]? = nil
  ) {
    self.lexicon = lexicon
    shelf = PhrasebookShelf(spoken)
    self.customers = customers
    self.products = products
    var builder = PhraseBuilder()
    builder.add(lexicon)
    spellable = builder.latinWords.sorted()
    let lexiconWords = builder.latinWords
    builder.addMentions(lexicon)
    // Without the ids of products, of which “northpeak-trail-mid” would hide the make in its title.
    let common = builder.table
    var parts: [String: [String]] = [:]
    let customerPlace =
      known ?? Dictionary(customers.enumerated().map { ($1.id, $0) }) { _, last in last }
    var nameWords = Set<String>()
    for customer in customers where !customer.id.isEmpty {
      if !isOneWord(customer.id) { builder.table.insert(words(customer.id), .customer(customer.id)) }
      guard !customer.name.isEmpty else { continue }
      let name = words(customer.name)
      builder.table.insert(name, .customer(customer.id))
      if name.count > 1, name.allSatisfy({ !Tokeniser.isHan($0.first ?? " ") }) {
        for part in Set(name) { parts[part, default: []].append(customer.id) }
        nameWords.formUnion(name)
      }
    }
    var places: [String: Int] = [:]
    places.reserveCapacity(products.count)
    for (place, product) in products.enumerated() {
      places[product.item] = place
      if !isOneWord(product.item) { builder.table.insert(words(product.item), .product(product.item)) }
    }
    let productPlace = places
    builder.table.ids = { word in
      guard isOneWord(word) else { return [] }
      var meanings: [Meaning] = []
      if customerPlace[word] != nil { meanings.append(.customer(word)) }
      if productPlace[word] != nil { meanings.append(.product(word)) }
      return meanings
    }
    phrases = builder.table
    titles = TitleIndex(
      products: products, lexicon: lexicon, lexiconWords: lexiconWords, phrases: common)
    customersByPart = parts
    self.customerPlace = customerPlace
    self.productPlace = productPlace
    knownWords = lexiconWords.union(nameWords)
    var topics = PhraseTable<String>()
    for topic in lexicon.helpTopics {
      for word in topic.words.values.joined() + [topic.id] { topics.insert(words(word), topic.id) }
    }
    helpTopics = topics
    var turns = PhraseTable<String>()
    for turn in lexicon.turnsOfPhrase {
      for phrase in turn.turns { turns.insert(words(phrase), turn.plain) }
    }
    self.turns = turns
    var attributes = PhraseTable<String>()
    for attribute in lexicon.attributes {
      for word in attribute.entry.words.values.joined() { attributes.insert(words(word), attribute.entry.id) }
    }
    attributeWords = attributes
    categoryPaths = Dictionary(lexicon.categories.map { ($0.entry.id, $0.path) }) { first, _ in first }
  }

  /// What may be said, whatever the shop.
  package var phrasebook: Phrasebook { shelf.phrasebook }

  package func customer(_ id: String) -> CustomerName? { customerPlace[id].map { customers[$0] } }
  package func product(_ item: String) -> ProductName? { productPlace[item].map { products[$0] } }

  /// The attributes that a sentence calls by a word of theirs, in its order.
  func attributes(in tokens: [Token]) -> [String] {
    var out: [String] = []
    var i = 0
    while i < tokens.count {
      guard let found = attributeWords.longest(tokens, at: i) else {
        i += 1
        continue
      }
      for id in found.meanings where !out.contains(id) { out.append(id) }
      i = found.next
    }
    return out
  }

  /// Whether a single word is known and needs no repair.
  func isKnown(_ word: String) -> Bool { knownWords.contains(word) || titles.knows(word) }

  /// The customers with this first or last name, in the order of the shop's file.
  func customers(called part: String) -> [String] { customersByPart[part] ?? [] }

  /// The customers whose Chinese name begins with this character, in the order of the shop's file.
  func customers(surnamed character: String) -> [String] {
    customers.filter { customer in
      customer.name.hasPrefix(character) && customer.name.allSatisfy(Tokeniser.isHan)
    }.map(\.id)
  }

  /// Latin name parts within the spelling tolerance of `word`.
  func nameParts(near word: String) -> [String] {
    let letters = Array(word)
    let limit = Spelling.tolerance(letters.count)
    guard limit > 0 else { return [] }
    return customersByPart.keys.filter { Spelling.distance(letters, Array($0), limit: limit) != nil }.sorted()
  }

  /// Whether `category` is `ancestor` or lies below it.
  func isCategory(_ category: String, within ancestor: String) -> Bool {
    guard category != ancestor else { return true }
    guard let path = categoryPaths[category], let above = categoryPaths[ancestor] else { return false }
    return path.starts(with: above)
  }

  /// The one product of a brand in a category; `nil` where there are none or several, which is found out early.
  func onlyProduct(ofBrand brand: String, category: String) -> String? {
    var only: String?
    for product in products where product.brand == brand && isCategory(product.category, within: category) {
      guard only == nil else { return nil }
      only = product.item
    }
    return only
  }

  /// The products of a brand, of a category within it when one is given, in feed order.
  func products(ofBrand brand: String, category: String?) -> [String] {
    products.filter { product in
      guard product.brand == brand else { return false }
      guard let category else { return true }
      return isCategory(product.category, within: category)
    }.map(\.item)
  }
}

/// The words of a phrase in normal form.
func words(_ phrase: String) -> [String] { Tokeniser.tokens(of: phrase).map(\.text) }

/// Whether an id is a single word, and in normal form as it stands: small letters and digits, or digits alone.
private func isOneWord(_ id: String) -> Bool {
  let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
  let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte) }
  guard let first = id.utf8.first else { return false }
  return isLetter(first) ? id.utf8.allSatisfy { isLetter($0) || isDigit($0) } : id.utf8.allSatisfy(isDigit)
}
