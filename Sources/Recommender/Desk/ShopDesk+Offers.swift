// Recommender › ShopDesk+Offers: coupons that count today, on what, and for whom.

import Catalogue
package import Conversation
import GraphRules
import KnowledgeGraph
import Scoring
import ShopStore

extension ShopDesk {
  package func coupons(on subject: Subject?, user: String?, language: String) throws -> [OfferAnswer] {
    let running = try promotions()
    let customer = try user.map { shop.customers[try shop.user($0)] }
    let offers = try running.compactMap { promotion -> OfferAnswer? in
      guard let subject else { return offer(promotion, customer, on: nil, covers: 0, language) }
      let products: [ProductID]
      switch subject {
      case .item(let item): products = [try id(item)]
      case .brand(let brand):
        products = shop.facts.indices.filter { shop.facts[$0].brand == brand }.map { ProductID($0) }
      case .category(let category):
        products = shop.facts.indices.filter { shop.facts[$0].categoryIDs.contains(category) }.map {
          ProductID($0)
        }
      }
      guard let first = products.first(where: { covers(promotion, $0) }) else { return nil }
      let shown: ProductID? = if case .item = subject { first } else { nil }
      return offer(promotion, customer, on: shown, covers: 0, language)
    }
    // To somebody unknown, what everybody may use is told first.
    func rank(_ offer: OfferAnswer) -> Int {
      offer.isAllowed ? (customer == nil && !offer.segments.isEmpty ? 1 : 0) : 2
    }
    return offers.sorted { a, b in (rank(a), -saving(a), a.id) < (rank(b), -saving(b), b.id) }
  }

  package func offers(for request: ListRequest, language: String) throws -> [OfferAnswer] {
    try halt.check()
    let customer = try request.user.map { shop.customers[try shop.user($0)] }
    let receipts = try shop.rank(request).receipts
    let offers = try promotions().map { promotion -> (offer: OfferAnswer, worth: Double) in
      let covered = receipts.filter { covers(promotion, $0.product) }
      // What the customer would like more counts more.
      let worth = covered.reduce(0) { $0 + max(0, $1.score) }
      return (
        offer(promotion, customer, on: covered.first?.product, covers: covered.count, language), worth
      )
    }
    return offers.filter { $0.offer.covers > 0 || $0.offer.isAllowed }
      .sorted { a, b in
        let left = (a.offer.isAllowed ? 0 : 1, -a.worth, -saving(a.offer), a.offer.id)
        return left < (b.offer.isAllowed ? 0 : 1, -b.worth, -saving(b.offer), b.offer.id)
      }
      .map(\.offer)
  }

  /// The promotions that count today.
  private func promotions() throws -> [Promotion] {
    guard let text = try shop.store.documents()["promotions"] else { return [] }
    return try Promotion.parse(text: text, file: "promotions.yaml").filter { $0.counts(on: shop.clock.today) }
  }

  private func covers(_ promotion: Promotion, _ product: ProductID) -> Bool {
    guard shop.catalogue[product].isOffered else { return false }
    if promotion.categories.isEmpty, promotion.brands.isEmpty, promotion.items.isEmpty { return true }
    let facts = shop.facts[product.index]
    return !facts.categoryIDs.isDisjoint(with: promotion.categories)
      || facts.brand.map(promotion.brands.contains) ?? false
      || promotion.items.contains { shop.catalogue.place(of: $0)?.product == product }
  }

  private func saving(_ offer: OfferAnswer) -> Int {
    offer.example.map { $0.price.hundredths - $0.reduced.hundredths } ?? 0
  }

  private func offer(
    _ promotion: Promotion, _ customer: Customer?, on product: ProductID?, covers: Int, _ language: String
  ) -> OfferAnswer {
    // Of somebody unknown it is not known that she may not.
    // Whoever has ordered is new no more, whatever the customer file still says.
    let isForBeginners = promotion.segments == ["new"]
    let isAllowed =
      promotion.segments.isEmpty
      || customer.map { promotion.segments.contains($0.segment) && !(isForBeginners && hasOrdered($0)) }
        ?? true
    let example = product.flatMap { id -> (item: String, title: String, price: Money, reduced: Money)? in
      let product = shop.catalogue[id]
      let variant = product.variants.first(where: \.isInStock) ?? product.lead
      guard let price = variant.currentPrice(at: shop.clock.now), let reduced = Self.reduced(price, promotion)
      else {
        return nil
      }
      return (product.id, variant.title, price, reduced)
    }
    return OfferAnswer(
      id: promotion.id, code: promotion.code, title: promotion.title(language), until: promotion.until,
      minimumBasket: promotion.minimumBasket.map {
        Money(hundredths: Int(($0 * 100).rounded()), currency: currency)
      }, isAllowed: isAllowed, segments: promotion.segments, example: example, covers: covers)
  }

  private func hasOrdered(_ customer: Customer) -> Bool {
    self.customer(customer.id).map { $0.orders > 0 } ?? false
  }

  /// What one piece costs with it; `nil` for what takes more than one piece, or a larger basket than this.
  private static func reduced(_ price: Money, _ promotion: Promotion) -> Money? {
    if let least = promotion.minimumBasket, price.amount < least { return nil }
    switch promotion.reduction {
    case .percent(let share):
      let left = Double(price.hundredths) * (100 - share) / 100
      return Money(hundredths: Int(left.rounded()), currency: price.currency)
    case .amount(let amount):
      return Money(
        hundredths: max(0, price.hundredths - Int((amount * 100).rounded())), currency: price.currency)
    case .bundle: return nil
    }
  }
}
