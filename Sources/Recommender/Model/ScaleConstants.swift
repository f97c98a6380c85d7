// Recommender › ScaleConstants: σ, what a scorer's scores are divided by so that weights compare like with like.

import Catalogue
import Scoring

/// Measures one global constant per scorer, on a sample of customers.
///
/// `σ_m` is the root mean square, over the sampled customers to whom the scorer says anything, of its largest score.
/// It depends on no single customer, so taking away an event never changes another one's part.
struct ScaleConstants {
  /// So many customers are enough.
  private static let sample = 200

  /// What scales are measured on: evenly spread customers who have events, which stand by customer in order of time; in
  /// a shop without any, evenly spread products as if they were named.
  static func requests(of shop: Shop, events: [Event], reader: HistoryReader) -> [ScoringRequest] {
    let ranges = Event.ranges(of: events, userCount: shop.customers.count)
    return requests(of: ranges.indices.filter { !ranges[$0].isEmpty }, in: shop) {
      reader.items(events[ranges[$0]])
    }
  }

  /// The same of `users`, who are all that have events, in rising order.
  static func requests(
    of users: [Int], in shop: Shop, history: (Int) throws -> [HistoryItem]
  ) rethrows -> [ScoringRequest] {
    guard !users.isEmpty else {
      return spread(shop.catalogue.count).map { product in
        ScoringRequest(user: nil, history: [.named(ProductID(product), variant: 0, turn: 0)])
      }
    }
    return try spread(users.count).map { place in
      ScoringRequest(user: users[place], history: try history(users[place]))
    }
  }

  /// About ``sample`` numbers below `count`, evenly spread.
  private static func spread(_ count: Int) -> StrideTo<Int> {
    stride(from: 0, to: count, by: max(1, count / sample))
  }

  /// The scales by scorer name; a few hundred customers with a history are enough.
  static func measure(_ scorers: [any Scorer], on requests: [ScoringRequest], productCount: Int) -> [String:
    Double]
  {
    var scales: [String: Double] = [:]
    var scores = [Float](repeating: 0, count: productCount)
    for scorer in scorers {
      scales[scorer.name] = scale(
        ofLargest: requests.map { request in
          for product in scores.indices { scores[product] = 0 }
          scorer.prepare(request).addScores(scale: 1, into: &scores)
          return scores.max() ?? 0
        })
    }
    return scales
  }

  /// The root mean square of each customer's largest score, over those to whom anything was said; `nil` for none.
  static func scale(ofLargest largest: some Sequence<Float>) -> Double? {
    var sum = 0.0
    var heard = 0
    for value in largest where value > 0 {
      sum += Double(value) * Double(value)
      heard += 1
    }
    return heard > 0 ? (sum / Double(heard)).squareRoot() : nil
  }
}
