// Recommender › UsedSettings: by which settings the scorers of a training are trained, and where they come from.

import GraphRules

/// Where the settings of a training come from.
package enum SettingsSource: Hashable, Sendable {
  case usual
  case given
  /// A search has found them for the model of this number.
  case found(model: Int)
  /// Usual, for those that were found cannot be used any more.
  case notKept(reason: String)
}

/// A training's settings.
struct UsedSettings {
  var config: TrainConfig
  let source: SettingsSource

  /// Those that were given, else those that `clew train --tune` found for the model in use, else the usual ones.
  ///
  /// - Throws: A `GraphRulesError` when what the model holds cannot be read by these rules.
  init(_ shop: Shop, given: TrainConfig?) throws(GraphRulesError) {
    if let given {
      self.init(config: given, source: .given)
    } else if let model = shop.model, let found = model.model.facts.found {
      let text = found.joined(separator: "\n") + "\n"
      self.init(
        config: try TrainConfig.parse(text: text, file: "model.json", rules: shop.rules),
        source: .found(model: model.number))
    } else {
      self.init(config: TrainConfig(), source: .usual)
    }
  }

  /// The same for a training, which does without what was found where that cannot be read.
  init(forTraining shop: Shop, given: TrainConfig?) {
    do {
      self = try UsedSettings(shop, given: given)
      if source == .usual, let fault = shop.modelFault {
        self.init(config: config, source: .notKept(reason: fault))
      }
    } catch {
      self.init(config: TrainConfig(), source: .notKept(reason: "\(error)"))
    }
  }

  private init(config: TrainConfig, source: SettingsSource) {
    self.config = config
    self.source = source
  }

  /// For people who read an evaluation.
  var words: String {
    switch source {
    case .usual, .notKept: "the usual ones"
    case .given: "those of the config"
    case .found: "those that clew train --tune found; it may have seen what is hidden here"
    }
  }
}
