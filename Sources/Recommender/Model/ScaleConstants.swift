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

  /// The scales by scorer name, measured on evenly spread customers who have events, by customer in order of time; in a
  /// shop without any, on evenly spread products as if they were named.
  static func measure(
    _ scorers: [any Scorer], of shop: Shop, events: [Event], reader: HistoryReader
  ) -> [String: Double] {
    measure(scorers, on: requests(shop, events, reader), productCount: shop.catalogue.count)
  }

  private static func requests(_ shop: Shop, _ events: [Event], _ reader: HistoryReader) -> [ScoringRequest] {
    let ranges = Event.ranges(of: events, userCount: shop.customers.count)
    let users = ranges.indices.filter { !ranges[$0].isEmpty }
    guard !users.isEmpty else {
      return spread(shop.catalogue.count).map { product in
        ScoringRequest(user: nil, history: [.named(ProductID(product), variant: 0, turn: 0)])
      }
    }
    return spread(users.count).map { place in
      ScoringRequest(user: users[place], history: reader.items(events[ranges[users[place]]]))
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
