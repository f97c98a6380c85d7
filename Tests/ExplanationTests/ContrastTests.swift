// ExplanationTests › ContrastTests: why one product is above another, in words that fit the sign.

import Catalogue
import Explanation
import GraphRules
import Scoring
import ScoringTesting
import Testing

@Suite("Why one product is above another")
struct ContrastTests {
  let world = try? SmallWorld()

  private func contrast(_ first: [Contribution], _ second: [Contribution]) throws -> Contrast {
    let world = try #require(world)
    let receipts = zip(["trail-shoe", "soup-pot"], [first, second]).map { item, parts in
      Receipt(product: world.id(item), variant: 0, rank: 0, contributions: parts)
    }
    return try world.builder("en").contrast(receipts[0], receipts[1], history: world.request.history)
  }

  @Test("The differences of the rows are that of the scores")
  func sum() throws {
    let contrast = try contrast(
      [part("text", .term("dry"), 0.5, event: 1), part("popularity", .popularity, 0.1)],
      [
        part("text", .term("dry"), 0.2, event: 1),
        part("latent", .latent(item: try product(1)), -0.3, event: 1),
      ])
    #expect(abs(contrast.rows.reduce(0) { $0 + $1.difference } - contrast.difference) < 1e-12)
    #expect(abs(contrast.difference - 0.7) < 1e-12)
  }

  @Test("What is only held against the lower one is told as speaking against it")
  func against() throws {
    let rows = try contrast(
      [part("popularity", .popularity, 0.1)], [part("latent", .latent(item: try product(1)), -0.3, event: 1)]
    ).rows
    #expect(rows.map(\.against) == [1, nil])
    #expect(rows.first?.label.contains("another taste") == true)
  }

  @Test("Where both are weighed, the words are those of the one that it speaks for")
  func favour() throws {
    let row = try #require(
      try contrast(
        [part("latent", .latent(item: try product(1)), 0.2, event: 1)],
        [part("latent", .latent(item: try product(1)), -0.3, event: 1)]
      ).rows.first)
    #expect(row.against == nil)
    #expect(!row.label.contains("another taste"))
    #expect(abs(row.difference - 0.5) < 1e-12)
  }

  /// The product behind one of Anna's events.
  private func product(_ event: Int) throws -> ProductID {
    try #require(world?.request.history.first { $0.cause == .event(event) }?.product)
  }
}
