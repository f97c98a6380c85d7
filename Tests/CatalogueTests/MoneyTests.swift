// CatalogueTests › MoneyTests: amounts as feeds and shop windows write them.

import Catalogue
import Testing

@Suite("Money")
struct MoneyTests {
  @Test(
    "An amount has two decimals and a point, below zero too",
    arguments: [
      (11890, "118.90"), (5, "0.05"), (0, "0.00"), (-5, "-0.05"), (-250, "-2.50"),
      (100_000_000, "1000000.00"),
    ])
  func decimal(hundredths: Int, text: String) {
    #expect(Money(hundredths: hundredths, currency: "EUR").decimal == text)
  }

  @Test(
    "A window shows the sign where one is common, else the code after the amount",
    arguments: [
      ("EUR", "€9.50"), ("GBP", "£9.50"), ("USD", "$9.50"), ("CNY", "¥9.50"), ("PLN", "9.50 PLN"),
      ("", "9.50"),
    ])
  func label(currency: String, text: String) {
    #expect(Money(hundredths: 950, currency: currency).label == text)
  }

  @Test("A feed writes the code, or nothing where it names none")
  func description() {
    #expect(Money(hundredths: 950, currency: "EUR").description == "9.50 EUR")
    #expect(Money(hundredths: 950, currency: "").description == "9.50")
    #expect(Money(hundredths: 950, currency: "EUR").amount == 9.5)
  }
}

@Suite("Slugs")
struct SlugTests {
  @Test(
    "A name becomes lower case words joined by hyphens, in every script",
    arguments: [
      ("Northpeak", "northpeak"), ("  Arc & Co. ", "arc-co"), ("L'Oréal", "loréal"), ("Levi’s", "levis"),
      ("徒步 鞋", "徒步-鞋"), ("!!", ""), ("3-in-1", "3-in-1"), ("ÄPFEL", "äpfel"),
    ])
  func slug(name: String, wanted: String) {
    #expect(Slug.of(name) == wanted)
    #expect(Slug.of(wanted) == wanted, "a slug is its own slug")
  }
}
