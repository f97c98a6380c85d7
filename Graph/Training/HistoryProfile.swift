// GraphRules › HistoryProfile: how much of a customer's past a scorer hears.

/// What the strength of a customer's event is multiplied with before a scorer hears of it.
///
/// Each factor is fixed by her whole recorded history at the time of asking. Leaving out an event, for a
/// counterfactual, takes its own strength away and changes no other one.
package enum HistoryProfile: Hashable, Sendable {
  /// `2^(−age / half-life)`, with the half-lives of the ontology.
  case age
  /// 1, however long ago.
  case flat
  /// `factor^n` for an event after which she chose `n` other products; the factor lies in `0...1`.
  case later(Double)

  /// As in YAML and in `model.json`: `age`, `flat` or the factor.
  package init?(_ text: String) {
    switch text {
    case "age": self = .age
    case "flat": self = .flat
    default:
      guard let factor = Double(text), (0...1).contains(factor) else { return nil }
      self = .later(factor)
    }
  }

  package var text: String {
    switch self {
    case .age: "age"
    case .flat: "flat"
    case .later(let factor): "\(factor)"
    }
  }

  static func read(_ value: YAMLValue) throws(GraphRulesError) -> HistoryProfile {
    guard let profile = HistoryProfile(try value.string()) else {
      throw value.error(
        "“\(try value.string())” is no profile; write age, flat, or what an event keeps for each later choice, 0 to 1")
    }
    return profile
  }
}
