// GraphRules › GraphRules: all that a shop owner may change without Swift.

/// What the YAML files say, read and checked against each other.
package struct GraphRules: Sendable {
  /// The languages in which Clew speaks.
  package static let languages = ["en", "zh"]

  package var ontology: Ontology
  package var metapaths: [MetaPath]
  /// Weights by scorer name; every ``ScorerName`` has one.
  package var fusion: [String: Double]
  /// What to say; every one of ``languages`` has its own.
  package var phrases: [String: Phrases]
  package var lexicon: Lexicon
  package var brands: BrandRules
  /// What may be said in a conversation.
  package var spoken: SpokenRules
  /// Rules that every shop begins with.
  package var shopRules: [ShopRule]

  /// The rules that are compiled in.
  package static func builtIn() throws(GraphRulesError) -> GraphRules {
    try GraphRules(RuleFiles.builtIn)
  }

  /// The rules in a folder; files that are missing there are the built-in ones, unknown ones an error.
  package static func load(folder: String) throws(GraphRulesError) -> GraphRules {
    try GraphRules(RuleFiles.builtIn.replaced(byFolder: folder))
  }

  private init(_ files: RuleFiles) throws(GraphRulesError) {
    let (ontologyText, ontologyFile) = try files.file("ontology.yaml")
    ontology = try OntologyReader.read(ontologyText, file: ontologyFile)
    phrases = [:]
    for language in Self.languages {
      let (text, file) = try files.file("phrases.\(language).yaml")
      phrases[language] = try PhrasesReader.read(text, file: file, language: language, ontology: ontology)
    }
    let (pathText, pathFile) = try files.file("metapaths.yaml")
    metapaths = try MetaPathReader.read(pathText, file: pathFile, ontology: ontology, phrases: phrases)
    let (fusionText, fusionFile) = try files.file("fusion.yaml")
    fusion = try FusionReader.read(fusionText, file: fusionFile)
    let (ruleText, ruleFile) = try files.file("rules.yaml")
    shopRules = try ShopRule.parse(text: ruleText, file: ruleFile)
    let (brandText, brandFile) = try files.file("brands.yaml")
    brands = try BrandRules.parse(text: brandText, file: brandFile)
    spoken = try SpokenRules(files)
    lexicon = Lexicon()
    for name in files.names where name.hasPrefix("lexicon.") {
      let (text, file) = try files.file(name)
      lexicon = lexicon.adding(try Lexicon.parse(text: text, file: file))
    }
  }

  /// These rules as one training wants them.
  package func applying(_ config: TrainConfig) -> GraphRules {
    var rules = self
    rules.fusion.merge(config.weights) { _, new in new }
    if let metapaths = config.metapaths { rules.metapaths = metapaths }
    return rules
  }
}
