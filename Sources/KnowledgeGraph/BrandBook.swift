// KnowledgeGraph › BrandBook: which spellings in the feeds are one brand, and which only look so.

import Catalogue
package import GraphRules

/// All brands of a catalogue with the spellings that mean them.
///
/// What the feeds wrote stays stored as they wrote it: the book is made anew whenever the shop is opened, so taking an
/// entry out of the lexicon takes the merging back. Nothing is merged on likeness alone.
package struct BrandBook: Sendable {
  /// One way of writing a brand.
  package struct Spelling: Hashable, Sendable {
    package let text: String
    /// How many products have it.
    package let count: Int
  }

  /// A brand and everything that it is called.
  package struct Brand: Hashable, Sendable {
    package let id: String
    /// The lexicon's name, else the most frequent spelling.
    package let name: String
    /// The most frequent first.
    package let spellings: [Spelling]
    /// How many products it has.
    package var count: Int { spellings.reduce(0) { $0 + $1.count } }
  }

  /// Names that may or may not be one brand, and are kept apart.
  package struct Doubt: Hashable, Sendable {
    package enum Reason: Sendable {
      /// `North Peak` and `Northpeak`.
      case spaces
      /// `Acme` and `Acme Outdoor`.
      case furtherWords
      /// `Acme GmbH` and `Acme Inc.`
      case legalForms
    }
    package let reason: Reason
    package let names: [String]
  }

  /// By name.
  package let brands: [Brand]
  /// By reason and name.
  package let doubts: [Doubt]
  private let places: [String: Int]
  private let placesByID: [String: Int]

  /// - Parameters:
  ///   - spellings: How many products each brand name of the feeds has, empty names left out.
  ///   - lexicon: Its brands are aliases, its forbidden pairs stay apart.
  ///   - rules: The legal forms.
  package init(_ spellings: [String: Int], lexicon: Lexicon, rules: BrandRules) {
    var binder = BrandBinder(lexicon: lexicon, rules: rules)
    for (text, count) in spellings.sorted(by: { (-$0.value, $0.key) < (-$1.value, $1.key) }) {
      binder.add(Spelling(text: text, count: count))
    }
    let bound = binder.bind()
    brands = bound.brands.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    doubts = bound.doubts
    places = Dictionary(
      brands.enumerated().flatMap { place, brand in brand.spellings.map { ($0.text, place) } }
    ) { first, _ in first }
    placesByID = Dictionary(brands.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  /// A book without brands: every name is known by itself.
  package init() {
    brands = []
    doubts = []
    places = [:]
    placesByID = [:]
  }

  /// The brand that a feed's word means.
  package func brand(_ spelling: String) -> Brand? { places[spelling].map { brands[$0] } }

  package func brand(id: String) -> Brand? { placesByID[id].map { brands[$0] } }

  /// Brands that are written in more than one way.
  package var merged: [Brand] { brands.filter { $0.spellings.count > 1 } }
}
