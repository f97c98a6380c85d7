// GraphRules › BrandRules: which spellings of a brand mean the same.

/// `brands.yaml`.
package struct BrandRules: Hashable, Sendable {
  /// Legal forms that may end a brand's name, as they are written, for instance `GmbH`.
  package var legalForms: [String]

  package init(legalForms: [String]) {
    self.legalForms = legalForms
  }

  /// Those that are compiled in.
  package static func builtIn() throws(GraphRulesError) -> BrandRules {
    let (text, file) = try RuleFiles.builtIn.file("brands.yaml")
    return try parse(text: text, file: file)
  }

  static func parse(text: String, file: String) throws(GraphRulesError) -> BrandRules {
    let root = try YAMLValue.mapping(text, file: file, keys: ["legal_forms"])
    return BrandRules(legalForms: try root["legal_forms"]?.strings() ?? [])
  }
}
