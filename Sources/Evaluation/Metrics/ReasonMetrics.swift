// Evaluation › ReasonMetrics: figures of explanations that need nothing but numbers.

/// How recent, popular and varied reasons are.
///
/// Definitions of G. Balloccu, L. Boratto, G. Fenu, M. Marras, “Post processing recommender systems with knowledge graphs
/// for recency, popularity, and diversity of explanations”, SIGIR 2022, and of “Reinforcement recommendation reasoning
/// through knowledge graphs for explanation path quality”, Knowledge-Based Systems 260, 2023.
package enum ReasonMetrics {
  /// Exponential moving average over values in rising order, stretched to `0...1`: `l₁ = t₁; lᵢ = (1−β) lᵢ₋₁ + β tᵢ`.
  ///
  /// Of the times of a customer's actions it is the recency of each (LIR, 1 for the latest); of the degrees of the
  /// entities of a kind, how popular each is (SEP). All are 1 where they are equal.
  package static func smoothed(_ rising: [Double], beta: Double = 0.3) -> [Double] {
    guard var level = rising.first else { return [] }
    let levels = rising.map { value in
      level = (1 - beta) * level + beta * value
      return level
    }
    let (low, high) = (levels[0], levels[levels.count - 1])
    guard high > low else { return levels.map { _ in 1 } }
    return levels.map { ($0 - low) / (high - low) }
  }

  /// Distinct among `items` by how many could differ, in `0...1`; 0 for none.
  package static func distinct(_ items: [some Hashable], of possible: Int) -> Double {
    let most = min(items.count, possible)
    return most == 0 ? 0 : min(1, Double(Set(items).count) / Double(most))
  }

  /// How likely two drawn without return are of different types (Simpson's index): `1 − Σ n(n−1) / N(N−1)`; 0 for
  /// fewer than two.
  package static func concentration(_ types: [some Hashable]) -> Double {
    guard types.count > 1 else { return 0 }
    var counts = [AnyHashable: Int]()
    for type in types { counts[AnyHashable(type), default: 0] += 1 }
    let same = counts.values.reduce(0) { $0 + $1 * ($1 - 1) }
    return 1 - Double(same) / Double(types.count * (types.count - 1))
  }

  /// Shared by all, in `0...1`; 1 for two empty sets.
  package static func jaccard<Element: Hashable>(_ a: Set<Element>, _ b: Set<Element>) -> Double {
    let all = a.union(b).count
    return all == 0 ? 1 : Double(a.intersection(b).count) / Double(all)
  }

  /// The value below which a share of `values` lies, by the nearest rank; 0 for none.
  package static func percentile(_ values: [Double], _ share: Double) -> Double {
    guard !values.isEmpty else { return 0 }
    let place = Int((share * Double(values.count)).rounded(.up)) - 1
    return values.sorted()[min(values.count - 1, max(0, place))]
  }
}
