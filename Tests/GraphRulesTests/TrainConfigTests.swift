// GraphRulesTests › TrainConfigTests: the settings of one training.

import Foundation
import Testing

import GraphRules

@Suite("Training config")
struct TrainConfigTests {
  let rules: GraphRules
  init() throws { rules = try GraphRules.builtIn() }

  @Test("The config for Gowalla leaves nothing but walks over other customers")
  func gowalla() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Benchmarks/gowalla-walk.yaml").standardizedFileURL.path
    let config = try TrainConfig.load(path: path, rules: rules)
    let applied = rules.applying(config)
    #expect(applied.fusion.filter { $0.value != 0 } == ["walk": 1])
    #expect(applied.metapaths.map(\.name) == ["product-customer-product"])
    #expect(applied.metapaths.first?.start == 0.9)
    #expect(config.holdout == false)
  }

  @Test("The config “fast” adds the spectrum to the walk, in one closed form")
  func gowallaFast() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Benchmarks/gowalla-fast.yaml").standardizedFileURL.path
    let config = try TrainConfig.load(path: path, rules: rules)
    #expect(rules.applying(config).fusion.filter { $0.value != 0 } == ["walk": 1, "spectral": 1])
    #expect(config.scales == ["walk": 1, "spectral": 1])
    #expect(config.spectral.walk == config.metapaths?.first?.weight)
  }

  @Test("The config “best” has the walks of “fast”, more patterns, and factors by each customer's own taste")
  func gowallaBest() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Benchmarks/")
    let load = { (name: String) in
      try TrainConfig.load(path: folder.appending(path: name).standardizedFileURL.path, rules: rules)
    }
    let best = try load("gowalla-best.yaml")
    let fast = try load("gowalla-fast.yaml")
    #expect(
      rules.applying(best).fusion.filter { $0.value != 0 }.keys.sorted() == ["als", "spectral", "walk"])
    #expect(best.spectral.rank > fast.spectral.rank && best.metapaths == fast.metapaths && best.als.own)
  }

  @Test("Every config beside the benchmarks can be read")
  func benchmarks() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Benchmarks/")
      .standardizedFileURL
    let configs = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yaml") }
    #expect(configs.count > 5)
    for name in configs {
      #expect(throws: Never.self, "\(name)") {
        _ = try TrainConfig.load(path: folder.appending(path: name).path, rules: rules)
      }
    }
  }

  @Test("What is left out stays as it is")
  func empty() throws {
    let config = try TrainConfig.parse(text: "# nothing\n", file: "c", rules: rules)
    #expect(config == TrainConfig())
    #expect(rules.applying(config).fusion == rules.fusion)
  }

  @Test("Every setting is read")
  func all() throws {
    let config = try TrainConfig.parse(
      text: """
        weights: {text: 0.25}
        scales: {walk: 1, spectral: 0.5}
        buckets: {limits: [5, 20], text: [2, 1, 0.5]}
        neighbours: {likeness: rp3beta, k: 50, shrinkage: 3, alpha: 0.7, beta: 0.2}
        peers: {k: 30, damping: 0.5}
        ease: {regularisation: 80, k: 60}
        spectral: {rank: 512, degree: 0.4, sharpness: 2, lift: 0.2, walk: 1.5, passes: 2, seed: 3}
        als: {dimensions: 128, epochs: 9, unobserved: 0.1, regularisation: 0.01, own: true, seed: 4}
        transition: {window: 3, decay: 0.5, back: 0.25, start: 0.5, end: 0.125, shrinkage: 1, k: 70}
        history: {walk: 0.6, text: flat, ease: age}
        latent: {dimensions: 16, epochs: 4, seed: 9}
        holdout: true
        """, file: "c", rules: rules)
    var latent = LatentSettings()
    (latent.dimensions, latent.epochs, latent.seed) = (16, 4, 9)
    #expect(config.weights == ["text": 0.25])
    #expect(config.scales == ["walk": 1, "spectral": 0.5])
    #expect(config.buckets == BucketSettings(limits: [5, 20], factors: ["text": [2, 1, 0.5]]))
    let neighbours = config.neighbours
    #expect(neighbours.likeness == .rp3beta && neighbours.k == 50 && neighbours.shrinkage == 3)
    #expect(neighbours.alpha == 0.7 && neighbours.beta == 0.2)
    #expect(config.peers.k == 30 && config.peers.damping == 0.5)
    #expect(config.ease.regularisation == 80 && config.ease.k == 60)
    let spectral = config.spectral
    #expect(spectral.rank == 512 && spectral.degree == 0.4 && spectral.sharpness == 2)
    #expect(spectral.lift == 0.2 && spectral.walk == 1.5 && spectral.passes == 2 && spectral.seed == 3)
    let als = config.als
    #expect(als.dimensions == 128 && als.epochs == 9 && als.seed == 4)
    #expect(als.unobserved == 0.1 && als.regularisation == 0.01 && als.own)
    let transition = config.transition
    #expect(transition.window == 3 && transition.decay == 0.5 && transition.back == 0.25)
    #expect(transition.start == 0.5 && transition.end == 0.125)
    #expect(transition.shrinkage == 1 && transition.k == 70)
    #expect(config.history == ["walk": .later(0.6), "text": .flat, "ease": .age])
    #expect(config.latent == latent)
    #expect(config.holdout == true && config.metapaths == nil)
  }

  @Test("What is written reads back the same")
  func roundTrip() throws {
    let config = try TrainConfig.parse(
      text: """
        weights: {walk: 0.5, transition: 1, neighbours: 0.25, latent: 0}
        buckets: {limits: [3], walk: [1, 0.25], transition: [0, 2]}
        history: {transition: 0.4, neighbours: flat}
        metapaths:
          product-fact-product: {steps: [fact, ^fact], weight: 1, middle: 0.75, history: 0.9, relations: {directed_by: 2, starring: 0}}
          product-customer-product: {steps: [^chose, chose], weight: 0.5, start: 0.9, middle: 1, end: 0.1}
        neighbours: {likeness: bm25, k: 7}
        transition: {window: 40, decay: 0.95, start: 0.8, end: 0.2, k: 1000}
        """, file: "c", rules: rules)
    // A config says nothing of defaults: what is written names them, and means the same.
    #expect(try TrainConfig.parse(text: config.yaml, file: "d", rules: rules) == config)
    #expect(!config.yaml.contains("latent: {"))
  }

  static let mistakes = [
    ("weights: {walking: 1}", "c:1:11: unknown key “walking”"),
    ("neighbours: {count: 5}", "c:1:14: unknown key “count”"),
    ("neighbours: {likeness: cosin}", "c:1:24: unknown word “cosin”"),
    ("spectral: {rank: 0}", "c:1:18: 0 is out of range"),
    ("scales: {walk: 0}", "c:1:16: 0 must be above 0"),
    ("buckets: {text: [1, 2]}", "c:1:10: the key “limits” is missing"),
    ("buckets: {limits: [5, 5]}", "c:1:19: give up to 15 rising numbers"),
    ("buckets: {limits: [5], text: [1]}", "c:1:30: give 2 factors"),
    ("holdout: no", "c:1:10: expected true or false, found “no”"),
    ("history: {walk: 1.5}", "c:1:17: “1.5” is no profile"),
    (
      "metapaths:\n  product-brand-product: {steps: [madeBy, ^madeBy], weight: 1, relations: {x: 1}}",
      "c:2:76: only a walk over external relations"
    ),
    ("latent: {seed: -1}", "c:1:16: -1 is out of range"),
    ("metapaths:\n  mine: {steps: [costs, ^costs], weight: 1}", "c:2:3: the walk “mine” has no phrase"),
  ]

  @Test("A mistake in a config is reported with its line", arguments: mistakes)
  func mistake(text: String, complaint: String) throws {
    let error = try #require(throws: GraphRulesError.self) {
      try TrainConfig.parse(text: text, file: "c", rules: rules)
    }
    #expect(error.description.hasPrefix(complaint))
  }
}
