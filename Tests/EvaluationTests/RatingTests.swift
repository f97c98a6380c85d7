// EvaluationTests › RatingTests: stars foretold by means and by a rising curve.

import Evaluation
import Testing
import VectorMath

@Suite("Stars")
struct RatingTests {
  @Test("The baseline draws few ratings towards the mean, product first, by hand")
  func baseline() {
    let baseline = RatingBaseline([
      Rating(user: 0, product: 0, stars: 5), Rating(user: 1, product: 0, stars: 3),
      Rating(user: 0, product: 1, stars: 4), Rating(user: 1, product: 1, stars: 2),
    ])
    #expect(baseline.mean == 3.5)
    let product = (1.5 - 0.5) / (2 + 25.0)
    let user = ((1.5 - product) + (0.5 + product)) / (2 + 10.0)
    #expect(abs(baseline.expected(user: 0, product: 0) - (3.5 + product + user)) < 1e-12)
    #expect(baseline.expected(user: 7, product: 9) == 3.5)
  }

  @Test("Errors of 1 and -3 have a root mean square of √5 and a mean of 2")
  func errors() {
    let error = RatingError([(predicted: 4, given: 3), (predicted: 1, given: 4)])
    #expect(error.rmse == 5.0.squareRoot() && error.mae == 2)
  }

  @Test("Violators are pooled into steps, by hand")
  func pools() {
    let fit = IsotonicFit([(x: 3, y: 2), (x: 1, y: 1), (x: 2, y: 3), (x: 4, y: 5)])
    #expect([0, 1, 2, 3, 3.9, 4, 9].map { fit.value(at: $0) } == [1, 1, 2.5, 2.5, 2.5, 5, 5])
  }

  @Test("No other rising curve is nearer: the fit of chance points against all curves of a grid")
  func nearest() {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<30 {
      let points = (0..<5).map { (x: Double($0), y: Double(random.below(4))) }
      let fit = IsotonicFit(points)
      let own = points.reduce(0) { $0 + ($1.y - fit.value(at: $1.x)) * ($1.y - fit.value(at: $1.x)) }
      let values = points.map { fit.value(at: $0.x) }
      #expect(values == values.sorted())
      // All rising curves with heights in steps of a half.
      var best = Double.infinity
      func extend(_ place: Int, _ low: Int, _ error: Double) {
        guard place < 5 else { return best = min(best, error) }
        for step in low...6 {
          let miss = points[place].y - Double(step) / 2
          extend(place + 1, step, error + miss * miss)
        }
      }
      extend(0, 0, 0)
      #expect(own <= best + 1e-12)
    }
  }

  @Test("Points of the same place are one point")
  func ties() {
    let fit = IsotonicFit([(x: 1, y: 0), (x: 1, y: 2), (x: 1, y: 4)])
    #expect(fit.value(at: 1) == 2 && fit.value(at: 0) == 2)
  }
}
