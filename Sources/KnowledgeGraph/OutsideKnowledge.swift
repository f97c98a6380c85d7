// KnowledgeGraph › OutsideKnowledge: external triples, with their ends found among the shop's own things.

package import Catalogue
package import GraphRules

/// Triples as edges between nodes of the ontology.
///
/// An end is the product behind a linked entity, else the node that `kind:id` names, else the product of this id, else
/// an attribute. A relation keeps its name; where it stands between several kinds of nodes, or has the name of one of
/// the ontology's own, it is told apart by them (`made.product-brand`).
package struct OutsideKnowledge: Sendable {
  /// The shop's ontology with the relations of the triples.
  package let ontology: Ontology
  let edges: [Edge]

  struct Edge: Sendable {
    let head: End
    /// The place of its relation in ``ontology``.
    let relation: String
    let tail: End
    let weight: Double
    let source: RecordSource
  }

  struct End: Hashable, Sendable {
    let kind: String
    let key: String
    let label: String
  }

  /// More relations than this are no schema: the rest is laid as `related`.
  static let maximumRelations = 256

  /// Reads triples, each with the import that said it.
  ///
  /// `customers` has the ids of the shop's customers; other `user:` ends are attributes.
  package init(
    triples: [(triple: Triple, importNumber: Int)], entities: [EntityName], catalogue: Catalogue,
    customers: [String: Int], ontology: Ontology, names: EntityNames
  ) {
    var ends = EndFinder(
      entities: entities, catalogue: catalogue, customers: customers, kinds: Set(ontology.nodes), names: names
    )
    var relations = RelationNames(ontology)
    edges = triples.map { triple, importNumber in
      let head = ends.end(triple.head)
      let tail = ends.end(triple.tail)
      let relation = relations.name(of: ends.relation(triple.relation), from: head.kind, to: tail.kind)
      return Edge(
        head: head, relation: relation, tail: tail, weight: triple.weight,
        source: RecordSource(importNumber: importNumber, line: triple.line))
    }
    self.ontology = ontology.adding(relations.added)
  }
}

/// Finds the thing behind an id.
private struct EndFinder {
  private var entities: [String: EntityName] = [:]
  private var relations: [String: String] = [:]
  private var known: [String: OutsideKnowledge.End] = [:]
  private let catalogue: Catalogue
  private let customers: [String: Int]
  private let kinds: Set<String>
  private let names: EntityNames

  init(
    entities: [EntityName], catalogue: Catalogue, customers: [String: Int], kinds: Set<String>,
    names: EntityNames
  ) {
    for entity in entities {
      if entity.isRelation { relations[entity.id] = entity.label } else { self.entities[entity.id] = entity }
    }
    self.catalogue = catalogue
    self.customers = customers
    self.kinds = kinds
    self.names = names
  }

  func relation(_ id: String) -> String {
    guard let label = relations[id], !label.isEmpty else { return id }
    return label
  }

  mutating func end(_ id: String) -> OutsideKnowledge.End {
    if let end = known[id] { return end }
    let end = found(id)
    known[id] = end
    return end
  }

  private func found(_ id: String) -> OutsideKnowledge.End {
    let entity = entities[id]
    if let entity, !entity.item.isEmpty, let product = product(entity.item) { return product }
    if let colon = id.firstIndex(of: ":"), kinds.contains(String(id[..<colon])) {
      let kind = String(id[..<colon])
      let key = String(id[id.index(after: colon)...])
      switch kind {
      case "product":
        if let product = product(key) { return product }
      case "user":
        if customers[key] != nil { return OutsideKnowledge.End(kind: kind, key: key, label: key) }
      case "brand": return OutsideKnowledge.End(kind: kind, key: names.brand(key), label: key)
      case "colour":
        return OutsideKnowledge.End(kind: kind, key: names.colour(key) ?? key, label: key)
      default: return OutsideKnowledge.End(kind: kind, key: key, label: key)
      }
    }
    if let product = product(id) { return product }
    let label = entity.map(\.label).flatMap { $0.isEmpty ? nil : $0 } ?? Self.lastPart(of: id)
    return OutsideKnowledge.End(
      kind: "attribute", key: id, label: String(label.map { $0 == "_" ? " " : $0 }))
  }

  private func product(_ id: String) -> OutsideKnowledge.End? {
    catalogue.place(of: id).map { place in
      OutsideKnowledge.End(kind: "product", key: catalogue[place.product].id, label: "")
    }
  }

  /// Of an address, what stands behind its last `/` or `#`.
  private static func lastPart(of id: String) -> String {
    guard id.contains("://"), let last = id.split(whereSeparator: { $0 == "/" || $0 == "#" }).last else {
      return id
    }
    return String(last)
  }
}

/// Gives each relation of the triples a rule of its own.
private struct RelationNames {
  private(set) var added: [RelationRule] = []
  private var names: [Key: String] = [:]
  private var taken: Set<String>
  private let ontology: Ontology

  private struct Key: Hashable {
    let name: String
    let from: String
    let to: String
  }

  init(_ ontology: Ontology) {
    self.ontology = ontology
    // Any choice of a customer, in metapaths.
    taken = Set(ontology.relations.map(\.name) + ["chose"])
  }

  mutating func name(of relation: String, from: String, to: String) -> String {
    let key = Key(name: relation, from: from, to: to)
    if let name = names[key] { return name }
    let name = newName(key)
    names[key] = name
    return name
  }

  private mutating func newName(_ key: Key) -> String {
    let declared = ontology.relation(key.name)
    if let declared, declared.event == nil, declared.from == key.from, declared.to == key.to {
      return declared.name
    }
    let isTooMany = added.count >= OutsideKnowledge.maximumRelations
    if isTooMany, key.name != "related" { return name(of: "related", from: key.from, to: key.to) }
    let plain = String(key.name.map { $0.isNewline || $0 == "\t" || $0 == "^" ? " " : $0 }.prefix(100))
    var name = plain
    var attempt = 1
    while !taken.insert(name).inserted {
      name = "\(plain).\(key.from)-\(key.to)" + (attempt > 1 ? "-\(attempt)" : "")
      attempt += 1
    }
    added.append(
      RelationRule(
        name: name, from: key.from, to: key.to,
        family: ontology.family(from: key.from, to: key.to)?.name))
    return name
  }
}

extension GraphBuilder {
  /// Lays what is known from outside, behind the catalogue, whose nodes it finds.
  ///
  /// The builder's ontology must be that of `outside`.
  package mutating func add(_ outside: OutsideKnowledge) {
    for edge in outside.edges {
      let head = node(edge.head.kind, edge.head.key, label: edge.head.label)
      let tail = node(edge.tail.kind, edge.tail.key, label: edge.tail.label)
      connect(head, edge.relation, tail, weight: edge.weight, source: .record(edge.source))
    }
  }
}
