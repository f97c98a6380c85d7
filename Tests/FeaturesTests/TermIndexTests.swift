// FeaturesTests › TermIndexTests: products are likened by their telling words.

import Catalogue
import Testing
import VectorMath

import Features

@Suite("Term index")
struct TermIndexTests {
  private func product(_ id: String, _ texts: (title: String, summary: String)...) -> Product {
    Product(
      id: id,
      variants: texts.enumerated().map { index, text in
        var variant = Variant(id: "\(id)-\(index)", item: id, source: RecordSource(line: 1))
        variant.title = text.title
        variant.summary = text.summary
        return variant
      })
  }

  private func cosine(_ index: TermIndex, _ a: Int, _ b: Int) -> Float {
    index.terms(of: ProductID(a)).reduce(0) {
      $0 + $1.weight * index.productTerms.value(b, $1.term)
    }
  }

  private func weight(_ index: TermIndex, _ product: Int, _ word: String) -> Float {
    index.terms(of: ProductID(product)).first { index.word($0.term) == word }?.weight ?? 0
  }

  private var shop: TermIndex {
    TermIndexBuilder.index([
      product("boot", ("Waterproof hiking boots", "Leather boots for wet trails")),
      product("shoe", ("Waterproof trail shoes", "Light shoes for wet trails")),
      product("pan", ("Iron pan", "For the kitchen")),
      product("pot", ("Steel pot", "For the kitchen")),
    ])
  }

  @Test("Every row has length one, and a product is wholly like itself")
  func length() {
    for row in 0..<4 { #expect(abs(cosine(shop, row, row) - 1) < 1e-5) }
  }

  @Test("A boot is more like a shoe than like a pan")
  func likeness() {
    #expect(cosine(shop, 0, 1) > 0.1)
    #expect(cosine(shop, 0, 2) == 0)
    #expect(cosine(shop, 2, 3) > 0)
  }

  @Test("Rows and postings say the same")
  func bothWays() {
    for term in 0..<shop.termCount {
      for entry in shop.posting(term) {
        #expect(shop.productTerms.value(entry.product.index, term) == entry.weight)
      }
    }
    #expect(shop.postings.columns.count == shop.productTerms.columns.count)
  }

  @Test("Words are shown as the shop wrote them, and found in any number")
  func words() throws {
    let found = try #require(shop.query("boot").first)
    #expect(shop.word(found.term) == "boots")
    #expect(shop.query("BOOTS").map(\.term) == [found.term])
    #expect(shop.query("unicorn").isEmpty)
  }

  @Test("A word in the title counts more than one in the description")
  func fields() {
    let index = TermIndexBuilder.index([
      product("a", ("Wool", "Linen")), product("b", ("Other", "thing")), product("c", ("Third", "thing")),
    ])
    #expect(weight(index, 0, "wool") > weight(index, 0, "linen"))
  }

  @Test("Ten sizes of a boot do not make it ten times a boot")
  func variants() {
    let sizes = Product(
      id: "boot",
      variants: (0..<10).map { number in
        var variant = Variant(id: "\(number)", item: "boot", source: RecordSource(line: 1))
        variant.title = "Hiking boots"
        return variant
      })
    let other = product("pan", ("Iron pan", ""))
    let many = TermIndexBuilder.index([sizes, other])
    let one = TermIndexBuilder.index([product("boot", ("Hiking boots", "")), other])
    #expect(weight(many, 0, "boots") == weight(one, 0, "boots"))
  }

  @Test("A later variant adds the words that only it has")
  func newWords() {
    let index = TermIndexBuilder.index([
      product("a", ("Boots olive", ""), ("Boots teal", "")), product("b", ("Pan", "")),
    ])
    #expect(weight(index, 0, "teal") > 0)
    #expect(weight(index, 0, "olive") > 0)
  }

  @Test("A long text keeps its 32 strongest terms, and terms that nobody keeps are gone")
  func pruning() {
    let words = (0..<100).map { "w\($0)x" }.joined(separator: " ")
    let index = TermIndexBuilder.index([product("a", ("Rare", words)), product("b", ("Common", words))])
    #expect(index.terms(of: ProductID(0)).count == 32)
    #expect((0..<index.termCount).allSatisfy { !index.posting($0).isEmpty })
    #expect(weight(index, 0, "rare") > 0)
  }

  @Test("A shop without words, or without products, has an empty index")
  func empty() {
    #expect(TermIndexBuilder.index([]).productCount == 0)
    let index = TermIndexBuilder.index([product("bare", ("", ""))])
    #expect(index.productCount == 1)
    #expect(index.terms(of: ProductID(0)).isEmpty)
    #expect(index.query("boot").isEmpty)
  }

  @Test("Building twice gives the same numbers, to the bit")
  func deterministic() {
    let (a, b) = (shop, shop)
    #expect(a.productTerms.values == b.productTerms.values)
    #expect(a.productTerms.columns == b.productTerms.columns)
  }
}
