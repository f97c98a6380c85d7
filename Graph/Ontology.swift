// GraphRules › Ontology: the kinds of nodes and relations that the graph knows.

/// One kind of edge.
package struct RelationRule: Hashable, Sendable {
  package let name: String
  /// The node kinds at its head and its tail.
  package let from: String
  package let to: String
  /// The kind of event that makes the edge, `nil` for edges from the feed.
  package let event: String?
  /// What one event says about the customer, before decay; 0 for edges from the feed.
  package let strength: Double
  /// Days after which an event says half as much; `nil` for never.
  package let halfLife: Double?
  /// For events with a value: the value that says nothing, and the distance at which ``strength`` is reached.
  package let neutral: Double?
  package let span: Double?
  /// Whether a step over it walks each relation of external triples between such nodes; `external` in the file.
  package let isExternal: Bool
  /// For a relation that external triples brought: the declared one whose steps walk it, `nil` for none.
  package let family: String?

  package init(
    name: String, from: String, to: String, event: String? = nil, strength: Double = 0,
    halfLife: Double? = nil,
    neutral: Double? = nil, span: Double? = nil, isExternal: Bool = false, family: String? = nil
  ) {
    self.isExternal = isExternal
    self.family = family
    self.name = name
    self.from = from
    self.to = to
    self.event = event
    self.strength = strength
    self.halfLife = halfLife
    self.neutral = neutral
    self.span = span
  }
}

/// Kinds and relations, in the order of `ontology.yaml`.
package struct Ontology: Hashable, Sendable {
  package let nodes: [String]
  package let relations: [RelationRule]

  package init(nodes: [String], relations: [RelationRule]) {
    self.nodes = nodes
    self.relations = relations
  }

  package func relation(_ name: String) -> RelationRule? {
    relations.first { $0.name == name }
  }

  /// The relation that an event of this kind makes.
  package func relation(forEvent kind: String) -> RelationRule? {
    relations.first { $0.event == kind }
  }
}
