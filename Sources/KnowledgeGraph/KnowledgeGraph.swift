// KnowledgeGraph › KnowledgeGraph: products, what is known of them, and who took them, frozen.

package import Catalogue
package import GraphRules

/// Typed nodes and edges; never changed once built.
package struct KnowledgeGraph: Sendable {
  package let ontology: Ontology
  /// By kind, then by number: the part after the colon of a node's name.
  private let keys: [[String]]
  private let labels: [[String]]
  private let numbers: [[String: Int32]]
  /// In the order of the ontology.
  package let relations: [RelationEdges]
  private let relationNumbers: [String: Int]
  private let productKind: UInt8
  private let userKind: UInt8

  init(
    ontology: Ontology, keys: [[String]], labels: [[String]], numbers: [[String: Int32]],
    relations: [RelationEdges]
  ) {
    self.ontology = ontology
    self.keys = keys
    self.labels = labels
    self.numbers = numbers
    self.relations = relations
    relationNumbers = Dictionary(uniqueKeysWithValues: relations.enumerated().map { ($1.rule.name, $0) })
    productKind = UInt8(ontology.nodes.firstIndex(of: "product") ?? 0)
    userKind = UInt8(ontology.nodes.firstIndex(of: "user") ?? 0)
  }

  /// The name on the wire: `colour:teal`.
  package func name(_ node: NodeID) -> String {
    "\(kind(of: node)):\(key(node))"
  }

  /// The part of the name after the colon.
  ///
  /// A number below 0 stands for a customer without an account, `user:@cold`.
  package func key(_ node: NodeID) -> String {
    node.index < 0 ? "@cold" : keys[Int(node.kind)][Int(node.index)]
  }

  /// The name for people: `Northpeak`, `Hiking Boots`.
  package func label(_ node: NodeID) -> String {
    node.index < 0 ? "@cold" : labels[Int(node.kind)][Int(node.index)]
  }

  /// The number of a kind of the ontology.
  package func kindNumber(_ kind: String) -> UInt8 { UInt8(ontology.nodes.firstIndex(of: kind) ?? 0) }

  package func kind(of node: NodeID) -> String { ontology.nodes[Int(node.kind)] }

  /// The node with this name; `nil` when there is none.
  package func node(named name: String) -> NodeID? {
    guard let colon = name.firstIndex(of: ":") else { return nil }
    return node(String(name[..<colon]), String(name[name.index(after: colon)...]))
  }

  package func node(_ kind: String, _ key: String) -> NodeID? {
    guard let number = ontology.nodes.firstIndex(of: kind), let index = numbers[number][key] else {
      return nil
    }
    return NodeID(kind: UInt8(number), index: index)
  }

  package func node(of product: ProductID) -> NodeID {
    NodeID(kind: productKind, index: Int32(product.index))
  }

  package func node(ofUser user: Int) -> NodeID { NodeID(kind: userKind, index: Int32(user)) }

  package func isProduct(_ node: NodeID) -> Bool { node.kind == productKind }

  package func relation(_ name: String) -> RelationEdges? {
    relationNumbers[name].map { relations[$0] }
  }

  /// How many nodes of each kind there are, in the ontology's order.
  package var nodeCounts: [(kind: String, count: Int)] {
    zip(ontology.nodes, keys).map { ($0, $1.count) }
  }

  /// How many edges of each relation there are, in the ontology's order.
  package var edgeCounts: [(relation: String, count: Int)] {
    relations.map { ($0.rule.name, $0.count) }
  }
}
