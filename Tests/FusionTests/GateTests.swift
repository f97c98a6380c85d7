// FusionTests › GateTests: every constraint of a wish keeps out what it should, and nothing else.

import Catalogue
import Fusion
import GraphRules
import KnowledgeGraph
import ScoringTesting
import Testing
import VectorMath

@Suite("Gate")
struct GateTests {
  let world: SmallWorld

  init() throws { world = try SmallWorld() }

  /// The items that pass, in catalogue order, with the place of the variant after a `/` when it is not the first.
  private func admitted(
    now: Int64 = 0, currency: String = "EUR", ratings: [Double] = [], _ change: (inout Wish) -> Void
  ) -> [String] {
    var wish = Wish()
    change(&wish)
    let gate = Gate(
      wish, before: Shelf(world.catalogue, world.facts), now: now, rates: ["EUR": 1, "GBP": 1.25],
      currency: currency, ratings: ratings)
    return admitted(world.catalogue.products, gate)
  }

  private func admitted(_ products: [Product], _ gate: Gate) -> [String] {
    products.enumerated().compactMap { index, product in
      gate.variant(of: ProductID(index)).map { $0 == 0 ? product.id : "\(product.id)/\($0)" }
    }
  }

  /// What passes of some products in place of the world's.
  private func admitted(_ products: [Product], _ wish: Wish, now: Int64 = 0) -> [String] {
    let shelf = Shelf(Catalogue(products: products), world.facts)
    return admitted(products, Gate(wish, before: shelf, now: now, rates: [:], currency: "EUR"))
  }

  /// The variant of a single product that passes.
  private func place(_ product: Product, _ facts: ProductFacts, _ wish: Wish) -> Int? {
    let shelf = Shelf(Catalogue(products: [product]), [facts])
    return Gate(wish, before: shelf, now: 0, rates: [:], currency: "EUR").variant(of: ProductID(0))
  }

  @Test("An empty wish admits all that is offered and in stock")
  func everything() {
    #expect(admitted { _ in }.count == 10)
    var products = world.catalogue.products
    products[0].isOffered = false
    products[1].variants[0].availability = .outOfStock
    products[2].variants[0].availability = .unknown
    #expect(admitted(products, Wish()) == world.catalogue.products.dropFirst(2).map(\.id))
  }

  @Test("Brands are alternatives; what has none of them, or no brand, stays out")
  func brands() {
    #expect(admitted { $0.brands = ["hearth"] } == ["iron-pan", "soup-pot"])
    #expect(admitted { $0.brands = ["hearth", "altura"] }.count == 5)
    #expect(admitted { $0.notBrands = ["northpeak", "altura"] } == ["iron-pan", "soup-pot", "gift-card"])
  }

