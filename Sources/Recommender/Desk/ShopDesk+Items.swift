// Recommender › ShopDesk+Items: what is known of one product: its card, one attribute, its variants, its stores.

import Catalogue
package import Conversation
import Foundation
package import GraphRules
import KnowledgeGraph
import ShopStore

extension ShopDesk {
  package var today: CalendarDay { shop.present.today }

  private func say(_ language: String, _ english: String, _ chinese: String) -> String {
    language == "zh" ? chinese : english
  }

  /// The product of an id, and the variant that speaks for it: the one named, else the first in stock.
  private func place(_ item: String) throws -> (id: ProductID, product: Product, variant: Int) {
    let id = try id(item)
    let product = shop.catalogue[id]
    let named = item == product.id ? nil : product.variants.firstIndex { $0.id == item }
    return (id, product, named ?? product.variants.firstIndex(where: \.isInStock) ?? 0)
  }

  // MARK: The card

  package func details(of item: String, language: String) throws -> ItemAnswer {
    let (id, product, place) = try place(item)
    let variant = product.variants[place]
    let facts = shop.facts[id.index]
    let price = variant.currentPrice(at: shop.clock.now)
    let buyers = try buyers(nil)[id.index]
    let offers = try coupons(on: .item(product.id), user: nil, language: language)
    return ItemAnswer(
      item: product.id, title: variant.title.isEmpty ? product.id : variant.title, brand: facts.brandName,
      category: facts.mainCategory.map { categoryName($0, language) } ?? "", price: price,
      regularPrice: price == variant.price ? nil : variant.price, isOffered: product.isOffered,
      isInStock: product.isOffered && product.variants.contains(where: \.isInStock),
      variants: product.variants.indices.map { line(id, $0, language) }, facts: known(id, place, language),
      summary: variant.summary, link: variant.link, rating: try rating(id),
      buyers: buyers >= Crowd.least ? buyers : nil, coupons: offers.filter(\.segments.isEmpty).map(\.code))
  }

  /// Attributes in the order of the lexicon, then material and sizes.
  private func known(_ id: ProductID, _ place: Int, _ language: String) -> [NamedFact] {
    let facts = shop.facts[id.index]
    var out = words.attributes.compactMap { attribute -> NamedFact? in
      guard let value = facts.attributes[attribute.entry.id] else { return nil }
      return NamedFact(
        id: attribute.entry.id, label: attribute.entry.word(language), value: text(value, attribute, language)
      )
    }
    let material = shop.catalogue[id].variants[place].material
    if !material.isEmpty, facts.attributes["material"] == nil {
      out.append(NamedFact(id: "material", label: say(language, "material", "材质"), value: material))
    }
    let sizes = sizes(facts)
    if !sizes.isEmpty {
      out.append(
        NamedFact(id: "size", label: say(language, "sizes", "尺码"), value: sizes.joined(separator: " ")))
    }
    return out
  }

  private func text(_ value: String, _ attribute: LexiconAttribute, _ language: String) -> String {
    switch attribute.kind {
    case .bool: value == "true" ? say(language, "yes", "是") : say(language, "no", "否")
    case .number: attribute.unit.isEmpty ? value : "\(value) \(attribute.unit)"
    case .text: value
    }
  }

  private func sizes(_ facts: ProductFacts) -> [String] {
    var known: Set<String> = []
    return facts.variants.flatMap(\.sizes).filter { known.insert($0).inserted }
  }

  /// Mean stars and how many gave them.
  private func rating(_ id: ProductID) throws -> (mean: Double, count: Int)? {
    var sum = 0.0
    var count = 0
    for event in try memory.events(of: shop.store).events where event.kind == .rating && event.product == id {
      guard let stars = event.value else { continue }
      sum += stars
      count += 1
    }
    return count > 0 ? (sum / Double(count), count) : nil
  }

  private func line(_ id: ProductID, _ place: Int, _ language: String) -> VariantLine {
    let product = shop.catalogue[id]
    let variant = product.variants[place]
    return VariantLine(
      id: variant.id, colour: colour(id, place, language), sizes: shop.facts[id.index].variants[place].sizes,
      price: variant.currentPrice(at: shop.clock.now), isInStock: product.isOffered && variant.isInStock)
  }

  /// The feed's word for the colour, else the picture's main one.
  private func colour(_ id: ProductID, _ place: Int, _ language: String) -> String {
    let named = shop.facts[id.index].variants[place].namedColours.map { id in
      words.colours.first { $0.entry.id == id }?.entry.word(language) ?? id
    }
    if !named.isEmpty { return named.joined(separator: "/") }
    let written = shop.catalogue[id].variants[place].colourWords
    if !written.isEmpty { return written.joined(separator: "/") }
    return swatches(of: id, place, language: language).first?.name ?? ""
  }

  // MARK: One attribute

  package func attribute(_ attribute: String, of item: String, language: String) throws -> AttributeAnswer {
    let (id, product, place) = try place(item)
    let entry = words.attributes.first { $0.entry.id == attribute }
    return AttributeAnswer(
      item: product.id, title: product.variants[place].title, attribute: attribute,
      label: entry?.entry.word(language) ?? attribute, value: try value(attribute, entry, id, place, language)
    )
  }

