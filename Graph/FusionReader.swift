// GraphRules › FusionReader: reads the weights of the scorers.

enum FusionReader {
  /// `fusion.yaml`: a weight for every scorer.
  static func read(_ text: String, file: String) throws(GraphRulesError) -> [String: Double] {
    let root = try YAMLValue.mapping(text, file: file, keys: ["weights"])
    let value = try root.required("weights")
    let weights = try weights(value)
    for name in ScorerName.allCases where weights[name.rawValue] == nil {
      throw value.error("the weight of “\(name.rawValue)” is missing; write 0 to switch it off")
    }
    return weights
  }

  /// Scales of some or all scorers, all above 0.
  static func scales(_ value: YAMLValue) throws(GraphRulesError) -> [String: Double] {
    let names = ScorerName.allCases.map(\.rawValue)
    let mapping = try value.mapping(keys: names)
    var scales: [String: Double] = [:]
    for name in names { scales[name] = try mapping[name]?.positive() }
    return scales
  }

  /// Weights of some or all scorers, none negative.
  static func weights(_ value: YAMLValue) throws(GraphRulesError) -> [String: Double] {
    let names = ScorerName.allCases.map(\.rawValue)
    let mapping = try value.mapping(keys: names)
    var weights: [String: Double] = [:]
    for name in names {
      if let value = mapping[name] {
        weights[name] = try value.number(in: 0...Double.greatestFiniteMagnitude)
      }
    }
    return weights
  }
}
