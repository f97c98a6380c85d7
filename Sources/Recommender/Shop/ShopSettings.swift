// Recommender › ShopSettings: what a shop says of itself, and its own words and rules.

import Conversation
import GraphRules
import KnowledgeGraph

/// The facts of `shop.yaml`, or the defaults of a shop that was ingested without one.
package struct ShopSettings: Sendable {
  package let name: String
  /// ISO 4217.
  package let currency: String
  /// The shop's own clock in seconds since 1970, for samples and tests; `nil` for the wall clock.
  package let now: Int64?
  /// How many items a list in the chat holds.
  package let listSize: Int
  /// The worth of one unit of each currency in euros.
  package let rates: [String: Double]
  /// The shared tree of categories that the shop has taken in.
  let taxonomy: Taxonomy?

  /// The kind of document that holds rules said in conversations, apart from `rules.yaml`, which a file replaces.
  static let saidRules = "saidRules"

  /// Reads the stored texts, by kind: `shop`, `lexicon`, `rules`, `promotions`.
  init(_ documents: [String: String]) throws {
    let manifest = try documents["shop"].map { try ShopManifest.parse(text: $0, file: "shop.yaml") }
    name = manifest?.name ?? "shop"
    currency = manifest?.currency ?? "EUR"
    now = manifest?.now
    listSize = manifest?.listSize ?? 5
    rates = manifest?.ratesToEUR ?? [:]
    taxonomy = try documents["taxonomy"].map { try Taxonomy(text: $0) }
  }

  /// The program's rules with the shop's lexicon and rules added; the shop's win.
  func adding(to base: GraphRules, _ documents: [String: String]) throws -> GraphRules {
    var rules = base
    if let text = documents["lexicon"] {
      rules.lexicon = rules.lexicon.adding(try Lexicon.parse(text: text, file: "lexicon.yaml"))
    }
    if let text = documents["rules"] {
      rules.shopRules += try ShopRule.parse(text: text, file: "rules.yaml")
    }
    if let text = documents[Self.saidRules] {
      rules.shopRules += try ShopRule.parse(text: text, file: "rules said in conversations")
    }
    let states = RuleStates(documents[RuleStates.kind])
    rules.shopRules.removeAll { states[$0.id] != .on }
    return rules
  }
}