  @Test("A category takes its sub-categories with it, when wished and when not")
  func categories() {
    #expect(admitted { $0.categories = ["footwear"] }.count == 4)
    #expect(admitted { $0.categories = ["footwear/boots"] } == ["ridge-boot", "summit-boot"])
    #expect(
      admitted {
        $0.categories = ["footwear"]
        $0.notCategories = ["footwear/boots"]
      } == ["trail-shoe", "city-shoe"])
  }

  @Test("The variant of the colour is offered, by the feed's word before the picture")
  func colours() {
    #expect(admitted { $0.colours = ["blue"] } == ["soup-pot/1"])
    // The ridge boot is a fifth black in its picture, but the feed calls it brown.
    #expect(admitted { $0.colours = ["black"] } == ["summit-boot", "day-pack", "iron-pan"])
    #expect(admitted { $0.notColours = ["teal"] }.count == 7)
  }

  @Test("A picture shows a colour where the feed has no word for it, from a quarter of the product on")
  func pictured() {
    let names = EntityNames(lexicon: world.rules.lexicon)
    let product = Product(id: "x", variants: [Variant(id: "x", item: "x", source: RecordSource(line: 1))])
    for (share, isShown) in [(0.24, false), (0.25, true)] {
      let facts = ProductFacts(
        of: product, pictures: [[ColourShare(colour: "teal", share: share)]], names: names)
      var wish = Wish()
      wish.colours = ["teal"]
      #expect((place(product, facts, wish) == 0) == isShown)
    }
  }

  @Test("What the shop would call a picture counts where the feed has no word, and only there")
  func seen() {
    let names = EntityNames(lexicon: world.rules.lexicon)
    var variant = Variant(id: "x", item: "x", source: RecordSource(line: 1))
    var wish = Wish()
    wish.colours = ["blue"]
    for (words, isShown) in [([], true), (["puce"], true), (["red"], false)] {
      variant.colourWords = words
      let product = Product(id: "x", variants: [variant])
      let facts = ProductFacts(
        of: product, pictures: [], seen: [ColourShare(colour: "blue", share: 0.6)], names: names)
      #expect((place(product, facts, wish) == 0) == isShown)
    }
  }

  @Test("A price range includes both ends")
  func price() {
    #expect(admitted { $0.price = PriceRange(min: 69, max: 95) } == ["trail-shoe", "city-shoe", "day-pack"])
    #expect(admitted { $0.price = PriceRange(max: 45) } == ["iron-pan"])
    #expect(admitted { $0.price = PriceRange(min: 190) } == ["down-jacket"])
    #expect(admitted { $0.price = PriceRange(min: 80, max: 70) }.isEmpty)
  }

  @Test("“Up to 19.99” admits what costs 19.99, and so does every other amount of cents")
  func cents() {
    var product = world.catalogue.products[0]
    for hundredths in 1...10_000 {
      product.variants[0].price = Money(hundredths: hundredths, currency: "EUR")
      for range in [PriceRange(max: Double(hundredths) / 100), PriceRange(min: Double(hundredths) / 100)] {
        var wish = Wish()
        wish.price = range
        #expect(place(product, world.facts[0], wish) == 0, "\(hundredths)")
      }
    }
  }

  @Test("Amounts beyond all reason are no trouble", arguments: [1e300, -1e300, .infinity, .nan])
  func hugeAmounts(amount: Double) {
    #expect(admitted { $0.price = PriceRange(min: amount, max: amount) }.isEmpty)
    #expect(admitted { $0.price = PriceRange(max: 1e300) }.count == 9)
  }

  @Test("An amount said in another currency is changed into the shop's")
  func currency() {
    // 36 pounds at 1.25 are 45 euros.
    #expect(admitted { $0.price = PriceRange(max: 36, currency: "GBP") } == ["iron-pan"])
    #expect(admitted { $0.price = PriceRange(max: 35.99, currency: "GBP") }.isEmpty)
  }

  @Test("The sale price counts while the sale lasts, and only then is the product on sale")
  func sale() {
    var products = world.catalogue.products
    products[0].variants[0].salePrice = Money(hundredths: 4000, currency: "EUR")
    products[0].variants[0].saleUntil = 100
    var wish = Wish()
    wish.price = PriceRange(max: 40)
    #expect(admitted(products, wish, now: 100) == ["ridge-boot"])
    #expect(admitted(products, wish, now: 101).isEmpty)
    wish = Wish()
    wish.onSale = true
    #expect(admitted(products, wish, now: 100) == ["ridge-boot"])
    #expect(admitted(products, wish, now: 101).isEmpty)
  }

  @Test("Attributes must all be met, ratings reached, and excluded items stay out")
  func others() {
    #expect(
      admitted { $0.attributes = ["waterproof": "true"] } == ["ridge-boot", "summit-boot", "rain-shell"])
    #expect(admitted { $0.attributes = ["waterproof": "true", "vegan": "true"] }.isEmpty)
    #expect(admitted(ratings: [4, 3.9, 5]) { $0.minimumRating = 4 } == ["ridge-boot", "trail-shoe"])
    #expect(!admitted { $0.excludedItems = ["iron-pan"] }.contains("iron-pan"))
  }

  @Test("Material, size and gender are asked of the variant; what is for everybody passes")
  func variants() {
    let names = EntityNames(lexicon: world.rules.lexicon)
    func variant(_ id: String, _ material: String, _ size: String, _ gender: String) -> Variant {
      var variant = Variant(id: id, item: "x", source: RecordSource(line: 1))
      (variant.material, variant.size, variant.gender) = (material, size, gender)
      return variant
    }
    let product = Product(
      id: "x",
      variants: [
        variant("a", "wool", "M", "female"), variant("b", "cotton", "L", ""),
        variant("c", "wool", "L", "male"),
      ])
    let facts = ProductFacts(of: product, pictures: [], names: names)
    func place(_ change: (inout Wish) -> Void) -> Int? {
      var wish = Wish()
      change(&wish)
      return self.place(product, facts, wish)
    }
    #expect(place { $0.materials = ["cotton"] } == 1)
    #expect(place { $0.notMaterials = ["wool"] } == 1)
    #expect(place { $0.sizes = ["L"] } == 1)
    #expect(place { $0.genders = ["men"] } == 1)
    #expect(place { ($0.genders, $0.materials) = (["men"], ["wool"]) } == 2)
    #expect(place { ($0.sizes, $0.materials) = (["M"], ["cotton"]) } == nil)
  }

  @Test("Whatever is wished, the numbers on the shelf admit what the products themselves would")
  func sameAsOracle() {
    let products = world.catalogue.products.enumerated().map { place, product in
      var product = product
      product.isOffered = place % 7 != 3
      if place % 4 == 1 { product.variants[0].availability = .outOfStock }
      if place % 3 == 0 { product.variants[0].salePrice = Money(hundredths: 3000, currency: "EUR") }
      if place % 6 == 0 { (product.variants[0].saleFrom, product.variants[0].saleUntil) = (10, 20) }
      return product
    }
    let shelf = Shelf(Catalogue(products: products), world.facts)
    let (brands, categories) = (
      Set(world.facts.compactMap(\.brand)).sorted() + ["nobody"],
      Set(world.facts.flatMap(\.categoryIDs)).sorted() + ["nowhere"]
    )
    let colours = ["black", "blue", "brown", "teal", "red", "puce"]
    let attributes = Set(world.facts.flatMap { $0.attributes.keys }).sorted() + ["unheard"]
    var chance = SeededGenerator(seed: 6)
    func some(_ words: [String]) -> [String] {
      words.filter { _ in Int.random(in: 0..<24, using: &chance) == 0 }
    }
    var admitted = 0
    for _ in 0..<2000 {
      var wish = Wish()
      (wish.brands, wish.notBrands, wish.categories) = (some(brands), some(brands), some(categories))
      (wish.notCategories, wish.colours, wish.notColours) = (some(categories), some(colours), some(colours))
      (wish.materials, wish.notMaterials) = (some(["wool", "leather", "steel"]), some(["wool", "leather"]))
      (wish.sizes, wish.genders) = (some(["M", "42"]), some(["men", "women"]))
      for name in some(attributes) { wish.attributes[name] = Bool.random(using: &chance) ? "True" : "12" }
      (wish.excludedItems, wish.onlyItems) = (
        some(products.map(\.id)), Set(Bool.random(using: &chance) ? [] : some(products.map(\.id)))
      )
      wish.onSale = Int.random(in: 0..<6, using: &chance) == 0
      if Bool.random(using: &chance) {
        wish.price = PriceRange(
          min: .random(in: 0..<50, using: &chance), max: .random(in: 50..<250, using: &chance))
      }
      let now = Int64.random(in: 5...25, using: &chance)
      let gate = Gate(wish, before: shelf, now: now, rates: [:], currency: "EUR")
      let oracle = GateOracle(wish: wish, now: now)
      for (index, product) in products.enumerated() {
        let place = gate.variant(of: ProductID(index))
        #expect(place == oracle.variant(of: product, world.facts[index]), "\(wish) of \(product.id)")
        admitted += place == nil ? 0 : 1
      }
    }
    #expect(admitted > 500)
  }
}
