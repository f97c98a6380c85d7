// KnowledgeGraph › BrandBinder: joins the spellings of a brand, the most frequent leading.

import Catalogue
import GraphRules

/// A ``BrandBook`` in the making.
struct BrandBinder {
  private struct Group {
    /// Case, apostrophes and punctuation folded.
    let slug: String
    let id: String
    let isFromLexicon: Bool
    var name: String
    var spellings: [BrandBook.Spelling]
  }

  private let aliases: [String: LexiconBrand]
  private let forbidden: [[String]]
  private let legalForms: [[Substring]]
  private var groups: [Group] = []
  private var bySlug: [String: [Int]] = [:]
  private var byAlias: [String: Int] = [:]

  init(lexicon: Lexicon, rules: BrandRules) {
    aliases = Dictionary(
      lexicon.brands.flatMap { brand in
        ([brand.id, brand.name] + brand.also).map { (Self.slug($0), brand) }
      }
    ) { first, _ in first }
    forbidden = lexicon.forbiddenBrands
    // The longest form first: “Co., Ltd.” before “Ltd.”
    legalForms = rules.legalForms.map { Self.slug($0).split(separator: "-") }.sorted { $0.count > $1.count }
  }

  /// Takes a spelling; the most frequent ones must come first.
  mutating func add(_ spelling: BrandBook.Spelling) {
    let slug = Self.slug(spelling.text)
    if let brand = aliases[slug] {
      if let place = byAlias[brand.id] {
        groups[place].spellings.append(spelling)
      } else {
        byAlias[brand.id] = groups.count
        bySlug[Self.slug(brand.name), default: []].append(groups.count)
        groups.append(
          Group(
            slug: Self.slug(brand.name), id: brand.id, isFromLexicon: true, name: brand.name,
            spellings: [spelling]))
      }
      return
    }
    let alike = bySlug[slug] ?? []
    if let place = alike.first(where: { place in
      !groups[place].isFromLexicon
        && !groups[place].spellings.contains { isForbidden($0.text, spelling.text) }
    }) {
      groups[place].spellings.append(spelling)
    } else {
      bySlug[slug, default: []].append(groups.count)
      let id = alike.isEmpty ? slug : "\(slug)-\(alike.count + 1)"
      groups.append(
        Group(slug: slug, id: id, isFromLexicon: false, name: spelling.text, spellings: [spelling]))
    }
  }

  /// Joins what differs in its legal form only, and tells what remains in doubt.
  consuming func bind() -> (brands: [BrandBook.Brand], doubts: [BrandBook.Doubt]) {
    var doubts: [BrandBook.Doubt] = []
    var joined: Set<Int> = []
    var formed: [String: [(place: Int, form: [Substring])]] = [:]
    for (place, group) in groups.enumerated() where !group.isFromLexicon {
      if let (stem, form) = withoutLegalForm(group.slug) { formed[stem, default: []].append((place, form)) }
    }
    for (stem, found) in formed.sorted(by: { $0.key < $1.key }) {
      let plain = bySlug[stem]?.first
      if Set(found.map(\.form)).count > 1 {
        let places = found.map(\.place) + (plain.map { [$0] } ?? [])
        doubts.append(doubt(.legalForms, places))
      } else if let plain {
        for (place, _) in found where !areForbidden(plain, place) {
          groups[plain].spellings += groups[place].spellings
          joined.insert(place)
        }
      }
    }
    let left = groups.indices.filter { !joined.contains($0) }
    doubts += doubtsOfSpaces(left) + doubtsOfWords(left)
    let brands = left.map { place in
      let group = groups[place]
      return BrandBook.Brand(
        id: group.id, name: group.name,
        spellings: group.spellings.sorted { (-$0.count, $0.text) < (-$1.count, $1.text) })
    }
    return (brands, doubts)
  }

  private func doubtsOfSpaces(_ places: [Int]) -> [BrandBook.Doubt] {
    Dictionary(grouping: places) { groups[$0].slug.replacing("-", with: "") }
      .filter { key, places in
        Set(places.map { groups[$0].slug }).count > 1 && !areForbidden(places[0], places[1])
      }
      .sorted { $0.key < $1.key }.map { doubt(.spaces, $0.value) }
  }

  private func doubtsOfWords(_ places: [Int]) -> [BrandBook.Doubt] {
    var doubts: [BrandBook.Doubt] = []
    for place in places.sorted(by: { groups[$0].slug < groups[$1].slug }) {
      let words = groups[place].slug.split(separator: "-")
      for length in 1..<max(1, words.count) {
        guard let shorter = bySlug[words[..<length].joined(separator: "-")]?.first,
          places.contains(shorter), !areForbidden(shorter, place), withoutLegalForm(groups[place].slug) == nil
        else { continue }
        doubts.append(doubt(.furtherWords, [shorter, place]))
      }
    }
    return doubts
  }

  private func doubt(_ reason: BrandBook.Doubt.Reason, _ places: [Int]) -> BrandBook.Doubt {
    BrandBook.Doubt(reason: reason, names: places.map { groups[$0].name })
  }

  /// The slug without a legal form at its end; `nil` when it has none, or nothing else.
  private func withoutLegalForm(_ slug: String) -> (stem: String, form: [Substring])? {
    let words = slug.split(separator: "-")
    guard let form = legalForms.first(where: { words.count > $0.count && words.suffix($0.count) == $0[...] })
    else { return nil }
    return (words.dropLast(form.count).joined(separator: "-"), form)
  }

  // MARK: What is forbidden

  private func areForbidden(_ a: Int, _ b: Int) -> Bool {
    groups[a].spellings.contains { one in
      groups[b].spellings.contains { isForbidden(one.text, $0.text) }
    }
  }

  /// Whether the shop says that two spellings are two brands; a name of the list means its other spellings too, unless
  /// the list holds two spellings of it.
  private func isForbidden(_ a: String, _ b: String) -> Bool {
    forbidden.contains { names in
      guard let one = names.firstIndex(where: { means($0, a, among: names) }),
        let other = names.firstIndex(where: { means($0, b, among: names) })
      else { return false }
      return one != other
    }
  }

  private func means(_ name: String, _ spelling: String, among names: [String]) -> Bool {
    guard name != spelling else { return true }
    let slug = Self.slug(name)
    return slug == Self.slug(spelling) && names.count { Self.slug($0) == slug } == 1
  }

  private static func slug(_ text: String) -> String {
    let slug = Slug.of(text)
    return slug.isEmpty ? text.lowercased() : slug
  }
}
