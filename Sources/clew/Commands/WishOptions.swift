// clew › WishOptions: constraints as options.

import ArgumentParser
import Fusion
import Recommender

/// What a list is narrowed down to.
///
/// Names are ids or words of the shop's lexicon; an option given twice widens.
struct WishOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A category, what is below it included.", valueName: "name"))
  var category: [String] = []

  @Option(help: ArgumentHelp("A brand.", valueName: "name"))
  var brand: [String] = []

  @Option(help: ArgumentHelp("A colour.", valueName: "name"))
  var colour: [String] = []

  @Option(help: ArgumentHelp("The highest price, in the shop's currency.", valueName: "amount"))
  var maxPrice: Double?

  @Option(help: ArgumentHelp("The lowest price, in the shop's currency.", valueName: "amount"))
  var minPrice: Double?

  @Option(help: ArgumentHelp("An item that shall not be listed.", valueName: "item"))
  var exclude: [String] = []

  var isEmpty: Bool {
    category.isEmpty && brand.isEmpty && colour.isEmpty && maxPrice == nil && minPrice == nil
      && exclude.isEmpty
  }

  /// The constraints with their names looked up, and the items of a file that are listed alone.
  ///
  /// - Throws: A `ShopError` for a name that the shop does not know.
  func wish(in shop: Shop, only file: String? = nil) throws -> Wish {
    var wish = Wish()
    wish.categories = try category.map { try shop.id(of: $0, kind: .category) }
    wish.brands = try brand.map { try shop.id(of: $0, kind: .brand) }
    wish.colours = try colour.map { try shop.id(of: $0, kind: .colour) }
    if maxPrice != nil || minPrice != nil { wish.price = PriceRange(min: minPrice, max: maxPrice) }
    wish.onlyItems = try ItemFile.items(path: file, in: shop)
    wish.excludedItems = try exclude.map { try shop.item($0) }
    return wish
  }
}
