// GraphRules › TrainConfig: what `clew train --config FILE` does otherwise than by default.

/// The settings of one training; everything left out stays as it is.
package struct TrainConfig: Hashable, Sendable {
  /// Weights by scorer name, for the scorers that are named.
  package var weights: [String: Double] = [:]
  /// The walks that count instead of those of `metapaths.yaml`.
  package var metapaths: [MetaPath]?
  /// How many neighbours of a product are kept.
  package var neighbours: Int?
  /// How many purchases after one are looked at.
  package var transitionWindow: Int?
  /// The learned likeness: how many dimensions, passes over the data, and the seed of its random numbers.
  package var latentDimensions: Int?
  package var latentEpochs: Int?
  package var latentSeed: UInt64?
  /// Whether a part of the events is held back to measure what was learned.
  package var holdout: Bool?

  package init() {}

  /// Reads a config; walks are checked against the relations and phrases of `rules`.
  package static func parse(
    text: String, file: String, rules: GraphRules
  ) throws(GraphRulesError) -> TrainConfig {
    let root = try YAMLValue.mapping(
      text, file: file, keys: ["weights", "metapaths", "neighbours", "transitions", "latent", "holdout"])
    var config = TrainConfig()
    if let weights = root["weights"] { config.weights = try FusionReader.weights(weights) }
    if let value = root["metapaths"] {
      config.metapaths = try MetaPathReader.metapaths(
        value, ontology: rules.ontology, phrases: rules.phrases)
    }
    config.neighbours = try root["neighbours"]?.mapping(keys: ["k"]).required("k").integer(in: 1...100_000)
    config.transitionWindow = try root["transitions"]?.mapping(keys: ["window"]).required("window")
      .integer(in: 1...1000)
    let latent = try root["latent"]?.mapping(keys: ["dimensions", "epochs", "seed"])
    config.latentDimensions = try latent?["dimensions"]?.integer(in: 1...4096)
    config.latentEpochs = try latent?["epochs"]?.integer(in: 1...10_000)
    config.latentSeed = try latent?["seed"].map { (value) throws(GraphRulesError) in
      UInt64(try value.integer(in: 0...Int.max))
    }
    config.holdout = try root["holdout"]?.bool()
    return config
  }

  /// Reads the config in the file at `path`.
  package static func load(path: String, rules: GraphRules) throws(GraphRulesError) -> TrainConfig {
    try parse(text: RuleFiles.text(of: path), file: path, rules: rules)
  }
}
