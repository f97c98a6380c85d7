// GraphRules › OntologyReader: reads the kinds of nodes and relations.

enum OntologyReader {
  /// `ontology.yaml`.
  static func read(_ text: String, file: String) throws(GraphRulesError) -> Ontology {
    let root = try YAMLValue.mapping(text, file: file, keys: ["nodes", "relations"])
    let nodes = try nodes(root.required("nodes"))
    var relations: [RelationRule] = []
    var events: Set<String> = []
    for (name, key, value) in try root.required("relations").entries() {
      guard key != MetaPathReader.chose else {
        throw name.error(
          "“\(key)” means any choice of a customer in metapaths.yaml; give the relation another name")
      }
      let relation = try relation(key, value, nodes: nodes)
      if let event = relation.event, !events.insert(event).inserted {
        throw value.error("two relations are made by the event “\(event)”; keep one")
      }
      relations.append(relation)
    }
    return Ontology(nodes: nodes, relations: relations)
  }

  private static func nodes(_ value: YAMLValue) throws(GraphRulesError) -> [String] {
    var nodes: [String] = []
    for kind in try value.list() {
      let name = try kind.string()
      guard !nodes.contains(name) else { throw kind.error("the node kind “\(name)” is named twice") }
      nodes.append(name)
    }
    for needed in ["user", "product"] where !nodes.contains(needed) {
      throw value.error("the node kind “\(needed)” is missing; nothing can be recommended without it")
    }
    guard nodes.count <= 255 else { throw value.error("there may be at most 255 kinds of nodes") }
    return nodes
  }

  private static func relation(
    _ name: String, _ value: YAMLValue, nodes: [String]
  ) throws(GraphRulesError) -> RelationRule {
    let keys = ["from", "to", "event", "strength", "half_life", "neutral", "span", "external"]
    let mapping = try value.mapping(keys: keys)
    let from = try node(mapping.required("from"), nodes)
    let to = try node(mapping.required("to"), nodes)
    guard let event = mapping["event"] else {
      for key in keys.dropFirst(3) where key != "external" {
        if let stray = mapping[key] {
          throw stray.error("“\(key)” is for relations with an event; add “event:” or take it away")
        }
      }
      return RelationRule(
        name: name, from: from, to: to, isExternal: try mapping["external"]?.bool() ?? false)
    }
    if let external = mapping["external"] {
      throw external.error("“external” is for relations without an event; take one of both away")
    }
    guard from == "user", to == "product" else {
      throw value.error("a relation with an event goes from user to product")
    }
    if let neutral = mapping["neutral"], mapping["span"] == nil {
      throw neutral.error(
        "“neutral” needs “span” beside it: the distance at which the full strength is reached")
    }
    if let span = mapping["span"], mapping["neutral"] == nil {
      throw span.error("“span” needs “neutral” beside it: the value that says nothing")
    }
    return RelationRule(
      name: name, from: from, to: to, event: try event.string(),
      strength: try mapping.required("strength").number(), halfLife: try mapping["half_life"]?.positive(),
      neutral: try mapping["neutral"]?.number(), span: try mapping["span"]?.positive())
  }

  private static func node(_ value: YAMLValue, _ nodes: [String]) throws(GraphRulesError) -> String {
    let name = try value.string()
    guard nodes.contains(name) else {
      throw value.error("“\(name)” is no kind of node" + Suggestion.hint(for: name, among: nodes))
    }
    return name
  }
}
