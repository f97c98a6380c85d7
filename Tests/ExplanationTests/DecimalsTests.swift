// ExplanationTests › DecimalsTests: amounts as text.

import Explanation
import Testing

@Suite("Amounts as text")
struct DecimalsTests {
  @Test("Two decimals for shares of a score")
  func two() {
    #expect([0.166, -0.04, -0.001, 12].map(Decimals.two) == ["0.17", "-0.04", "0.00", "12.00"])
    #expect(Decimals.two(.nan) == "–")
  }

  @Test("Four significant digits for the weights of edges")
  func significant() {
    let values = [1, 0.62, 0.371_812_81, 0.000_317_24, 1234.56, 12.3456, -0.5, 0, 99_999]
    let wanted = ["1", "0.62", "0.3718", "0.0003172", "1235", "12.35", "-0.5", "0", "99999"]
    #expect(values.map(Decimals.significant) == wanted)
  }
}
