// GraphRules › YAMLMapping: a mapping whose keys are all known.

/// A mapping that has been checked for unknown keys.
struct YAMLMapping {
  private let values: [String: YAMLValue]
  /// Where the mapping begins.
  let place: YAMLValue

  init(
    entries: [(name: YAMLValue, key: String, value: YAMLValue)], keys: [String], place: YAMLValue
  ) throws(GraphRulesError) {
    var values: [String: YAMLValue] = [:]
    for entry in entries {
      guard keys.contains(entry.key) else {
        throw entry.name.error("unknown key “\(entry.key)”" + Suggestion.hint(for: entry.key, among: keys))
      }
      values[entry.key] = entry.value
    }
    self.values = values
    self.place = place
  }

  /// The value of a key that may be left out.
  subscript(key: String) -> YAMLValue? { values[key] }

  /// The value of a key that must be there.
  func required(_ key: String) throws(GraphRulesError) -> YAMLValue {
    guard let value = values[key] else { throw place.error("the key “\(key)” is missing") }
    return value
  }
}
