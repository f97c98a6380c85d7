// FeaturesTests › HanWordsTests: words of Chinese texts, and pairs of characters that are none.

import Catalogue
import Features
import Testing

@Suite("Chinese words")
struct HanWordsTests {
  private func words(of texts: String...) -> HanWords {
    let products = texts.enumerated().map { place, text in
      var variant = Variant(id: "v\(place)", item: "p\(place)", source: RecordSource(line: 1))
      variant.title = text
      return Product(id: "p\(place)", variants: [variant])
    }
    let catalogue = Catalogue(products: products)
    return HanWords(catalogue, TermIndexBuilder.index(products))
  }

  @Test("A pair that always stands between the same characters is no word")
  func straddling() {
    let words = words(of: "防水耐磨背包", "轻便防水登山靴", "全棉防水帐篷", "防水耐磨徒步靴", "硅胶耐磨手套")
    #expect(words.isWord("防水"))
    #expect(words.isWord("耐磨"))
    #expect(!words.isWord("水耐"))
  }

  @Test("Words in Latin letters are words, and so is what stands alone")
  func others() {
    let words = words(of: "GTX 徒步 靴", "徒步、露营")
    #expect(words.isWord("gtx"))
    #expect(words.isWord("徒步"))
    #expect(!words.isWord("靴"))
    #expect(!words.isWord("没有"))
  }
}
