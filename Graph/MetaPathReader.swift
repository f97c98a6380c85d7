// GraphRules › MetaPathReader: reads the walks that count, and checks that their steps fit.

enum MetaPathReader {
  /// The step for any event by which a customer took a product.
  static let chose = "chose"

  /// `metapaths.yaml`; every walk leads from product to product over relations of `ontology`, and has a phrase.
  static func read(
    _ text: String, file: String, ontology: Ontology, phrases: [String: Phrases]
  ) throws(GraphRulesError) -> [MetaPath] {
    let root = try YAMLValue.mapping(text, file: file, keys: ["metapaths"])
    return try metapaths(root.required("metapaths"), ontology: ontology, phrases: phrases)
  }

  static func metapaths(
    _ value: YAMLValue, ontology: Ontology, phrases: [String: Phrases]
  ) throws(GraphRulesError) -> [MetaPath] {
    var metapaths: [MetaPath] = []
    for (name, key, value) in try value.entries() {
      let metapath = try metapath(key, value, ontology: ontology)
      for language in GraphRules.languages {
        try check(metapath, name, language, phrases[language]?.paths[key])
      }
      metapaths.append(metapath)
    }
    return metapaths
  }

  /// A walk can be told, and its phrase asks for nothing that the walk does not meet.
  private static func check(
    _ metapath: MetaPath, _ name: YAMLValue, _ language: String, _ phrase: Phrase?
  ) throws(GraphRulesError) {
    let file = "phrases.\(language).yaml"
    guard let phrase else {
      throw name.error("the walk “\(metapath.name)” has no phrase; add one below “paths:” in \(file)")
    }
    let forms = [phrase.usual, phrase.few, phrase.against].compactMap(\.self)
    let placeholders = forms.flatMap(\.placeholders)
    if placeholders.contains(.count), !metapath.passesCustomers {
      throw name.error("its phrase in \(file) has {count}, but the walk passes no customers to count")
    }
    if placeholders.contains(.entity), metapath.passesCustomers || metapath.steps.isEmpty {
      throw name.error("its phrase in \(file) has {entity}, but the walk passes nothing that may be named")
    }
  }

  private static func metapath(
    _ name: String, _ value: YAMLValue, ontology: Ontology
  ) throws(GraphRulesError) -> MetaPath {
    let mapping = try value.mapping(keys: ["steps", "weight", "start", "middle", "end", "history", "relations"])
    let list = try mapping.required("steps")
    var steps: [MetaPathStep] = []
    var node = "product"
    for value in try list.list() {
      let step = try step(value)
      let ends = try ends(of: step.relation, value, ontology)
      let (head, tail) = step.isInverse ? (ends.to, ends.from) : (ends.from, ends.to)
      guard head == node else {
        throw value.error(
          "the step “\(try value.string())” leaves a \(head), but the walk has come to a \(node)")
      }
      steps.append(step)
      node = tail
    }
    guard node == "product" else { throw list.error("the walk ends at a \(node); it must end at a product") }
    let overCustomers = [true, false].map { MetaPathStep(relation: chose, isInverse: $0) }
    guard steps == overCustomers || !steps.contains(where: { $0.relation == chose }) else {
      throw list.error("a walk over other customers has the steps [^chose, chose] and no others")
    }
    let any = 0...Double.greatestFiniteMagnitude
    var relations: [String: Double] = [:]
    for (name, key, value) in try mapping["relations"]?.entries() ?? [] {
      guard steps.contains(where: { ontology.relation($0.relation)?.isExternal == true }) else {
        throw name.error("only a walk over external relations, such as fact, has weights for each of them")
      }
      relations[key] = try value.number(in: any)
    }
    var history: HistoryProfile?
    if let value = mapping["history"] { history = try HistoryProfile.read(value) }
    return MetaPath(
      name: name, steps: steps, weight: try mapping.required("weight").number(in: any),
      start: try mapping["start"]?.number() ?? 0, middle: try mapping["middle"]?.number() ?? 0,
      end: try mapping["end"]?.number() ?? 0, history: history, relations: relations)
  }

  private static func step(_ value: YAMLValue) throws(GraphRulesError) -> MetaPathStep {
    let text = try value.string()
    let isInverse = text.hasPrefix("^")
    return MetaPathStep(relation: isInverse ? String(text.dropFirst()) : text, isInverse: isInverse)
  }

  private static func ends(
    of relation: String, _ value: YAMLValue, _ ontology: Ontology
  ) throws(GraphRulesError) -> (from: String, to: String) {
    if relation == chose { return ("user", "product") }
    if let rule = ontology.relation(relation) { return (rule.from, rule.to) }
    let known = ontology.relations.map(\.name) + [chose]
    throw value.error("unknown relation “\(relation)”" + Suggestion.hint(for: relation, among: known))
  }
}
