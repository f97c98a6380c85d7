// GraphRules › FeedMapping+Reading: reads mapping.yaml.

extension FeedMapping {
  /// Reads a mapping; every mistake is told with its place.
  package static func parse(text: String, file: String) throws(GraphRulesError) -> FeedMapping {
    let root = try YAMLValue.mapping(
      text, file: file,
      keys: [
        "record", "mode", "currency", "category_separator", "fields", "details", "parameters", "relations",
      ])
    var taken: Set<String> = []
    for key in ["fields", "details", "relations"] {
      for (_, _, value) in try root[key]?.entries() ?? [] {
        for source in try value.strings() where !taken.insert(source).inserted {
          throw value.error("“\(source)” stands for something else already; a source has one meaning")
        }
      }
    }
    let record = try root["record"].map { value throws(GraphRulesError) in try path(value) } ?? ""
    if record.isEmpty, let parameters = root["parameters"] {
      throw parameters.error(
        "a table has no repeated elements; name its columns under “details”, or the XML's “record”")
    }
    return FeedMapping(
      record: record, mode: try root["mode"]?.word(Mode.self), currency: try currency(root["currency"]),
      categorySeparator: try separator(root["category_separator"]),
      fields: try fields(try root.required("fields"), isTable: record.isEmpty),
      details: try details(root["details"]), parameters: try parameters(root["parameters"]),
      relations: try relations(root["relations"]))
  }

  private static func path(_ value: YAMLValue) throws(GraphRulesError) -> String {
    let text = try value.string()
    let steps = text.split(separator: "/", omittingEmptySubsequences: false)
    let trimmed = steps.first == "" ? steps.dropFirst() : steps[...]
    guard !trimmed.isEmpty, trimmed.allSatisfy({ !$0.isEmpty && !$0.contains("@") && !$0.contains(" ") })
    else {
      throw value.error("“\(text)” is no path of elements; write it as catalogue/products/product")
    }
    return trimmed.joined(separator: "/")
  }

  private static func currency(_ value: YAMLValue?) throws(GraphRulesError) -> String {
    guard let value else { return "" }
    let text = try value.string()
    guard text.utf8.count == 3, text.utf8.allSatisfy({ (65...90).contains($0) }) else {
      throw value.error("“\(text)” is no currency; write three capitals, as in EUR")
    }
    return text
  }

  private static func separator(_ value: YAMLValue?) throws(GraphRulesError) -> Character {
    guard let value else { return ">" }
    let text = try value.string().filter { $0 != " " }
    guard let sign = text.first, text.count == 1, sign.isASCII else {
      throw value.error("a separator is one sign, as in \">\" or \"|\"")
    }
    return sign
  }

  private static func fields(
    _ value: YAMLValue, isTable: Bool
  ) throws(GraphRulesError) -> [Field: [String]] {
    var fields: [Field: [String]] = [:]
    for (name, key, sources) in try value.entries() {
      guard let field = Field(rawValue: key) else {
        let known = Field.allCases.map(\.rawValue)
        throw name.error("unknown field “\(key)”" + Suggestion.hint(for: key, among: known))
      }
      fields[field] = try sources.strings()
    }
    guard fields[.id] != nil else {
      let example = isTable ? "id: SKU" : "id: \"@code\""
      throw value.error("the field “id” is missing; say where it stands, as in \(example)")
    }
    return fields
  }

  private static func details(_ value: YAMLValue?) throws(GraphRulesError) -> [Detail] {
    var details: [Detail] = []
    for (_, name, sources) in try value?.entries() ?? [] {
      for source in try sources.strings() { details.append(Detail(name: name, source: source)) }
    }
    return details
  }

  private static func parameters(_ value: YAMLValue?) throws(GraphRulesError) -> Parameters? {
    guard let mapping = try value?.mapping(keys: ["each", "name", "value", "unit"]) else { return nil }
    return Parameters(
      each: try mapping.required("each").string(), name: try mapping.required("name").string(),
      value: try mapping.required("value").string(), unit: try mapping["unit"]?.string() ?? "")
  }

  private static func relations(_ value: YAMLValue?) throws(GraphRulesError) -> [Relation: [String]] {
    var relations: [Relation: [String]] = [:]
    for (name, key, sources) in try value?.entries() ?? [] {
      guard let relation = Relation(rawValue: key) else {
        let known = Relation.allCases.map(\.rawValue)
        throw name.error("unknown relation “\(key)”" + Suggestion.hint(for: key, among: known))
      }
      relations[relation] = try sources.strings()
    }
    return relations
  }
}
