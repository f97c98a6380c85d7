// Recommender › ReasonReport: what an evaluation of explanations found, for the terminal, as JSON and as a page.

import Evaluation
import Foundation

/// The figures of one evaluation of explanations; ``v`` is the version of its JSON.
package struct ReasonReport: Encodable, Sendable {
  /// Of the smallest changes of one goal.
  package struct Changes: Encodable, Sendable {
    /// Shares of the products asked about, and of those found.
    package let found, valid: Double
    /// Of how many all smaller sets were tried, and how many of them had one.
    package let tried, smallerExists: Int
    package let meanSize: Double
    package let medianSize, p90Size: Int
    /// Of how many customers another training was asked, and the share of them where it agrees; `nil` for none.
    package let retrained: Int
    package let holdsAfterTraining: Double?

    private enum CodingKeys: String, CodingKey {
      case found, valid, tried, smallerExists = "smaller_exists", meanSize = "mean_size"
      case medianSize = "median_size", p90Size = "p90_size", retrained
      case holdsAfterTraining = "holds_after_training"
    }
  }
  /// What happens when actions are taken away in one order.
  package struct Deletion: Encodable, Sendable {
    package let order: String
    /// After 1, 2, … actions, of customers with more of them: the share of first products that are still first, or
    /// still on the list, and 1/log2(1 + place).
    package let first, listed, discounted: [Double]
    /// Still first after as many of the least important.
    package let firstFromEnd: [Double]
    /// The share of the score that is left without the first tenth, two tenths, … of the actions, averaged.
    ///
    /// The less the better; with only these, the more the better.
    package let deletionArea, insertionArea: Double

    private enum CodingKeys: String, CodingKey {
      case order, first, listed, discounted, firstFromEnd = "first_from_end", deletionArea = "deletion_area"
      case insertionArea = "insertion_area"
    }
  }
  /// Milliseconds, on one core; the only figures that another run may have otherwise.
  package struct Times: Encodable, Sendable {
    package let p50, p90, p99: Double
  }

  package let v = 1
  package let shop: String
  package let model: Int
  /// Customers, products of their lists, and reasons shown for these.
  package let customers, products, reasons: Int
  package let listLength: Int
  /// The largest of the differences between a score and the sum of its contributions.
  package let decompositionError: Double
  /// The largest difference of a score without some actions and the sum of the other parts.
  package let removalError: Double
  package let paths: Int
  package let pathFaithfulness: Double
  /// Shares of the products: with a reason shown, and with nothing for them but that they are popular.
  package let coverage, popularityOnly: Double
  /// Means over products: of what speaks for one, the share that its shown reasons make and what speaks against it.
  package let disclosed, against: Double
  /// Shares of first products; `harmony` is the harmonic mean of both.
  package let sufficiency, necessity, harmony: Double
  package let change: Changes
  /// The same for the last product of the list, which leaves it.
  package let lastChange: Changes
  package let deletions: [Deletion]
  /// Customers with more than 1, 2, … actions.
  package let deletionCustomers: [Int]
  /// Of each product's heaviest reason, means over customers: recency and popularity of what it is about, kinds, own
  /// products and shared entities by how many could differ, and Simpson's index of the kinds.
  package let recency, entityPopularity, typeDiversity, itemDiversity, entityDiversity,
    typeConcentration: Double
  /// Shares: of explanations that are the same when asked for again, and of reasons that stay when the customer looked
  /// at a product that has nothing to do with it.
  package let determinism, stability: Double
  package let changeTime, explanationTime: Times

  private enum CodingKeys: String, CodingKey {
    case v, shop, model, customers, products, reasons, listLength = "list_length"
    case decompositionError = "decomposition_error"
    case removalError = "removal_error", paths, pathFaithfulness = "path_faithfulness", coverage
    case popularityOnly = "popularity_only", disclosed, against, sufficiency, necessity, harmony, change
    case lastChange = "last_change", deletions, deletionCustomers = "deletion_customers", recency = "lir"
    case entityPopularity = "sep", typeDiversity = "etd", itemDiversity = "lid", entityDiversity = "sed"
    case typeConcentration = "ptc", determinism, stability, changeTime = "change_ms"
    case explanationTime = "explanation_ms"
  }

  init(
    shop: String, model: Int, settings: ReasonSettings, cases: [ReasonCase], times: [ReasonTimes],
    retrained: Int
  ) {
    self.shop = shop
    self.model = model
    listLength = settings.listLength
    let items = cases.flatMap(\.items)
    customers = cases.count
    products = items.count
    reasons = items.reduce(0) { $0 + $1.shown }
    decompositionError = items.reduce(0) { max($0, $1.error) }
    removalError = cases.flatMap(\.deletions.values).reduce(0) { max($0, $1.error) }
    paths = items.reduce(0) { $0 + $1.paths }
    pathFaithfulness = paths == 0 ? 1 : Double(items.reduce(0) { $0 + $1.truePaths }) / Double(paths)
    coverage = Self.share(items, \.isExplained)
    popularityOnly = Self.share(items, \.isPopularityOnly)
    disclosed = Self.mean(items.map(\.disclosed))
    against = Self.mean(items.map(\.against))
    sufficiency = Self.share(cases, \.isSufficient)
    necessity = Self.share(cases, \.isNecessary)
    harmony =
      sufficiency + necessity > 0 ? 2 * sufficiency * necessity / (sufficiency + necessity) : 0
    change = Changes(cases.map(\.first), retrained: retrained)
    lastChange = Changes(cases.filter { $0.items.count == settings.listLength }.map(\.last), retrained: 0)
    deletions = ActionOrder.allCases.map { Deletion($0, cases, settings) }
    deletionCustomers = (1...settings.deleted).map { removed in cases.count { $0.actions > removed } }
    let types = Set(items.map(\.type)).count
    recency = Self.mean(cases.map { Self.mean($0.items.compactMap(\.recency)) })
    entityPopularity = Self.mean(items.compactMap(\.entityPopularity))
    typeDiversity = Self.mean(cases.map { ReasonMetrics.distinct($0.items.map(\.type), of: types) })
    itemDiversity = Self.mean(cases.map { ReasonMetrics.distinct($0.items.compactMap(\.own), of: .max) })
    entityDiversity = Self.mean(
      cases.map { $0.items.compactMap(\.shared) }.filter { !$0.isEmpty }
        .map { ReasonMetrics.distinct($0, of: .max) })
    typeConcentration = Self.mean(cases.map { ReasonMetrics.concentration($0.items.map(\.type)) })
    determinism = Self.share(cases, \.isSame)
    stability = Self.mean(cases.map(\.stability))
    changeTime = Times(times.map(\.change))
    explanationTime = Times(times.map(\.explanation))
  }

  fileprivate static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  fileprivate static func share<Element>(_ all: [Element], _ holds: (Element) -> Bool) -> Double {
    all.isEmpty ? 0 : Double(all.count(where: holds)) / Double(all.count)
  }
}

