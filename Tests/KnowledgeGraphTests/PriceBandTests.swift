// KnowledgeGraphTests › PriceBandTests: prices that feel alike.

import Catalogue
import KnowledgeGraph
import Testing

@Suite("Price bands")
struct PriceBandTests {
  @Test(
    "A price is in the band between round limits, the lower one included",
    arguments: [
      (7000, "EUR-70-100", "€70–100"), (9999, "EUR-70-100", "€70–100"), (10000, "EUR-100-150", "€100–150"),
      (14999, "EUR-100-150", "€100–150"), (15000, "EUR-150-200", "€150–200"), (99, "EUR-0.7-1", "€0.70–1"),
      (30, "EUR-0.3-0.5", "€0.30–0.50"), (15, "EUR-0.15-0.2", "€0.15–0.20"),
      (1, "EUR-0.01-0.02", "€0.01–0.02"),
      (250_000, "EUR-2000-3000", "€2000–3000"),
    ])
  func bands(hundredths: Int, key: String, label: String) throws {
    let band = try #require(PriceBand(Money(hundredths: hundredths, currency: "EUR")))
    #expect(band.key == key)
    #expect(band.label == label)
  }

  @Test("Every price up to 120 lies in its band")
  func contains() throws {
    for hundredths in 1...12_000 {
      let price = Money(hundredths: hundredths, currency: "EUR")
      let band = try #require(PriceBand(price))
      #expect(band.lower <= price.amount && price.amount < band.upper, "\(price) in \(band.key)")
    }
  }

  @Test("What costs nothing has no band")
  func nothing() {
    #expect(PriceBand(Money(hundredths: 0, currency: "EUR")) == nil)
    #expect(PriceBand(Money(hundredths: -100, currency: "EUR")) == nil)
  }
}
