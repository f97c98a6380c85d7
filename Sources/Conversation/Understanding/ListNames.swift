// Conversation › ListNames: what of the list on the screen is meant by the lamp, the red one, 那个台灯.

import Catalogue
import GraphRules

extension Interpreter {
  /// Intents for which “the lamp” is the lamp of the list; for others it is a kind of thing, or one of the customer's.
  static let pointingByName: Set<String> = [
    "explain", "explain_order", "compare", "ask_attribute", "find_store", "similar", "cross_sell",
    "also_bought",
    "bundle", "check_variant",
  ]

  /// The sentence with every name of something in the newest list as a reference to it.
  ///
  /// What fits nothing of the list, or all of it, points at nothing there and stays as it is.
  /// “Hide the mug” hides the one mug of the list, where `isHiding`; “hide the mugs” is a wish for the list.
  func pointing(_ sentence: Utterance, isHiding: Bool = false) -> Utterance {
    guard let list = dialogue.state.lists.last, !sentence.mentions.isEmpty else { return sentence }
    var out = sentence
    var atoms: [Atom] = []
    var references: [String] = []
    var known = sentence.references[...]
    var place = 0
    var names = ListNames(sentence, items: list.items, isHiding: isHiding) { [shop, vocabulary] filter in
      Set(shop.listed(filter, of: list.items, vocabulary: vocabulary))
    }
    while place < sentence.atoms.count {
      if let named = names.name(at: place) {
        let range = sentence.atoms[place].range.lowerBound..<sentence.atoms[named.next - 1].range.upperBound
        atoms.append(Atom(text: "<ref>", range: range))
        references.append(named.reference)
        for mention in sentence.mentions where range.contains(mention.range.lowerBound) {
          out.drop(mention.meaning)
        }
        known = known.dropFirst(sentence.atoms[place..<named.next].count { $0.text == "<ref>" })
        place = named.next
        continue
      }
      if sentence.atoms[place].text == "<ref>", let reference = known.popFirst() {
        references.append(reference)
      }
      atoms.append(sentence.atoms[place])
      place += 1
    }
    (out.atoms, out.references) = (atoms, references)
    return out
  }
}

/// Finds the names of a sentence that fit something in a list; what fits each is looked up once a sentence.
private struct ListNames {
  private let sentence: Utterance
  private let items: [String]
  private let isHiding: Bool
  private let listed: (String) -> Set<String>
  private let mentions: [Range<Int>: Meaning]
  private var known: [String: Set<String>] = [:]

  /// `listed` are those of the items that a filter leaves.
  init(_ sentence: Utterance, items: [String], isHiding: Bool, listed: @escaping (String) -> Set<String>) {
    self.sentence = sentence
    self.items = items
    self.isHiding = isHiding
    self.listed = listed
    mentions = Dictionary(
      sentence.mentions.map { ($0.range, $0.meaning) }, uniquingKeysWith: { first, _ in first })
  }

  /// A name that begins at an atom, and the atom after it.
  mutating func name(at start: Int) -> (reference: String, next: Int)? {
    let atoms = sentence.atoms
    var place = start
    let isHan = sentence.isInChinese
    if atoms[place].text == "<ref>" {
      guard ["这", "那", "that", "this"].contains(sentence.tokens[atoms[place].range.lowerBound].text) else {
        return nil
      }
      place += 1
    } else if ["the", "that"].contains(atoms[place].text) {
      place += 1
    } else if !isHan || sentence.target != nil {
      return nil
    }
    let isBare = place == start
    var filters: [(meaning: Meaning, filter: String)] = []
    while place < atoms.count, let meaning = mentions[atoms[place].range],
      let filter = Self.filter(meaning)
    {
      filters.append((meaning, filter))
      place += 1
      if isHan, place < atoms.count, atoms[place].text == "的", filters.count == 1, place + 1 < atoms.count,
        mentions[atoms[place + 1].range] != nil
      {
        place += 1
      }
    }
    guard let first = filters.first else { return nil }
    if place < atoms.count, ["one", "ones"].contains(atoms[place].text) { place += 1 }
    // 有棕色的吗 asks for a colour, 台灯多重 for the lamp; what is not wanted is not pointed at.
    if isBare, !filters.allSatisfy({ if case .category = $0.meaning { true } else { false } }) { return nil }
    let isOne = isHiding && !isBare && !atoms[place - 1].isPlural(in: sentence.tokens)
    if !isOne, filters.contains(where: { sentence.excludes($0.meaning) }) { return nil }
    var fitting: [Set<String>] = []
    for (_, filter) in filters { fitting.append(items(under: filter)) }
    let found = items.filter { item in fitting.allSatisfy { $0.contains(item) } }
    guard let only = found.first, found.count < items.count || found.count == 1 else { return nil }
    if filters.count == 1 { return (first.filter, place) }
    guard found.count == 1, let at = items.firstIndex(of: only) else { return nil }
    return ("#\(at + 1)", place)
  }

