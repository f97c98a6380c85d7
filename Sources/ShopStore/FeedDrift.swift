// ShopStore › FeedDrift: how far a feed has moved from what the shop had before it.

/// The figures by which somebody judges whether a feed is the shop's own, only later, or a mistake.
package struct FeedDrift: Hashable, Sendable {
  /// Variants of this feed that were offered before it.
  package var offeredBefore = 0
  /// Variants that the feed names and that the shop knew.
  package var known = 0
  /// Of ``known``, those whose price is in another currency now.
  package var otherCurrency = 0
  /// Of ``known`` with a price in the same currency before and now, those whose price stayed.
  package var steadyPrices = 0
  /// Of the same, the new price over the old one for the others.
  package var priceRatios: [Double] = []
  /// Samples for a report, at most five each.
  package var otherCurrencyIDs: [String] = []
  package var newIDs: [String] = []
  package var withdrawnIDs: [String] = []
  package var changedPriceIDs: [String] = []

  package init() {}

  /// The new price over the old one in the middle of all variants that had and have one; 1 when none has.
  package var medianPriceRatio: Double {
    let count = steadyPrices + priceRatios.count
    guard count > 0 else { return 1 }
    let ratios = priceRatios.sorted()
    let lower = ratios.prefix { $0 < 1 }.count
    let middle = count / 2
    if middle < lower { return ratios[middle] }
    return middle < lower + steadyPrices ? 1 : ratios[middle - steadyPrices]
  }

  /// How many ids are kept as samples.
  static let samples = 5

  static func sample(_ id: String, into list: inout [String]) {
    if list.count < samples { list.append(id) }
  }
}