  private func value(
    _ attribute: String, _ entry: LexiconAttribute?, _ id: ProductID, _ place: Int, _ language: String
  ) throws -> AttributeAnswer.Value {
    let product = shop.catalogue[id]
    let variant = product.variants[place]
    let facts = shop.facts[id.index]
    func text(_ text: String) -> AttributeAnswer.Value { text.isEmpty ? .unknown : .text(text) }
    switch attribute {
    case "price":
      guard let price = variant.currentPrice(at: shop.clock.now) else { return .unknown }
      return .money(price, before: price == variant.price ? nil : variant.price)
    case "in_stock": return product.isOffered && product.variants.contains(where: \.isInStock) ? .yes : .no
    case "colour":
      var known: Set<String> = []
      let colours = product.variants.indices.map { colour(id, $0, language) }
      return text(
        colours.filter { !$0.isEmpty && known.insert($0).inserted }.joined(
          separator: say(language, ", ", "、")))
    case "size": return text(sizes(facts).joined(separator: " "))
    case "brand": return text(facts.brandName)
    case "rating":
      if let rating = try rating(id) { return .stars(rating.mean, count: rating.count) }
    case "material":
      if facts.attributes["material"] == nil { return text(variant.material) }
    case "condition":
      if facts.attributes["condition"] == nil { return text(variant.condition) }
    default: break
    }
    guard let value = facts.attributes[attribute] else { return .unknown }
    guard let entry else { return .text(value) }
    switch entry.kind {
    case .bool: return value == "true" ? .yes : .no
    case .number, .text: return .text(self.text(value, entry, language))
    }
  }

  // MARK: Variants

  package func variants(of item: String, colours: [String], sizes: [String], language: String) throws
    -> VariantsAnswer
  {
    let (id, product, _) = try place(item)
    let facts = shop.facts[id.index]
    func meets(_ place: Int) -> Bool {
      let variant = facts.variants[place]
      // What the feed calls a colour goes before what the picture shows.
      let shown =
        variant.namedColours.isEmpty
        ? variant.seenColour.map { [$0.colour] } ?? variant.pictureColours.prefix(1).map(\.colour)
        : variant.namedColours
      let isColour = colours.isEmpty || !Set(shown).isDisjoint(with: colours)
      return isColour && (sizes.isEmpty || !Set(variant.sizes).isDisjoint(with: sizes))
    }
    let places = product.variants.indices
    let wanted =
      colours.map { id in words.colours.first { $0.entry.id == id }?.entry.word(language) ?? id }
      + sizes.map { say(language, "size \($0)", "\($0) 码") }
    return VariantsAnswer(
      item: product.id, title: product.lead.title, wanted: wanted.joined(separator: say(language, ", ", "、")),
      matching: places.filter(meets).map { line(id, $0, language) },
      others: places.filter { !meets($0) }.map { line(id, $0, language) })
  }

  // MARK: Stores

  package func stores(with item: String, city: String?, user: String?, language: String) throws
    -> StoresAnswer
  {
    let (id, product, place) = try place(item)
    let stores = try shop.store.stores()
    let ids = Set([product.id] + product.variants.map(\.id))
    let stock = try shop.store.stock().filter { ids.contains($0.item) && $0.quantity > 0 }
    let home = city ?? user.flatMap { try? shop.user($0) }.map { City.english(shop.customers[$0].city) }
    let centre = stores.first { City.english($0.city) == home }
    var places = stores.compactMap { store -> StoresAnswer.Place? in
      let levels = stock.filter { $0.store == store.id }
      guard !levels.isEmpty else { return nil }
      let isHere = home != nil && City.english(store.city) == home
      return StoresAnswer.Place(
        id: store.id, name: store.name, city: store.city, pieces: levels.reduce(0) { $0 + $1.quantity },
        variants: levels.map { (name(of: $0.item, of: id, language), $0.quantity) },
        kilometres: isHere ? nil : centre.flatMap { Self.kilometres($0, store) }, isInCity: isHere)
    }
    places.sort { a, b in
      if a.isInCity != b.isInCity { return a.isInCity }
      return (a.kilometres ?? .infinity, -a.pieces, a.id) < (b.kilometres ?? .infinity, -b.pieces, b.id)
    }
    return StoresAnswer(
      title: product.variants[place].title, places: places, storeCount: stores.count,
      hasStoreInCity: centre != nil,
      isInStock: product.isOffered && product.variants.contains(where: \.isInStock))
  }

  /// A variant as a store would call it: by colour and size.
  private func name(of variant: String, of id: ProductID, _ language: String) -> String {
    let product = shop.catalogue[id]
    guard let place = product.variants.firstIndex(where: { $0.id == variant }) else { return variant }
    let name = ([colour(id, place, language)] + [product.variants[place].size]).filter { !$0.isEmpty }
    return name.isEmpty ? variant : name.joined(separator: " ")
  }

  /// Along a great circle, by the haversine formula.
  private static func kilometres(_ a: Store, _ b: Store) -> Double? {
    guard let south = a.latitude, let west = a.longitude, let north = b.latitude, let east = b.longitude
    else {
      return nil
    }
    let (x, y) = (south * .pi / 180, north * .pi / 180)
    let (u, v) = (sin((y - x) / 2), sin((east - west) * .pi / 360))
    return 2 * 6371 * asin(min(1, (u * u + cos(x) * cos(y) * v * v).squareRoot()))
  }
}
