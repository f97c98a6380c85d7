// KnowledgeGraphTests › ProductFactsTests: from a feed's words to the ids that requests and the graph share.

import Catalogue
import GraphRules
import KnowledgeGraph
import Testing

@Suite("Facts of a product")
struct ProductFactsTests {
  let rules: GraphRules
  let names: EntityNames

  init() throws {
    rules = try GraphRules.builtIn()
    var lexicon = rules.lexicon
    lexicon.brands.append(LexiconBrand(id: "northpeak", name: "Northpeak", also: ["North Peak"]))
    lexicon.categories.append(
      LexiconCategory(
        entry: LexiconEntry(id: "boots", words: ["en": ["boots"]]), path: ["Footwear", "Boots"]))
    names = EntityNames(lexicon: lexicon)
  }

  private func boot(_ change: (inout Variant) -> Void = { _ in }) -> Product {
    var variant = Variant(id: "b1", item: "b", source: RecordSource(importNumber: 1, line: 5))
    variant.title = "Ridge Boot"
    variant.brand = "NORTH PEAK"
    variant.categories = [["Footwear", "Boots"], ["Sale", "New In!"]]
    variant.colourWords = ["Dark Grey", "nebula"]
    variant.material = "Nubuck leather, stainless steel eyelets"
    variant.gender = "female"
    variant.size = "m"
    variant.price = Money(hundredths: 14_900, currency: "EUR")
    variant.details = [
      ProductDetail(name: "Waterproof", value: "Yes"), ProductDetail(name: "Weight", value: "980 g"),
      ProductDetail(name: "Vegan", value: "no"), ProductDetail(name: "Lining", value: "felt"),
      ProductDetail(name: "More sizes", value: "L, xl "),
    ]
    change(&variant)
    return Product(id: "b", variants: [variant])
  }

  @Test("Brand, categories and what is above them have the lexicon's ids, or slugs of their whole path")
  func ids() {
    let facts = ProductFacts(of: boot(), pictures: [], names: names)
    #expect(facts.brand == "northpeak")
    #expect(facts.categoryIDs == ["footwear", "boots", "sale", "sale/new-in"])
    #expect(facts.mainCategory == "boots")
  }

  @Test("Details that the lexicon knows become attributes: a yes, a number without its unit")
  func attributes() {
    let facts = ProductFacts(of: boot(), pictures: [], names: names)
    #expect(facts.attributes == ["waterproof": "true", "weight": "980", "vegan": "false"])
  }

  @Test("A variant has its known colours, all its materials, the gender and every size")
  func variant() throws {
    let share = ColourShare(colour: "charcoal", share: 0.8)
    let facts = try #require(ProductFacts(of: boot(), pictures: [[share]], names: names).variants.first)
    #expect(facts.namedColours == ["charcoal"])
    #expect(facts.pictureColours == [share])
    #expect(Set(facts.materials) == ["leather", "stainless-steel"])
    #expect(facts.gender == "women")
    #expect(facts.sizes == ["M", "L", "XL"])
  }

  @Test("A bare product has no facts, and is no trouble")
  func bare() {
    let product = Product(id: "x", variants: [Variant(id: "x", item: "x", source: RecordSource(line: 1))])
    let facts = ProductFacts(of: product, pictures: [], names: names)
    #expect(
      facts.brand == nil && facts.mainCategory == nil && facts.categoryIDs.isEmpty && facts.attributes.isEmpty
    )
  }

  @Test(
    "A longer material is not taken for the shorter one in it, and a blank word in a lexicon is no trouble")
  func materials() {
    #expect(
      names.materials(in: "Stainless steel, merino and WOOL wool") == ["stainless-steel", "merino", "wool"])
    var lexicon = Lexicon()
    lexicon.materials = [LexiconEntry(id: "x", words: ["en": [" ", ""]])]
    #expect(EntityNames(lexicon: lexicon).materials(in: "wool and silk").isEmpty)
  }

  @Test("The graph says what the feed and the pictures say, and where each edge comes from")
  func laid() {
    let product = boot()
    let shares = [ColourShare(colour: "brown", share: 0.64)]
    let facts = ProductFacts(of: product, pictures: [shares], names: names)
    var builder = GraphBuilder(ontology: rules.ontology)
    builder.add(
      product, facts: facts, terms: [TermShare(term: "boot", weight: 0.5)], lexicon: rules.lexicon,
      names: names)
    var lines: [String] = []
    builder.freeze().exportTSV { lines.append($0) }
    #expect(
      lines == [
        "product:b\tmadeBy\tbrand:northpeak\t1.0\trecord:1/5",
        "product:b\tinCategory\tcategory:boots\t1.0\trecord:1/5",
        "product:b\tinCategory\tcategory:sale/new-in\t1.0\trecord:1/5",
        "category:boots\tpartOf\tcategory:footwear\t1.0\tderived",
        "category:sale/new-in\tpartOf\tcategory:sale\t1.0\tderived",
        "product:b\tcalledColour\tcolour:charcoal\t1.0\trecord:1/5",
        "product:b\tcosts\tprice:EUR-100-150\t1.0\trecord:1/5",
        "product:b\thasAttribute\tattribute:waterproof\t1.0\trecord:1/5",
        "product:b\tmentions\tterm:boot\t0.5\trecord:1/5",
        "product:b\thasColour\tcolour:brown\t0.8\trecord:1/5",
      ])
  }

  @Test("What a picture looks like is laid where the feed has no word for it")
  func looks() {
    let seen = [ColourShare(colour: "blue", share: 0.75)]
    var product = boot()
    var builder = GraphBuilder(ontology: rules.ontology)
    builder.addLooks(
      of: product, facts: ProductFacts(of: product, pictures: [], seen: seen, names: names),
      lexicon: rules.lexicon)
    product.variants[0].colourWords = ["puce"]
    builder.addLooks(
      of: product, facts: ProductFacts(of: product, pictures: [], seen: seen, names: names),
      lexicon: rules.lexicon)
    var lines: [String] = []
    builder.freeze().exportTSV { lines.append($0) }
    #expect(lines == ["product:b\tlooks\tcolour:blue\t0.75\tderived"])
  }

  @Test("Two variants' pictures are laid as their mean, with a source each")
  func meanOfPictures() throws {
    var second = boot().variants[0]
    second.id = "b2"
    second.source = RecordSource(importNumber: 1, line: 9)
    let product = Product(id: "b", variants: boot().variants + [second])
    let pictures = [[ColourShare(colour: "brown", share: 0.5)], [ColourShare(colour: "brown", share: 0.22)]]
    var builder = GraphBuilder(ontology: rules.ontology)
    builder.add(
      product, facts: ProductFacts(of: product, pictures: pictures, names: names), terms: [],
      lexicon: rules.lexicon,
      names: names)
    let graph = builder.freeze()
    let relation = try #require(graph.relation("hasColour"))
    #expect(relation.forward.weights == [(0.5 / 2 + 0.22 / 2).squareRoot()])
    #expect(relation.sources(ofEdge: 0).map(\.description) == ["record:1/5", "record:1/9"])
  }
}