extension ReasonReport.Times {
  fileprivate init(_ values: [Double]) {
    p50 = ReasonMetrics.percentile(values, 0.5)
    p90 = ReasonMetrics.percentile(values, 0.9)
    p99 = ReasonMetrics.percentile(values, 0.99)
  }
}

extension ReasonReport.Changes {
  fileprivate init(_ changes: [ReasonCase.Change?], retrained: Int) {
    let all = changes.compactMap(\.self)
    let sizes = all.map { Double($0.size) }
    found = ReasonReport.share(changes) { $0 != nil }
    valid = ReasonReport.share(all, \.isValid)
    tried = all.count { $0.isSmallest != nil }
    smallerExists = all.count { $0.isSmallest == false }
    meanSize = ReasonReport.mean(sizes)
    medianSize = Int(ReasonMetrics.percentile(sizes, 0.5))
    p90Size = Int(ReasonMetrics.percentile(sizes, 0.9))
    self.retrained = retrained
    let judged = all.compactMap(\.holdsAfterTraining)
    holdsAfterTraining = judged.isEmpty ? nil : ReasonReport.share(judged) { $0 }
  }
}

extension ReasonReport.Deletion {
  fileprivate init(_ kind: ActionOrder, _ cases: [ReasonCase], _ settings: ReasonSettings) {
    order = kind.rawValue
    let own = cases.compactMap { $0.deletions[kind] }
    func curve(_ ranks: KeyPath<ReasonCase.Deletion, [Int]>, _ value: (Int) -> Double) -> [Double] {
      (0..<settings.deleted).map { step in
        ReasonReport.mean(
          own.filter { $0[keyPath: ranks].count > step }.map { value($0[keyPath: ranks][step]) })
      }
    }
    first = curve(\.ranks) { $0 == 1 ? 1 : 0 }
    listed = curve(\.ranks) { $0 <= settings.listLength ? 1 : 0 }
    discounted = curve(\.ranks) { 1 / log2(1 + Double($0)) }
    firstFromEnd = curve(\.ranksFromEnd) { $0 == 1 ? 1 : 0 }
    deletionArea = ReasonReport.mean(own.map { ReasonReport.mean($0.without) })
    insertionArea = ReasonReport.mean(own.map { ReasonReport.mean($0.only) })
  }
}
