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
      .appending(path: "../../Benchmarks/gowalla.yaml").standardizedFileURL.path
    let config = try TrainConfig.load(path: path, rules: rules)
    let applied = rules.applying(config)
    #expect(applied.fusion.filter { $0.value != 0 } == ["walk": 1])
    #expect(applied.metapaths.map(\.name) == ["product-customer-product"])
    #expect(applied.metapaths.first?.start == 0.9)
    #expect(config.holdout == false)
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
        neighbours: {likeness: rp3beta, k: 50, shrinkage: 3, alpha: 0.7, beta: 0.2}
        peers: {k: 30, damping: 0.5}
        ease: {regularisation: 80, k: 60}
        spectral: {rank: 512, degree: 0.4, sharpness: 2, lift: 0.2, walk: 1.5, passes: 2, seed: 3}
        als: {dimensions: 128, epochs: 9, unobserved: 0.1, regularisation: 0.01, seed: 4}
        transition: {window: 3}
        latent: {dimensions: 16, epochs: 4, seed: 9}
        holdout: true
        """, file: "c", rules: rules)
    var latent = LatentSettings()
    (latent.dimensions, latent.epochs, latent.seed) = (16, 4, 9)
    #expect(config.weights == ["text": 0.25])
    #expect(config.scales == ["walk": 1, "spectral": 0.5])
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
    #expect(als.unobserved == 0.1 && als.regularisation == 0.01)
    #expect(config.transition.window == 3)
    #expect(config.latent == latent)
    #expect(config.holdout == true && config.metapaths == nil)
  }

  static let mistakes = [
    ("weights: {walking: 1}", "c:1:11: unknown key “walking”"),
    ("neighbours: {count: 5}", "c:1:14: unknown key “count”"),
    ("neighbours: {likeness: cosin}", "c:1:24: unknown word “cosin”"),
    ("spectral: {rank: 0}", "c:1:18: 0 is out of range"),
    ("scales: {walk: 0}", "c:1:16: 0 must be above 0"),
    ("holdout: no", "c:1:10: expected true or false, found “no”"),
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
