// Recommender › ScaleConstants: σ, what a scorer's scores are divided by so that weights compare like with like.

import Scoring

/// Measures one global constant per scorer, on a sample of customers.
///
/// `σ_m` is the root mean square, over the sampled customers to whom the scorer says anything, of its largest score.
/// It depends on no single customer, so taking away an event never changes another one's part.
struct ScaleConstants {
  /// The scales by scorer name; a few hundred customers with a history are enough.
  static func measure(_ scorers: [any Scorer], on requests: [ScoringRequest], productCount: Int) -> [String:
    Double]
  {
    var scales: [String: Double] = [:]
    var scores = [Float](repeating: 0, count: productCount)
    for scorer in scorers {
      var sum = 0.0
      var heard = 0
      for request in requests {
        for product in scores.indices { scores[product] = 0 }
        scorer.prepare(request).addScores(scale: 1, into: &scores)
        let largest = Double(scores.max() ?? 0)
        guard largest > 0 else { continue }
        sum += largest * largest
        heard += 1
      }
      if heard > 0 { scales[scorer.name] = (sum / Double(heard)).squareRoot() }
    }
    return scales
  }
}
