// Recommender › RatingTrial: how well stars are foretold, by the fused score and by none.

import Catalogue
import Dispatch
import Evaluation
import Fusion
import GraphRules
import Scoring
import Synchronization

/// Hides ratings, whether they praise or blame, by the split of the evaluation, and foretells them.
///
/// Clew ranks; it has no model of stars. What the fused score knows of them is measured by a rising curve that is
/// fitted, on training ratings only, to what a baseline of customer's and product's means leaves over.
struct RatingTrial {
  private let shop: Shop
  private let settings: EvaluationSettings
  private let events: [Event]
  private let config: TrainConfig

  /// With fewer ratings to learn from or to foretell, an error says nothing.
  private static let fewest = 20
  /// So many training ratings are enough for the curve.
  private static let curveSample = 2000

  init(_ shop: Shop, _ settings: EvaluationSettings, _ events: [Event], config: TrainConfig) {
    self.config = config
    self.shop = shop
    self.settings = settings
    self.events = events
  }

  /// `nil` when the shop has too few ratings.
  func run(_ progress: (EvaluationProgress) -> Void) throws -> EvaluationReport.Ratings? {
    guard events.count(where: Self.isRating) >= 2 * Self.fewest,
      let plan = try? SplitPlan(settings, shop, events, isChoice: Self.isRating)
    else { return nil }
    let likeness = ProductLikeness(shop)
    var trained = 0
    var predictions: [[(predicted: Double, given: Double)]] = [[], [], [], [], []]
    for number in 0..<plan.foldCount {
      progress(EvaluationProgress(stage: "ratings", done: number, total: plan.foldCount))
      let fold = plan.fold(number)
      let known = Self.ratings(in: fold.training)
      let hidden = hiddenRatings(fold)
      guard known.count >= Self.fewest, !hidden.isEmpty else { continue }
      trained += known.count
      let baseline = RatingBaseline(known)
      let fused = try scores(of: known.spread(Self.curveSample), and: hidden, in: fold)
      let curve = IsotonicFit(
        zip(known.spread(Self.curveSample), fused.known).map { rating, score in
          (score, rating.stars - baseline.expected(user: rating.user, product: rating.product))
        })
      let factors = [RatingFactors(known, traits: []), RatingFactors(known, traits: likeness.traits)]
      for (rating, score) in zip(hidden, fused.hidden) {
        for (place, model) in factors.enumerated() {
          predictions[3 + place].append((model.predicted(rating), rating.stars))
        }
        let expected = baseline.expected(user: rating.user, product: rating.product)
        predictions[0].append((baseline.mean, rating.stars))
        predictions[1].append((expected, rating.stars))
        predictions[2].append((expected + curve.value(at: score), rating.stars))
      }
    }
    guard predictions[0].count >= Self.fewest else { return nil }
    let names = [
      ("mean", "the mean of all known ratings"),
      ("baseline", "mean + product's + customer's deviation, damped"),
      ("baseline + fused", "and a rising curve of the fused score, fitted to known ratings"),
      ("factors", "matrix factorisation: deviations, and factors of customer and product"),
      ("factor machine", "and factors of the product's brand, categories and colours"),
    ]
    return EvaluationReport.Ratings(
      trained: trained, hidden: predictions[0].count,
      lines: zip(names, predictions).map { name, pairs in
        let error = RatingError(pairs)
        return EvaluationReport.RatingLine(
          name: name.0, words: name.1, rmse: error.rmse, mae: error.mae)
      })
  }

  private static func isRating(_ event: Event) -> Bool { event.kind == .rating && event.value != nil }

  private static func ratings(in events: [Event]) -> [Rating] {
    events.compactMap { event in
      guard event.kind == .rating, let stars = event.value else { return nil }
      return Rating(user: event.user, product: event.product.index, stars: stars)
    }
  }

  /// The first stars that each tested customer gave each hidden product.
  private func hiddenRatings(_ fold: Fold) -> [Rating] {
    let ranges = Event.ranges(of: events, userCount: shop.customers.count)
    return fold.held.spread(settings.customers).flatMap { held in
      held.products.compactMap { product in
        let first = events[ranges[held.user]].first {
          Self.isRating($0) && $0.product == product
            && ($0.time ?? .max) >= (fold.moment ?? .min)
        }
        return first.flatMap { event in
          event.value.map { Rating(user: held.user, product: product.index, stars: $0) }
        }
      }
    }
  }

  /// The fused score of each rated product for who rated it, without what her own events with that product say.
  private func scores(
    of known: [Rating], and hidden: [Rating], in fold: Fold
  ) throws -> (known: [Double], hidden: [Double]) {
    let fusion = try TrainedScorers(
      shop, config: config, events: fold.training, moment: fold.moment
    ).fused.fusion
    let trial = Trial(shop, fold)
    let all = known + hidden
    let scores = Mutex([Double](repeating: 0, count: all.count))
    DispatchQueue.concurrentPerform(iterations: all.count) { place in
      let rating = all[place]
      var request = trial.request(of: rating.user)
      request.history.removeAll { $0.product.index == rating.product }
      let score = fusion.prepare(request).contributions(to: ProductID(rating.product))
        .reduce(0) { $0 + $1.amount }
      scores.withLock { $0[place] = score }
    }
    return scores.withLock { (Array($0[..<known.count]), Array($0[known.count...])) }
  }
}
