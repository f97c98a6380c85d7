// Catalogue › Triple: a statement about products that comes from outside the catalogue.

/// `head relation tail`, each by an id of its source.
///
/// An end may be the id of a product, a node of the graph (`brand:northpeak`), or anything else.
package struct Triple: Hashable, Sendable {
  package let head: String
  package let relation: String
  package let tail: String
  /// Above 0; 1 where the source gives none.
  package let weight: Double
  /// The 1-based line in its file.
  package let line: Int

  package init(head: String, relation: String, tail: String, weight: Double = 1, line: Int) {
    self.head = head
    self.relation = relation
    self.tail = tail
    self.weight = weight
    self.line = line
  }
}

/// What an id of ``Triple`` stands for.
package struct EntityName: Hashable, Sendable {
  package let id: String
  /// Whether the id is that of a relation, which is numbered apart from the ends.
  package let isRelation: Bool
  /// For people; empty where the source gives none.
  package let label: String
  /// The id of the item that the entity is; empty for none.
  package let item: String

  package init(id: String, isRelation: Bool = false, label: String = "", item: String = "") {
    self.id = id
    self.isRelation = isRelation
    self.label = label
    self.item = item
  }
}
