// GraphRules › TrainConfig: what `clew train --config FILE` does otherwise than by default.

/// The settings of one training; everything left out stays as it is.
///
/// Besides what concerns all scorers there is one section a scorer that learns, under its name in `fusion.yaml`.
package struct TrainConfig: Hashable, Sendable {
  /// Weights by scorer name, for the scorers that are named.
  package var weights: [String: Double] = [:]
  /// What scores are divided by, for the scorers that are named; all others are measured.
  package var scales: [String: Double] = [:]
  /// The walks that count instead of those of `metapaths.yaml`.
  package var metapaths: [MetaPath]?
  /// How much of a customer's past a scorer hears, by its name; ``HistoryProfile/age`` where nothing is said.
  package var history: [String: HistoryProfile] = [:]
  /// How weights differ with the popularity of a candidate; `nil` for not at all.
  package var buckets: BucketSettings?
  /// Whether a part of the events is held back to measure what was learned.
  package var holdout: Bool?
  package var neighbours = NeighboursSettings()
  package var transition = TransitionSettings()
  package var peers = PeersSettings()
  package var ease = EASESettings()
  package var spectral = SpectralSettings()
  package var als = ALSSettings()
  package var latent = LatentSettings()

  /// The sections of a file that name a scorer, which is one that learns.
  package static let sectionNames = [
    "neighbours", "transition", "peers", "ease", "spectral", "als", "latent",
  ]

  /// The sections by name, in the order of a file.
  var sections: [(name: String, settings: any ScorerSettings)] {
    [
      ("neighbours", neighbours), ("transition", transition), ("peers", peers), ("ease", ease),
      ("spectral", spectral), ("als", als), ("latent", latent),
    ]
  }

  package init() {}

  /// Reads a config; walks are checked against the relations and phrases of `rules`.
  package static func parse(
    text: String, file: String, rules: GraphRules
  ) throws(GraphRulesError) -> TrainConfig {
    let root = try YAMLValue.mapping(
      text, file: file,
      keys: ["weights", "scales", "buckets", "metapaths", "history", "holdout"] + sectionNames)
    var config = TrainConfig()
    if let weights = root["weights"] { config.weights = try FusionReader.weights(weights) }
    if let scales = root["scales"] { config.scales = try FusionReader.scales(scales) }
    if let buckets = root["buckets"] { config.buckets = try BucketSettings.read(buckets) }
    if let value = root["metapaths"] {
      config.metapaths = try MetaPathReader.metapaths(
        value, ontology: rules.ontology, phrases: rules.phrases)
    }
    if let history = try root["history"]?.mapping(keys: ScorerName.allCases.map(\.rawValue)) {
      for name in ScorerName.allCases.map(\.rawValue) {
        if let value = history[name] { config.history[name] = try HistoryProfile.read(value) }
      }
    }
    config.holdout = try root["holdout"]?.bool()
    try config.neighbours.read(root["neighbours"])
    try config.transition.read(root["transition"])
    try config.peers.read(root["peers"])
    try config.ease.read(root["ease"])
    try config.spectral.read(root["spectral"])
    try config.als.read(root["als"])
    try config.latent.read(root["latent"])
    return config
  }

  /// Reads the config in the file at `path`.
  package static func load(path: String, rules: GraphRules) throws(GraphRulesError) -> TrainConfig {
    try parse(text: RuleFiles.text(of: path), file: path, rules: rules)
  }
}
