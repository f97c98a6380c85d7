// ExplanationTests › ProductNamesTests: what a product is called in a sentence.

import Catalogue
import Explanation
import GraphRules
import Testing

@Suite("Names of products")
struct ProductNamesTests {
  private func names(_ titles: String..., brand: String = "") -> (full: String, short: String) {
    let variants = titles.enumerated().map { place, title in
      var variant = Variant(id: "v\(place)", item: "v", source: RecordSource(line: 1))
      (variant.title, variant.brand) = (title, brand)
      return variant
    }
    var lexicon = Lexicon()
    lexicon.categories = [("boots", "hiking boots"), ("shoes", "shoes")].map { id, word in
      LexiconCategory(entry: LexiconEntry(id: id, words: ["en": [word], "zh": ["登山靴"]]), path: [id])
    }
    let names = ProductNames(Catalogue(products: [Product(id: "v", variants: variants)]), lexicon: lexicon)
    return (names.full(ProductID(0)), names.short(ProductID(0)))
  }

  @Test("The full name is the title as far as all variants share it, to a whole word")
  func full() {
    #expect(names("Ridge Boot, Black", "Ridge Boot, Blue").full == "Ridge Boot")
    #expect(names("Ridge Boot", "Ridge Boot").full == "Ridge Boot")
    #expect(names("Ridge Boot", "Ridge Boot Blue").full == "Ridge Boot")
    #expect(names("Ridge Boot Blue", "Ridge Boot").full == "Ridge Boot")
    #expect(names("Ridge Boot Mid", "Ridge Boots").full == "Ridge")
    #expect(names("Mug (blue)", "Bowl (blue)").full == "Mug (blue)")
    #expect(names("", "").full == "v")
  }

  @Test("The short name goes without the brand before it and the category behind it, while something is left")
  func short() {
    #expect(names("Northpeak Ridge Hiking Boots", brand: "Northpeak").short == "Ridge")
    #expect(names("Hiking Boots").short == "Hiking Boots")
    #expect(names("Northpeak", brand: "Northpeak").short == "Northpeak")
    #expect(names("Snowshoes").short == "Snowshoes")
    #expect(names("山脊登山靴").short == "山脊")
  }
}
