// GraphRules › PhrasesReader: reads what to say in one language.

enum PhrasesReader {
  /// `phrases.en.yaml`; every kind of evidence, channel and relation of `ontology` has its words.
  static func read(
    _ text: String, file: String, language: String, ontology: Ontology
  ) throws(GraphRulesError) -> Phrases {
    let root = try YAMLValue.mapping(
      text, file: file, keys: ["list", "channels", "relations", "kinds", "paths"])
    let list = try root.required("list").mapping(keys: ["comma", "and", "more", "also"])
    return Phrases(
      language: language, paths: try paths(root.required("paths")), kinds: try kinds(root.required("kinds")),
      relations: try relations(root.required("relations"), ontology),
      channels: try channels(root.required("channels")), comma: try list.required("comma").string(),
      and: try list.required("and").string(),
      more: try PhraseTemplate(list.required("more"), allowed: [.count]),
      also: try PhraseTemplate(list.required("also"), allowed: [.count]))
  }

  private static func paths(_ value: YAMLValue) throws(GraphRulesError) -> [String: Phrase] {
    var paths: [String: Phrase] = [:]
    for (_, name, value) in try value.entries() {
      paths[name] = try phrase(value, allowed: [.item, .entity, .verb, .count, .more, .also])
    }
    return paths
  }

  private static func kinds(_ value: YAMLValue) throws(GraphRulesError) -> [PhraseKind: Phrase] {
    let mapping = try value.mapping(keys: PhraseKind.allCases.map(\.rawValue))
    var kinds: [PhraseKind: Phrase] = [:]
    for kind in PhraseKind.allCases {
      kinds[kind] = try phrase(mapping.required(kind.rawValue), allowed: kind.placeholders)
    }
    return kinds
  }

  private static func phrase(_ value: YAMLValue, allowed: [Placeholder]) throws(GraphRulesError) -> Phrase {
    let mapping = try value.mapping(keys: ["short", "sentence", "few", "said", "against", "bare"])
    let usual = try forms(mapping, allowed)
    let few = try mapping["few"].map { (value) throws(GraphRulesError) in
      try forms(value.mapping(keys: ["short", "sentence"]), allowed.filter { $0 != .count })
    }
    if usual.placeholders.contains(.count), few == nil {
      throw value.error(
        "{count} needs “few:” beside it, the same without a number for fewer than \(Phrases.leastCount) customers"
      )
    }
    // What was said hangs on no product, and what speaks against is told without a number.
    let said = try mapping["said"].map { (value) throws(GraphRulesError) in
      try forms(
        value.mapping(keys: ["short", "sentence"]), allowed.filter { $0 == .word || $0 == .entity })
    }
    let against = try mapping["against"].map { (value) throws(GraphRulesError) in
      try forms(value.mapping(keys: ["short", "sentence"]), allowed.filter { $0 != .count })
    }
    let bare = try mapping["bare"].map { (value) throws(GraphRulesError) in
      try forms(
        value.mapping(keys: ["short", "sentence"]), allowed.filter { $0 != .word && $0 != .entity })
    }
    return Phrase(usual: usual, few: few, said: said, against: against, bare: bare)
  }

  private static func forms(
    _ mapping: YAMLMapping, _ allowed: [Placeholder]
  ) throws(GraphRulesError) -> PhraseForms {
    PhraseForms(
      short: try PhraseTemplate(mapping.required("short"), allowed: allowed),
      sentence: try PhraseTemplate(mapping.required("sentence"), allowed: allowed))
  }

  private static func relations(
    _ value: YAMLValue, _ ontology: Ontology
  ) throws(GraphRulesError) -> [String: RelationWords] {
    var relations: [String: RelationWords] = [:]
    for (_, name, value) in try value.entries() {
      let mapping = try value.mapping(keys: ["forward", "inverse", "times", "verb"])
      relations[name] = RelationWords(
        forward: try mapping.required("forward").string(), inverse: try mapping.required("inverse").string(),
        times: try mapping["times"].map { (value) throws(GraphRulesError) in
          try PhraseTemplate(value, allowed: [.count])
        },
        verb: try mapping["verb"]?.string() ?? "")
      if ontology.relation(name)?.event != nil { _ = try mapping.required("verb") }
    }
    for relation in ontology.relations where relations[relation.name] == nil {
      throw value.error("the relation “\(relation.name)” of the ontology has no words here; add them")
    }
    return relations
  }

  private static func channels(_ value: YAMLValue) throws(GraphRulesError) -> [Channel: String] {
    let mapping = try value.mapping(keys: Channel.allCases.map(\.rawValue))
    var channels: [Channel: String] = [:]
    for channel in Channel.allCases {
      channels[channel] = try mapping.required(channel.rawValue).string()
    }
    return channels
  }
}
