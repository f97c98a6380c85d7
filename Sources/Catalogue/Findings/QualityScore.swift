// Catalogue › QualityScore: how good a feed is for recommending, from 0 to 100.

/// 100 points, less those that each kind of finding costs.
///
/// A kind costs `points · min(1, count / read)`, where its points are 100 for what is mandatory, 15 for what is
/// recommended, 3 for what is optional, and 0 for the rest (``FindingKind/Weight``); the score is never below 0. So the
/// points that a report shows beside its findings, taken from 100, are the score.
package struct QualityScore: Hashable, Sendable {
  /// In `0...100`.
  package let points: Double

  /// - Parameters:
  ///   - findings: The count of each code.
  ///   - read: The records read.
  package init(_ findings: some Sequence<(code: String, count: Int)>, read: Int) {
    // In the order of the codes, so that the sum is the same whatever the order in which they were found.
    let costs = findings.sorted { $0.code < $1.code }.map {
      Self.cost(of: $0.code, count: $0.count, read: read)
    }
    points = max(0, costs.reduce(100, -))
  }

  /// The points that one kind of finding costs.
  package static func cost(of code: String, count: Int, read: Int) -> Double {
    guard read > 0 else { return 0 }
    return FindingKind.of(code).weight.points * min(1, Double(count) / Double(read))
  }
}
