// Recommender › SettingLadder: the values of one setting that are worth a try, in order.

import GraphRules

/// One setting of a training with its rungs; a search climbs from rung to rung.
struct SettingLadder {
  let name: String
  /// What a rung is called.
  let labels: [String]
  /// Takes the rung of this number.
  let apply: (inout TrainConfig, Int) -> Void
  /// The rung nearest to what a config says.
  let current: (TrainConfig) -> Int

  static func numbers(
    _ name: String, _ path: WritableKeyPath<TrainConfig, Double>, _ values: [Double]
  ) -> SettingLadder {
    SettingLadder(
      name: name, labels: values.map { "\($0)" }, apply: { $0[keyPath: path] = values[$1] },
      current: { nearest($0[keyPath: path], in: values) })
  }

  static func counts(
    _ name: String, _ path: WritableKeyPath<TrainConfig, Int>, _ values: [Int]
  ) -> SettingLadder {
    SettingLadder(
      name: name, labels: values.map { "\($0)" }, apply: { $0[keyPath: path] = values[$1] },
      current: { nearest(Double($0[keyPath: path]), in: values.map(Double.init)) })
  }

  /// How much of the past the scorer hears.
  static func history(of scorer: ScorerName) -> SettingLadder {
    profiles(
      get: { $0.history[scorer.rawValue] ?? .age }, set: { $0.history[scorer.rawValue] = $1 })
  }

  /// The settings of one walk, given its place among the config's walks.
  static func walk(_ place: Int, _ path: MetaPath) -> [SettingLadder] {
    func exponent(_ name: String, _ key: WritableKeyPath<MetaPath, Double>, _ values: [Double])
      -> SettingLadder
    {
      SettingLadder(
        name: name, labels: values.map { "\($0)" },
        apply: { $0.metapaths?[place][keyPath: key] = values[$1] },
        current: { nearest($0.metapaths?[place][keyPath: key] ?? 0, in: values) })
    }
    let history = profiles(
      get: { $0.metapaths?[place].history ?? .age }, set: { $0.metapaths?[place].history = $1 })
    let ends = [
      history, exponent("start", \.start, [0, 0.25, 0.5, 0.75, 0.9, 1]),
      exponent("end", \.end, [0, 0.1, 0.2, 0.3, 0.5, 0.75, 1]),
    ]
    return path.steps.count < 2 ? ends : ends + [exponent("middle", \.middle, [0.25, 0.5, 0.75, 1, 1.25])]
  }

  private static func profiles(
    get: @escaping (TrainConfig) -> HistoryProfile, set: @escaping (inout TrainConfig, HistoryProfile) -> Void
  ) -> SettingLadder {
    let factors = [0.97, 0.93, 0.88, 0.83, 0.78, 0.7, 0.6, 0.5, 0.4, 0.3]
    let profiles = [HistoryProfile.age, .flat] + factors.map(HistoryProfile.later)
    return SettingLadder(
      name: "history", labels: profiles.map(\.text), apply: { set(&$0, profiles[$1]) },
      current: { profiles.firstIndex(of: get($0)) ?? 0 })
  }

  private static func nearest(_ value: Double, in values: [Double]) -> Int {
    values.indices.min { abs(values[$0] - value) < abs(values[$1] - value) } ?? 0
  }
}

extension SettingLadder {
  /// What can be set of a scorer that is no walk; the most telling first.
  static func all(of scorer: ScorerName) -> [SettingLadder] {
    switch scorer {
    case .transition:
      [
        history(of: scorer),
        counts("window", \.transition.window, [1, 2, 3, 5, 8, 13, 20, 40, 80, 160, 320]),
        numbers("decay", \.transition.decay, [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.975, 0.99]),
        numbers("start", \.transition.start, [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
        numbers("end", \.transition.end, [0, 0.1, 0.2, 0.3, 0.4, 0.5]),
        numbers("back", \.transition.back, [0, 0.15, 0.3, 0.5, 0.75, 1]),
        numbers("shrinkage", \.transition.shrinkage, [0, 1, 3, 10, 30]),
        counts("k", \.transition.k, [50, 100, 200, 400, 1000]),
      ]
    case .neighbours: [history(of: scorer), counts("k", \.neighbours.k, [50, 100, 200, 400])]
    case .spectral:
      [
        history(of: scorer), counts("rank", \.spectral.rank, [32, 64, 128, 256]),
        numbers("degree", \.spectral.degree, [-0.1, 0, 0.15, 0.3, 0.4, 0.45, 0.5]),
      ]
    case .peers:
      [
        history(of: scorer), counts("k", \.peers.k, [50, 100, 200, 300, 500]),
        numbers("damping", \.peers.damping, [0, 0.5, 1]),
      ]
    case .ease:
      [
        history(of: scorer),
        numbers("regularisation", \.ease.regularisation, [30, 100, 200, 400, 800]),
      ]
    case .als:
      [history(of: scorer), numbers("unobserved", \.als.unobserved, [0.02, 0.05, 0.1, 0.2])]
    case .text, .colour, .latent, .vectors: [history(of: scorer)]
    case .walk, .popularity: []
    }
  }
}
