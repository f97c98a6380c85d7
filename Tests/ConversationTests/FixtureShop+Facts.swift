// ConversationTests › FixtureShop+Facts: plain answers from the fixture's files, and made-up ones where they say nothing.

import Catalogue
import Conversation
import GraphRules

extension FixtureShop {
  /// The day of the golden sentences, a Friday.
  var today: CalendarDay { CalendarDay(daysSince1970: 20_777) }

  private func line(_ variant: Variant) -> VariantLine {
    VariantLine(
      id: variant.id, colour: variant.colourWords.joined(separator: "/"),
      sizes: variant.size.isEmpty ? [] : [variant.size], price: variant.price, isInStock: variant.isInStock)
  }

  func details(of item: String, language: String) throws -> ItemAnswer {
    let product = try product(item).orThrow()
    return ItemAnswer(
      item: item, title: product.lead.title, brand: product.lead.brand,
      category: product.lead.categories[0].last ?? "", price: product.lead.salePrice ?? product.lead.price,
      regularPrice: product.lead.salePrice == nil ? nil : product.lead.price, isOffered: true,
      isInStock: product.variants.contains(where: \.isInStock), variants: product.variants.map(line),
      facts: product.lead.details.map { NamedFact(id: $0.name, label: $0.name, value: $0.value) },
      summary: "", link: "", rating: nil, buyers: nil, coupons: [])
  }

  func attribute(_ attribute: String, of item: String, language: String) throws -> AttributeAnswer {
    let product = try product(item).orThrow()
    let detail = product.lead.details.first { $0.name.lowercased() == attribute }
    let value: AttributeAnswer.Value =
      detail.map { $0.value == "yes" ? .yes : .text($0.value) }
      ?? (attribute == "price" ? product.lead.price.map { .money($0, before: nil) } : nil) ?? .unknown
    return AttributeAnswer(
      item: item, title: product.lead.title, attribute: attribute, label: attribute, value: value)
  }

  func variants(of item: String, colours: [String], sizes: [String], language: String) throws
    -> VariantsAnswer
  {
    let product = try product(item).orThrow()
    func meets(_ variant: Variant) -> Bool {
      (colours.isEmpty || variant.colourWords.contains { colours.contains($0.lowercased()) })
        && (sizes.isEmpty || sizes.contains(variant.size))
    }
    return VariantsAnswer(
      item: item, title: product.lead.title, wanted: (colours + sizes).joined(separator: ", "),
      matching: product.variants.filter(meets).map(line),
      others: product.variants.filter { !meets($0) }.map(line))
  }

  func stores(with item: String, city: String?, user: String?, language: String) throws -> StoresAnswer {
    let place = StoresAnswer.Place(
      id: "st-berlin", name: "Clew Berlin", city: "Berlin", pieces: 3, variants: [("teal", 3)],
      kilometres: nil,
      isInCity: city == "berlin")
    return StoresAnswer(
      title: try product(item).orThrow().lead.title, places: [place], storeCount: 2,
      hasStoreInCity: city == "berlin", isInStock: true)
  }

  private var offer: OfferAnswer {
    OfferAnswer(
      id: "c-trail10", code: "TRAIL10", title: "10 % off", until: CalendarDay("2026-11-30"),
      minimumBasket: nil,
      isAllowed: true, segments: [], example: nil, covers: 2)
  }

  func coupons(on subject: Subject?, user: String?, language: String) throws -> [OfferAnswer] { [offer] }
  func offers(for request: ListRequest, language: String) throws -> [OfferAnswer] { [offer] }

  func brands(for request: ListRequest, language: String) throws -> [BrandAnswer] {
    let item = products[0]
    return [
      BrandAnswer(
        brand: "northpeak", name: "Northpeak", score: 3, listed: 4, bought: 2,
        best: (item.id, item.lead.title, item.lead.price))
    ]
  }

  func audience(of subject: Subject, count: Int, language: String) throws -> AudienceAnswer {
    AudienceAnswer(
      title: "it",
      members: customers.prefix(2).map { AudienceAnswer.Member(card: $0, score: 1, reason: "looked at it") },
      asked: 9)
  }

  func alike(_ user: String, count: Int) throws -> [AlikeCustomer] {
    customers.filter { $0.id != user }.prefix(2).map {
      AlikeCustomer(card: $0, likeness: 0.5, shared: [products[0].id], sharedCount: 6, further: nil)
    }
  }

  func portrait(of user: String, language: String) throws -> PortraitAnswer {
    PortraitAnswer(
      card: try customer(user).orThrow(), language: "en", age: 38, segment: "regular", spent: nil,
      returned: 0,
      first: nil, last: nil, brands: [], categories: [], colours: [], sizes: [], prices: nil, latest: [],
      pending: [], disliked: [])
  }

  func history(of user: String, _ query: HistoryQuery) throws -> HistoryAnswer {
    let line = HistoryAnswer.Line(
      event: query.event ?? .purchase, day: query.since ?? today, item: query.item ?? products[0].id,
      title: products[0].lead.title, stars: nil, paid: nil)
    return HistoryAnswer(lines: [line], total: 1, title: nil, wasReturned: false)
  }

  func ground(of item: String, in request: ListRequest, language: String) throws -> Ground? {
    request.order == .fit ? nil : Ground(figure: "7", words: "bought by 7 customers")
  }
}
