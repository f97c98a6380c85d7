// Recommender › ProductLikeness: how alike two products are by what the feed and the pictures say of them.

import Catalogue
import KnowledgeGraph

/// Categories, brand and colours of each product, for measures that look at what a list holds.
struct ProductLikeness: Sendable {
  /// By product its traits, rising; numbers stand for categories, brands and colours.
  let traits: [[Int32]]
  /// By product the number of its most special categories.
  let categories: [[Int32]]

  init(_ shop: Shop) {
    var numbers: [String: Int32] = [:]
    func number(_ trait: String) -> Int32 {
      if let known = numbers[trait] { return known }
      let new = Int32(numbers.count)
      numbers[trait] = new
      return new
    }
    var traits: [[Int32]] = []
    var categories: [[Int32]] = []
    for facts in shop.facts {
      var own = Set(facts.categoryIDs.sorted().map { number("category:" + $0) })
      if let brand = facts.brand { own.insert(number("brand:" + brand)) }
      for variant in facts.variants {
        // What the feed calls it, else the colour that covers most of the picture.
        let colours =
          variant.namedColours.isEmpty
          ? variant.pictureColours.prefix(1).map(\.colour) : variant.namedColours
        for colour in colours { own.insert(number("colour:" + colour)) }
      }
      traits.append(own.sorted())
      categories.append(
        Set(facts.categories.map { number("category:" + shop.names.category($0)) }).sorted())
    }
    self.traits = traits
    self.categories = categories
  }

  /// The share of their traits that two products have in common (Jaccard), in `0...1`; `nil` when one has none.
  func likeness(_ a: Int32, _ b: Int32) -> Double? {
    let (own, other) = (traits[Int(a)], traits[Int(b)])
    guard !own.isEmpty, !other.isEmpty else { return nil }
    var (i, j, common) = (0, 0, 0)
    while i < own.count, j < other.count {
      if own[i] == other[j] {
        common += 1
        i += 1
        j += 1
      } else if own[i] < other[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return Double(common) / Double(own.count + other.count - common)
  }

  /// The weight of each category among products; one with several categories counts a part for each.
  func shares(of products: some Sequence<Int32>) -> [Int32: Double] {
    var shares: [Int32: Double] = [:]
    for product in products {
      let own = categories[Int(product)]
      for category in own { shares[category, default: 0] += 1 / Double(own.count) }
    }
    return shares
  }
}
