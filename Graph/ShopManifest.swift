// GraphRules › ShopManifest: a shop's name, money, clock and files.

/// The files that belong to a shop, as they are written; relative ones are beside `shop.yaml`.
package struct ShopFiles: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case feed, mapping, images, customers, events, promotions, rules, lexicon, taxonomy, stores, stock
  }
  /// The paths of each kind in the order of the file; kinds without a path are left out.
  package let paths: [Kind: [String]]

  package subscript(kind: Kind) -> [String] { paths[kind] ?? [] }
}

/// `shop.yaml`.
package struct ShopManifest: Hashable, Sendable {
  package let name: String
  /// ISO 4217.
  package let currency: String
  /// The languages in which the shop answers, its own first; `["en"]` when not given.
  package let languages: [String]
  /// A name of the time-zone database; `UTC` when not given.
  package let timezone: String
  /// A fixed clock in seconds since 1970, for shops that are samples.
  package let now: Int64?
  /// How many items a list in the chat holds; 5 when not given.
  package let listSize: Int
  /// What “a little cheaper” may mean: shares of the price, 0.05 to 0.30 when not given.
  package let smallStep: ClosedRange<Double>
  /// What one unit of a currency is worth in euros, by ISO 4217 code.
  package let ratesToEUR: [String: Double]
  package let files: ShopFiles
}
