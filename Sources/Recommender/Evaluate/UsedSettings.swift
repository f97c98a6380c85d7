// Recommender › UsedSettings: by which settings the scorers of an evaluation are trained.

import GraphRules

/// A training's settings, and where they come from.
struct UsedSettings {
  let config: TrainConfig
  /// For people.
  let words: String

  /// Those that were given, else those that `clew train --tune` found for the model in use, else the usual ones.
  ///
  /// - Throws: A `GraphRulesError` when what the model holds cannot be read by these rules.
  init(_ shop: Shop, given: TrainConfig?) throws {
    if let given {
      config = given
      words = "those of the config"
    } else if let found = shop.model?.model.facts.found {
      config = try TrainConfig.parse(
        text: found.joined(separator: "\n") + "\n", file: "model.json", rules: shop.rules)
      words = "those that clew train --tune found; it may have seen what is hidden here"
    } else {
      config = TrainConfig()
      words = "the usual ones"
    }
  }
}