  private static func filter(_ meaning: Meaning) -> String? {
    switch meaning {
    case .category(let id): "@list:category=\(id)"
    case .brand(let id): "@list:brand=\(id)"
    case .colour(let id): "@list:colour=\(id)"
    default: nil
    }
  }

  private mutating func items(under filter: String) -> Set<String> {
    if let known = known[filter] { return known }
    let found = listed(filter)
    known[filter] = found
    return found
  }
}

extension Atom {
  /// Whether its last word ends as several of something do.
  fileprivate func isPlural(in tokens: [Token]) -> Bool {
    tokens[range.upperBound - 1].text.hasSuffix("s")
  }
}

extension ShopReader {
  /// The items that a filter such as `@list:brand=altura` leaves of a list.
  func listed(_ filter: String, of items: [String], vocabulary: Vocabulary) -> [String] {
    let parts = filter.dropFirst("@list:".count).split(separator: "=").map(String.init)
    guard parts.count == 2 else { return [] }
    return items.filter { item in
      switch parts[0] {
      case "brand": return vocabulary.product(item)?.brand == parts[1]
      case "category":
        return vocabulary.product(item).map { vocabulary.isCategory($0.category, within: parts[1]) } ?? false
      case "colour":
        let words = vocabulary.lexicon.colours.first { $0.entry.id == parts[1] }?.entry.words.values.joined()
        let known = Set(words.map(Array.init) ?? [parts[1]])
        return product(item)?.variants.contains { variant in
          variant.colourWords.contains { known.contains($0.lowercased()) }
        } ?? false
      default: return false
      }
    }
  }
}

extension Utterance {
  /// Whether it is named as something not wanted.
  func excludes(_ meaning: Meaning) -> Bool {
    switch meaning {
    case .category(let id): constraints["not_category"]?.strings.contains(id) ?? false
    case .brand(let id): constraints["not_brand"]?.strings.contains(id) ?? false
    case .colour(let id): constraints["not_colour"]?.strings.contains(id) ?? false
    default: false
    }
  }

  /// The sentence with the one product that a make and a kind stand for, “the Solara watch”, as a product's name.
  var naming: Utterance {
    // Which of several is meant will be asked.
    let one = namedOne.flatMap { $0.items.count == 1 ? $0 : nil } ?? brandItem
    guard let one, let first = one.items.first else { return self }
    let named = ItemMention(items: [first], range: one.range)
    var out = self
    var atoms: [Atom] = []
    for atom in self.atoms {
      if named.range.contains(atom.range.lowerBound) {
        if atoms.last?.range != named.range {
          if atoms.last?.text == "the" { atoms.removeLast() }
          atoms.append(Atom(text: "<item>", range: named.range))
        }
      } else {
        atoms.append(atom)
      }
    }
    out.atoms = atoms
    out.items = (items + [named]).sorted { $0.range.lowerBound < $1.range.lowerBound }
    for mention in mentions where named.range.contains(mention.range.lowerBound) { out.drop(mention.meaning) }
    return out
  }

  /// Takes a mention out of the wishes: it has served to point at something.
  mutating func drop(_ meaning: Meaning) {
    let (key, id): (String, String)
    switch meaning {
    case .category(let name): (key, id) = ("category", name)
    case .brand(let name): (key, id) = ("brand", name)
    case .colour(let name): (key, id) = ("colour", name)
    case .material(let name): (key, id) = ("material", name)
    default: return
    }
    for slot in [key, "not_" + key] {
      guard let names = constraints[slot]?.strings else { continue }
      let left = names.filter { $0 != id }
      constraints[slot] = left.isEmpty ? nil : .strings(left)
    }
  }
}
