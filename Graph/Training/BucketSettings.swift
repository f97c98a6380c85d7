// GraphRules › BucketSettings: weights that differ with how popular a candidate is.

/// Factors of the scorers' weights by how many customers had chosen the candidate at training.
///
/// They hang on the candidate alone, on no customer: a score stays a sum of reasons.
package struct BucketSettings: Hashable, Codable, Sendable {
  /// How many customers a product of the second, third, … bucket has at least; rising, from 1.
  package var limits: [Int]
  /// By scorer a factor for each bucket, one more than there are limits; scorers that are not named have 1 everywhere.
  package var factors: [String: [Double]]

  package init(limits: [Int], factors: [String: [Double]]) {
    self.limits = limits
    self.factors = factors
  }

  /// The bucket of a product that so many customers chose.
  package func bucket(ofPopularity popularity: Int) -> Int { limits.count { $0 <= popularity } }

  /// Reads `{limits: [5, 20], text: [2, 1, 0.5]}`.
  static func read(_ value: YAMLValue) throws(GraphRulesError) -> BucketSettings {
    let names = ScorerName.allCases.map(\.rawValue)
    let mapping = try value.mapping(keys: ["limits"] + names)
    let given = try mapping.required("limits")
    var limits: [Int] = []
    for limit in try given.list() { limits.append(try limit.integer(in: 1...1_000_000_000)) }
    guard !limits.isEmpty, zip(limits, limits.dropFirst()).allSatisfy({ $0 < $1 }), limits.count < 16 else {
      throw given.error("give up to 15 rising numbers of customers, for instance [5, 20]")
    }
    var factors: [String: [Double]] = [:]
    for name in names {
      guard let value = mapping[name] else { continue }
      var own: [Double] = []
      for factor in try value.list() { own.append(try factor.number(in: 0...Double.greatestFiniteMagnitude)) }
      guard own.count == limits.count + 1 else {
        throw value.error("give \(limits.count + 1) factors, one for each bucket between the limits")
      }
      factors[name] = own
    }
    return BucketSettings(limits: limits, factors: factors)
  }

  /// As in a file.
  package var text: String {
    let own = ScorerName.allCases.map(\.rawValue).compactMap { name in
      factors[name].map { "\(name): [\($0.map { "\($0)" }.joined(separator: ", "))]" }
    }
    let limits = "limits: [\(limits.map(String.init).joined(separator: ", "))]"
    return "{\(([limits] + own).joined(separator: ", "))}"
  }
}
