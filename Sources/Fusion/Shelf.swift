// Fusion › Shelf: what gates, rules and critiques ask of each product, as numbers in flat tables.

package import Catalogue
package import KnowledgeGraph

/// The facts of all products that a request may be about, so that asking each of them costs some nanoseconds.
///
/// Words and ids are numbers here; which, ``number(_:)`` says. Made once when a shop is opened: O(facts), about 1 µs a
/// product, and 100 bytes.
package final class Shelf: Sendable {
  /// A product; what it has several of lies in the pools, from its place there to that of the next product.
  struct Row {
    var isOffered = false
    /// -1 for none.
    var brand: Int32 = -1
    /// -1 for none.
    var mainCategory: Int32 = -1
    var variants: Int32 = 0
    var categories: Int32 = 0
    var attributes: Int32 = 0
  }
  /// A variant.
  struct Offer {
    var isInStock = false
    /// -1 for everybody.
    var gender: Int32 = -1
    /// In hundredths, `nil` for none.
    var price: Int?
    /// Only where it differs from the price.
    var sale: Int?
    var saleFrom = Int64.min
    var saleUntil = Int64.max
    /// By the feed's word where it has one, else by the picture: what the shop would call it, or what covers enough of it.
    var colours: Int32 = 0
    var materials: Int32 = 0
    var sizes: Int32 = 0
  }
  struct Attribute {
    let name: Int32
    /// In lower case.
    let value: Int32
    /// The value where it is a number, else not a number.
    let number: Double
  }
  /// By number, and one more for where the last ends.
  let rows: [Row]
  let offers: [Offer]
  let categories: [Int32]
  let attributes: [Attribute]
  let colours: [Int32]
  let materials: [Int32]
  let sizes: [Int32]
  private let numbers: [String: Int32]
  let catalogue: Catalogue

  /// A picture shows a colour that it covers at least this much of.
  private static let visibleShare = 0.25

  /// `facts` are those of the catalogue's products, by number.
  package init(_ catalogue: Catalogue, _ facts: [ProductFacts]) {
    var numbers: [String: Int32] = [:]
    func number(_ word: String) -> Int32 {
      if let known = numbers[word] { return known }
      let new = Int32(numbers.count)
      numbers[word] = new
      return new
    }
    var rows: [Row] = []
    var offers: [Offer] = []
    var categories: [Int32] = []
    var attributes: [Attribute] = []
    var colours: [Int32] = []
    var materials: [Int32] = []
    var sizes: [Int32] = []
    rows.reserveCapacity(catalogue.count + 1)
    func nextRow() -> Row {
      Row(
        variants: Int32(offers.count), categories: Int32(categories.count),
        attributes: Int32(attributes.count))
    }
    func nextOffer() -> Offer {
      Offer(colours: Int32(colours.count), materials: Int32(materials.count), sizes: Int32(sizes.count))
    }
    for (product, own) in zip(catalogue.products, facts) {
      var row = nextRow()
      row.isOffered = product.isOffered
      row.brand = own.brand.map(number) ?? -1
      row.mainCategory = own.mainCategory.map(number) ?? -1
      rows.append(row)
      categories += own.categoryIDs.map(number)
      attributes += own.attributes.map {
        Attribute(name: number($0), value: number($1.lowercased()), number: Double($1) ?? .nan)
      }
      for (variant, own) in zip(product.variants, own.variants) {
        var offer = nextOffer()
        offer.isInStock = variant.isInStock
        offer.gender = own.gender.map(number) ?? -1
        offer.price = variant.price?.hundredths
        if let sale = variant.salePrice, sale != variant.price {
          offer.sale = sale.hundredths
          offer.saleFrom = variant.saleFrom ?? .min
          offer.saleUntil = variant.saleUntil ?? .max
        }
        offers.append(offer)
        if !own.namedColours.isEmpty {
          colours += own.namedColours.map(number)
        } else {
          if let seen = own.seenColour { colours.append(number(seen.colour)) }
          colours += own.pictureColours.filter { $0.share >= Self.visibleShare }.map { number($0.colour) }
        }
        materials += own.materials.map(number)
        sizes += own.sizes.map(number)
      }
    }
    rows.append(nextRow())
    offers.append(nextOffer())
    self.rows = rows
    self.offers = offers
    self.categories = categories
    self.attributes = attributes
    self.colours = colours
    self.materials = materials
    self.sizes = sizes
    self.numbers = numbers
    self.catalogue = catalogue
  }

  package var count: Int { catalogue.count }

  /// The number of an id or a word, `nil` where no product has it.
  package func number(_ word: String) -> Int32? { numbers[word] }

  /// The numbers of those of the words that any product has.
  func numbers(_ words: some Sequence<String>) -> [Int32] { words.compactMap { numbers[$0] } }

  /// Whether the categories of a product, or those above them, hold one of the numbers.
  package func isIn(_ wanted: [Int32], _ product: ProductID) -> Bool {
    guard !wanted.isEmpty else { return false }
    return (rows[product.index].categories..<rows[product.index + 1].categories)
      .contains { wanted.contains(categories[Int($0)]) }
  }

  /// The number of a product's brand.
  package func brand(of product: ProductID) -> Int32? {
    let number = rows[product.index].brand
    return number < 0 ? nil : number
  }

  /// The number of a product's first category.
  package func mainCategory(of product: ProductID) -> Int32? {
    let number = rows[product.index].mainCategory
    return number < 0 ? nil : number
  }

  /// The number of whom a variant is for, -1 for everybody.
  package func gender(of product: ProductID, variant: Int) -> Int32 {
    offers[place(of: product, variant: variant)].gender
  }

  /// What a variant costs at a moment, in hundredths.
  package func price(of product: ProductID, variant: Int, at now: Int64) -> Int? {
    offers[place(of: product, variant: variant)].price(at: now)
  }

  /// The value of an attribute, by the number of its name, `nil` where it is no number.
  package func amount(of attribute: Int32, _ product: ProductID) -> Double? {
    for place in rows[product.index].attributes..<rows[product.index + 1].attributes
    where attributes[Int(place)].name == attribute {
      let number = attributes[Int(place)].number
      return number.isNaN ? nil : number
    }
    return nil
  }

  /// A variant that the product has not is its first.
  private func place(of product: ProductID, variant: Int) -> Int {
    let (first, next) = (Int(rows[product.index].variants), Int(rows[product.index + 1].variants))
    return first + variant < next ? first + variant : first
  }
}

extension Shelf.Offer {
  func isOnSale(at now: Int64) -> Bool { sale != nil && now >= saleFrom && now <= saleUntil }
  func price(at now: Int64) -> Int? { isOnSale(at: now) ? sale : price }
}
