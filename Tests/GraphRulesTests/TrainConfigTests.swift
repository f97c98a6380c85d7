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
        neighbours: {k: 50}
        transition: {window: 3}
        latent: {dimensions: 16, epochs: 4, seed: 9}
        holdout: true
        """, file: "c", rules: rules)
    var latent = LatentSettings()
    (latent.dimensions, latent.epochs, latent.seed) = (16, 4, 9)
    #expect(config.weights == ["text": 0.25])
    #expect(config.neighbours.k == 50 && config.transition.window == 3)
    #expect(config.latent == latent)
    #expect(config.holdout == true && config.metapaths == nil)
  }

  static let mistakes = [
    ("weights: {walking: 1}", "c:1:11: unknown key “walking”"),
    ("neighbours: {count: 5}", "c:1:14: unknown key “count”"),
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
