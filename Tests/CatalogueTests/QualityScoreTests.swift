// CatalogueTests › QualityScoreTests: what the score of a feed is made of.

import Catalogue
import Testing

@Suite("Quality of a feed")
struct QualityScoreTests {
  @Test("A feed without findings has 100 points")
  func clean() { #expect(QualityScore([], read: 10).points == 100) }

  @Test("Half of the pictures missing costs half of what is recommended")
  func pictures() {
    #expect(QualityScore([(code: "W40", count: 5)], read: 10).points == 92.5)
  }

  @Test("A record may have several faults of one kind and costs no more than all of it")
  func capped() {
    #expect(QualityScore([(code: "W40", count: 50)], read: 10).points == 85)
  }

  @Test("A rejected record costs its share of everything, and the score ends at 0")
  func rejected() {
    #expect(QualityScore([(code: "R04", count: 1)], read: 10).points == 90)
    #expect(QualityScore([(code: "R04", count: 10), (code: "W40", count: 10)], read: 10).points == 0)
  }

  @Test("What is only worth knowing costs nothing")
  func notes() {
    #expect(QualityScore([(code: "N01", count: 1), (code: "W32", count: 9)], read: 10).points == 100)
  }
}
