// Recommender › Evaluator: trains on a part of what is known, and measures the lists against the rest.

import Catalogue
import Evaluation
import Fusion
import GraphRules
import Scoring
import ShopStore

/// One evaluation of a shop, which it leaves as it is: kernels are trained in memory.
package struct Evaluator {
  let shop: Shop
  let settings: EvaluationSettings
  let progress: (EvaluationProgress) -> Void

  package init(
    _ shop: Shop, _ settings: EvaluationSettings, progress: @escaping (EvaluationProgress) -> Void
  ) {
    self.shop = shop
    self.settings = settings
    self.progress = progress
  }

  /// Runs it; the same settings on the same shop give the same report, on however many cores.
  ///
  /// - Throws: ``ShopError/nothingToEvaluate(_:)`` when nothing can be hidden, ``ShopError/badTestFile(_:line:reason:)``,
  ///   or what reading the events throws.
  package func run() throws -> EvaluationReport {
    let events = try shop.store.allEvents()
    let plan = try SplitPlan(settings, shop, events)
    let used = try UsedSettings(shop, given: settings.config)
    var book = EvaluationBook(shop, settings)
    for number in 0..<plan.foldCount {
      let fold = plan.fold(number)
      let trained = try train(fold, used.config, plan, number)
      let candidates = plan.isGiven ? Candidates(forEveryoneIn: shop) : nil
      let trial = Trial(shop, fold, includesSeen: settings.includesSeen, candidates: candidates)
      let held = fold.held.spread(settings.customers)
      let providers: [any ListProvider] =
        [trained.fused, PopularLists(trained.choices, productCount: shop.catalogue.count)]
        + (try settings.models.map { try compared($0, trained, fold, used.config, plan, number) })
      let longest = settings.cutoffs.max() ?? settings.mainCutoff
      let stage = stageName("lists", number, plan)
      let cases = trial.run(held, providers: providers, count: longest) {
        progress(EvaluationProgress(stage: stage, done: $0, total: held.count))
      }
      book.add(
        cases, choices: trained.choices, events: fold.training.isEmpty ? events.count : fold.training.count)
      ablate(trained, trial, held, plan, number, into: &book)
    }
    guard book.cases.contains(where: { !$0.lists[0].isEmpty }) else {
      throw ShopError.nothingToEvaluate(plan.words)
    }
    let ratings =
      plan.isGiven ? nil : try RatingTrial(shop, settings, events, config: used.config).run(progress)
    progress(EvaluationProgress(stage: "intervals", done: 0, total: 1))
    let words = plan.isGiven && settings.config == nil ? "those of the model in use" : used.words
    return book.report(split: plan, settings: words, ratings: ratings)
  }

  private func train(_ fold: Fold, _ config: TrainConfig, _ plan: SplitPlan, _ number: Int) throws
    -> TrainedScorers
  {
    if plan.isGiven, settings.config == nil { return TrainedScorers(try shop.trained()) }
    let events = plan.isGiven ? fold.profiles : fold.training
    return try TrainedScorers(
      shop, config: config, events: events, moment: fold.moment
    ) { part in
      progress(EvaluationProgress(stage: stageName("training: \(part)", number, plan), done: 0, total: 1))
    }
  }

  /// A model that is trained for this fold alone.
  private func compared(
    _ model: ComparisonModel, _ trained: TrainedScorers, _ fold: Fold, _ config: TrainConfig,
    _ plan: SplitPlan, _ number: Int
  ) throws -> any ListProvider {
    func tell(_ what: String) {
      progress(EvaluationProgress(stage: stageName(what, number, plan), done: 0, total: 1))
    }
    tell(model.rawValue)
    let events = plan.isGiven ? fold.profiles : fold.training
    let fused = try FusedOtherwise(model, trained, shop, config: config, events: events, moment: fold.moment)
    return fused ?? ComparedLists(model, trained.choices) { tell("\(model.rawValue), pass \($0)") }
  }

  /// Lists without each scorer and of each alone, beside those of the fusion, for fewer customers.
  private func ablate(
    _ trained: TrainedScorers, _ trial: Trial, _ held: [HeldOut], _ plan: SplitPlan, _ number: Int,
    into book: inout EvaluationBook
  ) {
    guard settings.ablationCustomers > 0, trained.scorers.count > 1 else { return }
    let names = trained.scorers.map(\.name)
    let providers: [any ListProvider] =
      [trained.fused] + names.map(trained.without) + names.map(trained.alone)
    let some = held.spread(settings.ablationCustomers)
    let stage = stageName("each scorer", number, plan)
    let cases = trial.run(some, providers: providers, count: settings.mainCutoff) {
      progress(EvaluationProgress(stage: stage, done: $0, total: some.count))
    }
    book.addAblation(cases, scorers: names)
  }

  private func stageName(_ name: String, _ number: Int, _ plan: SplitPlan) -> String {
    plan.foldCount == 1 ? name : "\(name), fold \(number + 1) of \(plan.foldCount)"
  }
}
