// Fusion › CandidateBuckets: which weights hold for which candidate.

package import GraphRules

/// The bucket of each product by its popularity at training, and each scorer's factor there.
package struct CandidateBuckets: Sendable {
  private let numbers: [UInt8]
  private let factors: [String: [Double]]

  /// With `popularity` by product; products that came later were chosen by nobody.
  package init(_ settings: BucketSettings, popularity: [Int]) {
    numbers = popularity.map { UInt8(settings.bucket(ofPopularity: $0)) }
    factors = settings.factors
  }

  /// A scorer's factors by bucket; `nil` where they are all 1.
  func factors(of scorer: String) -> [Double]? {
    guard let own = factors[scorer], own.contains(where: { $0 != 1 }) else { return nil }
    return own
  }

  func number(of product: Int) -> Int { product < numbers.count ? Int(numbers[product]) : 0 }

  /// Adds to each product's score that of `own` with the factor of its bucket.
  func add(_ own: [Float], factors: [Double], to scores: inout [Float]) {
    let factors = factors.map(Float.init)
    for product in scores.indices { scores[product] += own[product] * factors[number(of: product)] }
  }
}
