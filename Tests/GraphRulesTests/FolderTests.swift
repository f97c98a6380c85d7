// GraphRulesTests › FolderTests: a folder that replaces built-in files, and the mistakes in it.

import Testing

import GraphRules

@Suite("A folder of rules")
struct FolderTests {
  @Test("A file in the folder replaces the built-in one, the others stay")
  func replaces() throws {
    let weights =
      "weights: {walk: 2, text: 0, colour: 0, neighbours: 0, transition: 0, latent: 0, vectors: 0, popularity: 0}"
    let folder = try RulesFolder(["fusion.yaml": weights, "README.md": "# mine"])
    let rules = try GraphRules.load(folder: folder.path)
    #expect(rules.fusion["walk"] == 2 && rules.fusion["spectral"] == 0)
    #expect(rules.metapaths == (try GraphRules.builtIn().metapaths))
  }

  @Test("An unknown file is an error that names the likely one")
  func unknownFile() throws {
    let folder = try RulesFolder(["metapath.yaml": "metapaths: {}"])
    #expect(folder.complaint() == "metapath.yaml: unknown file; did you mean “metapaths.yaml”?")
  }

  @Test("A folder that is not there is an error")
  func noFolder() throws {
    let error = try #require(throws: GraphRulesError.self) { try GraphRules.load(folder: "no-such-folder") }
    #expect(error.description.hasPrefix("no-such-folder: cannot be opened"))
  }

  @Test("A walk without a phrase is an error where the walk stands")
  func noPhrase() throws {
    let text =
      "metapaths:\n  product: {steps: [], weight: 1}\n  my-walk: {steps: [madeBy, ^madeBy], weight: 1}\n"
    #expect(
      try RulesFolder(["metapaths.yaml": text]).complaint()
        == "metapaths.yaml:3:3: the walk “my-walk” has no phrase; add one below “paths:” in phrases.en.yaml")
  }

  @Test("A walk that mixes other customers with brands is refused, for it could not be scored as written")
  func mixedWalk() throws {
    let text =
      "metapaths:\n  product-customer-product: {steps: [madeBy, ^madeBy, ^chose, chose], weight: 1}\n"
    #expect(
      try RulesFolder(["metapaths.yaml": text]).complaint()?.hasSuffix(
        "a walk over other customers has the steps [^chose, chose] and no others") == true)
  }

  @Test("A phrase that counts needs one without the number, lest a customer be recognised")
  func countWithoutFew() throws {
    let text = try RulesFolder.builtIn(
      "phrases.en.yaml", replacing: "short: \"liked by many\"", with: "short: \"liked by {count}\"")
    #expect(
      try RulesFolder(["phrases.en.yaml": text]).complaint()?
        .contains(": {count} has no value here; there is none") == true)
    let together = try RulesFolder.builtIn(
      "phrases.en.yaml",
      replacing:
        "    few: {short: \"goes with the {item}{more}\", sentence: \"It goes with the {item}{more} you {verb}.\"}\n",
      with: "")
    #expect(
      try RulesFolder(["phrases.en.yaml": together]).complaint()?.contains("{count} needs “few:”") == true)
  }

  @Test("A new relation must have words to be drawn with")
  func relationWithoutWords() throws {
    let text = try RulesFolder.builtIn(
      "ontology.yaml", replacing: "  madeBy: ", with: "  soldIn: {from: product, to: brand}\n  madeBy: ")
    #expect(
      try RulesFolder(["ontology.yaml": text]).complaint()?
        .contains("the relation “soldIn” of the ontology has no words here") == true)
  }

  /// File, what is replaced in the built-in one, by what, and the complaint from the line on.
  static let mistakes: [(file: String, old: String, new: String, complaint: String)] = [
    (
      "metapaths.yaml", "{steps: [], weight: 1.0}", "{steps: [], wieght: 1.0}",
      "6:47: unknown key “wieght”; did you mean “weight”?"
    ),
    ("metapaths.yaml", "{steps: [], weight: 1.0}", "{steps: []}", "6:35: the key “weight” is missing"),
    (
      "metapaths.yaml", "{steps: [], weight: 1.0}", "{steps: [], weight: much}",
      "6:55: expected a number, found “much”"
    ),
    (
      "metapaths.yaml", "{steps: [], weight: 1.0}", "{steps: madeBy, weight: 1}",
      "6:43: expected a list in […], found “madeBy”"
    ),
    (
      "metapaths.yaml", "[costs, ^costs]", "[costs, costs]",
      "10:51: the step “costs” leaves a product, but the walk has come to a price"
    ),
    (
      "metapaths.yaml", "[costs, ^costs]", "[costs]",
      "10:43: the walk ends at a price; it must end at a product"
    ),
    (
      "metapaths.yaml", "[costs, ^costs]", "[cosst, ^costs]",
      "10:44: unknown relation “cosst”; did you mean “costs”?"
    ),
    (
      "metapaths.yaml", "product-price-product:", "product-brand-product:",
      "7:3: the key “product-brand-product” stands here and once more below; keep one"
    ),
    ("fusion.yaml", "walk: 1.0", "walk: -1", "4:9: -1 is out of range; write 0.0 or more"),
    ("fusion.yaml", "walk: 1.0", "walks: 1", "4:3: unknown key “walks”; did you mean “walk”?"),
    ("fusion.yaml", "  walk: 1.0\n", "", "4:3: the weight of “walk” is missing; write 0 to switch it off"),
    ("fusion.yaml", "walk: 1.0", "walk: nan", "4:9: expected a number, found “nan”"),
    (
      "ontology.yaml", "{from: product, to: brand}", "{from: product, to: brandt}",
      "17:37: “brandt” is no kind of node; did you mean “brand”?"
    ),
    ("ontology.yaml", "user, product,", "user,", "2:8: the node kind “product” is missing; "),
    ("ontology.yaml", "neutral: 3, span: 2", "neutral: 3", "12:103: “neutral” needs “span” beside it: "),
    (
      "phrases.en.yaml", "as the {item}{more}\"", "as the {itme}\"",
      "unknown placeholder {itme}; did you mean “item”?"
    ),
    (
      "phrases.en.yaml", "\"liked by many\"", "\"liked by {many\"",
      "a brace without its partner in “liked by {many”"
    ),
    ("phrases.zh.yaml", "  neural: 神经网络\n", "", "the key “neural” is missing"),
    (
      "lexicon.colours.yaml", "#1c1c1e", "#1c1c1", "6:16: “#1c1c1” is no colour; write six hexadecimal digits"
    ),
    (
      "lexicon.words.yaml", "type: bool, en: [\"waterproof\"", "type: boole, en: [\"waterproof\"",
      "unknown word “boole”"
    ),
    ("rules.yaml", "# - {", "- {{", "not YAML: "),
  ]

  @Test("A mistake is reported with its line and the way out", arguments: mistakes.indices)
  func mistake(number: Int) throws {
    let (file, old, new, complaint) = Self.mistakes[number]
    let folder = try RulesFolder([file: RulesFolder.builtIn(file, replacing: old, with: new)])
    let found = try #require(folder.complaint())
    #expect(found.hasPrefix(file + ":"))
    #expect(found.contains(complaint), "found: \(found)")
  }

  @Test("A thousand brackets and a file of control characters are complained of, not died of")
  func hostile() throws {
    for text in [String(repeating: "[", count: 100_000), "weights: \u{1}", "", "--- a\n--- b", "weights: *x"]
    {
      #expect(try RulesFolder(["fusion.yaml": text]).complaint()?.hasPrefix("fusion.yaml") == true)
    }
  }
}
