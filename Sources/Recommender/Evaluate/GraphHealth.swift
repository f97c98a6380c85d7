// Recommender › GraphHealth: whether external triples were joined to the right products.

package import Catalogue
import Dispatch
import Evaluation
package import Foundation
package import GraphRules
import GraphWalkScoring
import ShopStore
import Synchronization
import VectorMath

/// Walks over nothing but external triples from what customers chose, and asks how often they find what the same
/// customers chose later; then the same with the products of the triples dealt out anew.
///
/// Triples that say something of the products find more than shuffled ones. Where they do not, their ids were
/// probably joined to the wrong products: a shifted column, another shop's numbers, a rounded id. The shuffle gives each
/// product the triples of another, so every entity keeps its count of products. Cost: 21
/// walks a sampled customer, of whom 200 are enough.
package struct GraphHealth: Encodable, Hashable, Sendable {
  /// What can be said.
  package enum Verdict: String, Encodable, Sendable {
    case joined
    /// Triples find no more than shuffled ones.
    case misjoined
    /// Too few hidden choices were met to tell.
    case unclear
  }
  package let verdict: Verdict
  /// Products with a triple, customers asked, and choices of theirs that were hidden.
  package let products, customers, hidden: Int
  /// The walk finds a product when it is among the first so many.
  package let cutoff: Int
  /// The share of hidden choices found by the triples as they are, and on average by shuffled ones.
  package let recall, shuffledRecall: Double
  package let shuffles: Int

  private enum CodingKeys: String, CodingKey {
    case verdict, products, customers, hidden, cutoff, recall, shuffledRecall = "shuffled_recall", shuffles
  }

  /// How many times more the triples find than shuffled ones; `nil` when those find nothing.
  package var ratio: Double? { shuffledRecall > 0 ? recall / shuffledRecall : nil }

  private static let sample = 200
  private static let shuffleCount = 20
  private static let longestHistory = 20
  private static let mostHidden = 10
  /// Below this ratio nothing is gained by the triples.
  private static let leastRatio = 1.5
  /// So many hits a shuffle must have had for a missing gap to mean anything.
  private static let fewestHits = 5.0

  /// Measures with events by customer in order of time; `nil` when the shop has no triples about products, or no
  /// customer chose two of those.
  init?(_ shop: Shop, events: [Event], seed: UInt64 = 7) {
    let walk = OutsideWalk(shop.graph, productCount: shop.catalogue.count)
    let linked = walk.degrees.indices.filter { walk.degrees[$0] > 0 }.map(Int32.init)
    guard linked.count > 1 else { return nil }
    let tests = Self.tests(shop, events, walk.degrees)
    guard !tests.isEmpty else { return nil }
    // A list of a fiftieth of the products; in a small shop of more, so that chance has hits to compare with.
    let cutoff = max(1, min(linked.count / 10, max(5, linked.count / 50)))
    let hits = Mutex([Int](repeating: 0, count: Self.shuffleCount + 1))
    DispatchQueue.concurrentPerform(iterations: Self.shuffleCount + 1) { turn in
      // Turn 0 leaves every product its own triples.
      var places = [Int32](repeating: -1, count: shop.catalogue.count)
      var dealt = linked
      var generator = SeededGenerator(seed: seed &+ UInt64(turn))
      if turn > 0 { generator.shuffle(&dealt) }
      for (product, place) in zip(linked, dealt) { places[Int(product)] = place }
      let found = Self.hits(tests, walk, places, cutoff)
      hits.withLock { $0[turn] = found }
    }
    let counts = hits.withLock(\.self)
    let shuffled = counts[1...]
    let mean = Double(shuffled.reduce(0, +)) / Double(shuffled.count)
    let all = tests.reduce(0) { $0 + $1.hidden.count }
    products = linked.count
    customers = tests.count
    hidden = all
    self.cutoff = cutoff
    recall = Double(counts[0]) / Double(all)
    shuffledRecall = mean / Double(all)
    shuffles = Self.shuffleCount
    verdict =
      if Double(counts[0]) >= Self.leastRatio * mean, counts[0] > shuffled.max() ?? 0 {
        .joined
      } else if mean >= Self.fewestHits, Double(counts[0]) < Self.leastRatio * mean {
        .misjoined
      } else {
        .unclear
      }
  }

  /// A customer's earlier and later choices among products with triples.
  private struct Test: Sendable {
    let known, hidden: [Int32]
  }

  private static func tests(_ shop: Shop, _ events: [Event], _ degrees: [Int]) -> [Test] {
    var tests: [Test] = []
    for range in Event.ranges(of: events, userCount: shop.customers.count) {
      var seen: Set<Int> = []
      let chosen = events[range].filter {
        degrees[$0.product.index] > 0 && shop.history.isChoice($0) && seen.insert($0.product.index).inserted
      }.map { Int32($0.product.index) }
      guard chosen.count > 1 else { continue }
      let hidden = min(mostHidden, max(1, chosen.count / 3))
      tests.append(
        Test(
          known: chosen.dropLast(hidden).suffix(longestHistory), hidden: Array(chosen.suffix(hidden))))
    }
    return tests.spread(sample)
  }

  /// How many hidden products the walk puts among the first `cutoff`, where `places` says whose triples each product has.
  private static func hits(_ tests: [Test], _ walk: OutsideWalk, _ places: [Int32], _ cutoff: Int) -> Int {
    var scores = [Double](repeating: 0, count: places.count)
    var touched: [Int32] = []
    var hits = 0
    for test in tests {
      for product in test.known {
        walk.spread(from: Int(places[Int(product)]), into: &scores, touched: &touched)
      }
      let known = Set(test.known.map { places[Int($0)] })
      let rivals = touched.filter { !known.contains($0) }
      for product in test.hidden {
        let target = places[Int(product)]
        let own = scores[Int(target)]
        guard own > 0 else { continue }
        let before = rivals.count { scores[Int($0)] > own || (scores[Int($0)] == own && $0 < target) }
        if before < cutoff { hits += 1 }
      }
      for product in touched { scores[Int(product)] = 0 }
      touched.removeAll(keepingCapacity: true)
    }
    return hits
  }
}

