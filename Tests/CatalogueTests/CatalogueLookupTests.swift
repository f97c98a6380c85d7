// CatalogueTests › CatalogueLookupTests: products found by the names that files and people use.

import Catalogue
import Testing

@Suite("Catalogue")
struct CatalogueLookupTests {
  private func product(_ id: String, _ variants: String...) -> Product {
    Product(id: id, variants: variants.map { Variant(id: $0, item: id, source: RecordSource(line: 1)) })
  }

  private var catalogue: Catalogue {
    Catalogue(products: [
      product("boot", "boot-40", "boot-41"), product("boot-41", "other"), product("pan", "pan"),
    ])
  }

  @Test("Products have the numbers of the feed's order")
  func numbers() {
    #expect(catalogue.count == 3)
    #expect(catalogue.product("pan") == ProductID(2))
    #expect(catalogue.product("boot-40") == nil)
    #expect(catalogue[ProductID(0)].id == "boot")
  }

  @Test("An id in an event means the variant of that name before the item, and an item its first variant")
  func places() {
    #expect(catalogue.place(of: "boot") == .init(product: ProductID(0), variant: 0))
    #expect(catalogue.place(of: "boot-41") == .init(product: ProductID(0), variant: 1))
    #expect(catalogue.place(of: "other") == .init(product: ProductID(1), variant: 0))
    #expect(catalogue.place(of: "hat") == nil)
  }

  @Test("A sale price counts from its first to its last second, and not outside")
  func sale() {
    var variant = Variant(id: "a", item: "a", source: RecordSource(line: 1))
    let (full, sale) = (Money(hundredths: 1000, currency: "EUR"), Money(hundredths: 700, currency: "EUR"))
    variant.price = full
    #expect(variant.currentPrice(at: 0) == full)
    variant.salePrice = sale
    #expect(variant.currentPrice(at: 0) == sale)
    variant.saleFrom = 100
    variant.saleUntil = 200
    #expect([99, 100, 200, 201].map { variant.currentPrice(at: $0) } == [full, sale, sale, full])
  }

  @Test("Purchases, ratings and untyped events mark a product as seen; looking, liking and carting do not")
  func seen() {
    #expect(EventKind.allCases.filter(\.marksAsSeen) == [.purchase, .rating, .interaction])
  }

  @Test("A customer without a name is called by the id")
  func label() {
    #expect(Customer(id: "u7").label == "u7")
    #expect(Customer(id: "u7", name: "Anna").label == "Anna")
  }
}
