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
  package let customers: [CustomerName]
  package let products: [ProductName]
  /// Lexicon words, names and pronouns.
  let phrases: PhraseTable<Meaning>
  let titles: TitleIndex
  let helpTopics: PhraseTable<String>
  /// Latin words of the lexicon that a misspelling may be read as.
  let spellable: [String]
  /// All single words that are known and need no repair.
  let knownWords: Set<String>
  /// First and last names in lower case, to ids.
  private let customersByPart: [String: [String]]
  private let customerPlace: [String: Int]
  private let productPlace: [String: Int]
  private let categoryPaths: [String: [String]]

  package init(lexicon: Lexicon, products: [ProductName], customers: [CustomerName]) {
    self.lexicon = lexicon
    self.customers = customers
    self.products = products
    var builder = PhraseBuilder()
    builder.add(lexicon)
    spellable = builder.latinWords.sorted()
    let lexiconWords = builder.latinWords
    builder.addPronouns()
    var parts: [String: [String]] = [:]
    var customerPlace: [String: Int] = [:]
    var nameWords = Set<String>()
    for (place, customer) in customers.enumerated() {
      customerPlace[customer.id] = place
      builder.table.insert(words(customer.id), .customer(customer.id))
      let name = words(customer.name)
      builder.table.insert(name, .customer(customer.id))
      if name.count > 1, name.allSatisfy({ !Tokeniser.isHan($0.first ?? " ") }) {
        for part in Set(name) { parts[part, default: []].append(customer.id) }
        nameWords.formUnion(name)
      }
    }
    var productPlace: [String: Int] = [:]
    for (place, product) in products.enumerated() {
      productPlace[product.item] = place
      builder.table.insert(words(product.item), .product(product.item))
    }
    phrases = builder.table
    titles = TitleIndex(
      products: products, lexicon: lexicon, lexiconWords: lexiconWords, phrases: builder.table)
    customersByPart = parts
    self.customerPlace = customerPlace
    self.productPlace = productPlace
    knownWords = lexiconWords.union(nameWords).union(titles.words)
    var topics = PhraseTable<String>()
    for topic in lexicon.helpTopics {
      for word in topic.words.values.joined() + [topic.id] { topics.insert(words(word), topic.id) }
    }
    helpTopics = topics
    categoryPaths = Dictionary(lexicon.categories.map { ($0.entry.id, $0.path) }) { first, _ in first }
  }

  package func customer(_ id: String) -> CustomerName? { customerPlace[id].map { customers[$0] } }
  package func product(_ item: String) -> ProductName? { productPlace[item].map { products[$0] } }

  /// The customers with this first or last name, in the order of the shop's file.
  func customers(called part: String) -> [String] { customersByPart[part] ?? [] }

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