extension GraphHealth {
  /// The finding when nothing is gained by the triples.
  package static let findingCode = "W82"

  /// What was found, in one line for people.
  package var words: String {
    let figures =
      "walks over external triples find \(FigureText.percent(recall)) of \(FigureText.count(hidden)) later choices, "
      + "\(FigureText.percent(shuffledRecall)) when the triples are shuffled"
    switch verdict {
    case .joined: return figures + (ratio.map { ": \(FigureText.fixed($0, decimals: 1)) times more" } ?? "")
    case .misjoined: return figures + ": no gap, so they were probably joined to the wrong products"
    case .unclear: return figures + ": too few to tell whether they were joined to the right products"
    }
  }

  /// For a report of an ingest or a training; `nil` where nothing is amiss.
  package var finding: Finding? {
    guard verdict == .misjoined else { return nil }
    return Finding(code: Self.findingCode, severity: .warn, line: 0, record: "", message: words)
  }
}

extension Shop {
  /// Whether external triples were joined to the right products; `nil` where there are none, or no events to tell by.
  package func graphHealth() throws -> GraphHealth? {
    GraphHealth(self, events: try store.allEvents())
  }
}

extension [FileReport] {
  /// The same with a test of the graph beside each file of triples that was just taken in.
  ///
  /// Opens the shop for it; reports without new triples stay as they are.
  package func testingTriples(in folder: URL, rules: GraphRules) throws -> [FileReport] {
    let isNew: (FileReport) -> Bool = {
      $0.format == InputKind.triples.format && $0.verdict == .accepted && !$0.isRehearsal
        && $0.unchangedSince == nil
    }
    guard contains(where: isNew), let health = try Shop(folder: folder, rules: rules).graphHealth() else {
      return self
    }
    return map { report in
      guard isNew(report) else { return report }
      var report = report
      report.graphHealth = health
      if let finding = health.finding { report.tally.note(finding) }
      return report
    }
  }
}
