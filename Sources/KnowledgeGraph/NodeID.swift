// KnowledgeGraph › NodeID: one thing in the graph.

/// A node: its kind's place in the ontology and its number within the kind.
///
/// Product nodes have the numbers of the catalogue, user nodes those of the store.
package struct NodeID: Hashable, Comparable, Sendable {
  package let kind: UInt8
  package let index: Int32

  package init(kind: UInt8, index: Int32) {
    self.kind = kind
    self.index = index
  }

  package static func < (a: NodeID, b: NodeID) -> Bool { (a.kind, a.index) < (b.kind, b.index) }
}
