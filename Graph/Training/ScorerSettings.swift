// GraphRules › ScorerSettings: how one scorer's section of a training config is read.

/// The settings of one scorer's training, each with a default.
protocol ScorerSettings {
  /// The names of the settings in YAML; any other is an error with its line.
  static var keys: [String] { get }

  /// Takes over the settings that are written.
  mutating func take(_ section: YAMLMapping) throws(GraphRulesError)
}

extension ScorerSettings {
  /// Reads the section; without one the defaults stay.
  mutating func read(_ value: YAMLValue?) throws(GraphRulesError) {
    guard let value else { return }
    try take(value.mapping(keys: Self.keys))
  }
}

extension YAMLMapping {
  /// Replaces `setting` by the whole number under `key`, where there is one.
  func take(
    _ key: String, into setting: inout Int, in range: ClosedRange<Int>
  ) throws(GraphRulesError) {
    if let value = self[key] { setting = try value.integer(in: range) }
  }

  /// Replaces `setting` by the number under `key`, where there is one.
  func take(
    _ key: String, into setting: inout Double, in range: ClosedRange<Double>
  ) throws(GraphRulesError) {
    if let value = self[key] { setting = try value.number(in: range) }
  }

  /// Replaces a seed of random numbers by the one under `key`, where there is one.
  func take(_ key: String, into seed: inout UInt64) throws(GraphRulesError) {
    if let value = self[key] { seed = UInt64(try value.integer(in: 0...Int.max)) }
  }
}
