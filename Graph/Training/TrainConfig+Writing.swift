// GraphRules › TrainConfig+Writing: a config as the YAML that reads back the same.

extension TrainConfig {
  /// The config as a file for `clew train --config`; settings of scorers without a weight are left out.
  package var yaml: String {
    var text = "weights:\n"
    for name in ScorerName.allCases.map(\.rawValue) {
      if let weight = weights[name] { text += "  \(name): \(weight)\n" }
    }
    if let buckets { text += "buckets: \(buckets.text)\n" }
    let profiles = ScorerName.allCases.map(\.rawValue).compactMap { name in
      history[name].flatMap { isUsed(name) ? "  \(name): \($0.text)\n" : nil }
    }
    if !profiles.isEmpty { text += "history:\n" + profiles.joined() }
    if let metapaths {
      let walks = metapaths.filter { $0.weight > 0 }.map { "  \($0.name): {\(Self.written($0))}\n" }
      text += walks.isEmpty ? "metapaths: {}\n" : "metapaths:\n" + walks.joined()
    }
    if let holdout { text += "holdout: \(holdout)\n" }
    for (name, settings) in sections where isUsed(name) {
      // The names of the properties are those of the settings.
      let written = Mirror(reflecting: settings).children.compactMap { child in
        child.label.map { "\($0): \(child.value)" }
      }
      text += "\(name): {\(written.joined(separator: ", "))}\n"
    }
    return text
  }

  private func isUsed(_ scorer: String) -> Bool { (weights[scorer] ?? 1) > 0 }

  private static func written(_ path: MetaPath) -> String {
    let steps = path.steps.map { ($0.isInverse ? "^" : "") + $0.relation }.joined(separator: ", ")
    var text = "steps: [\(steps)], weight: \(path.weight)"
    for (name, exponent) in [("start", path.start), ("middle", path.middle), ("end", path.end)]
    where exponent != 0 {
      text += ", \(name): \(exponent)"
    }
    if let history = path.history { text += ", history: \(history.text)" }
    if !path.relations.isEmpty {
      let weights = path.relations.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
      text += ", relations: {\(weights.joined(separator: ", "))}"
    }
    return text
  }
}
