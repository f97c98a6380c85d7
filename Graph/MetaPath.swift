// GraphRules › MetaPath: a kind of walk from one of the customer's products to another product.

/// One step of a metapath.
package struct MetaPathStep: Hashable, Sendable {
  /// A relation of the ontology, or `chose`: any event by which a customer took a product.
  package let relation: String
  /// Whether the edge is walked from its tail to its head; `^` in the file.
  package let isInverse: Bool

  package init(relation: String, isInverse: Bool) {
    self.relation = relation
    self.isInverse = isInverse
  }
}

/// A typed walk with its degree exponents.
///
/// `weight · Π edge weights · degree(start)^-start · Π degree(middle)^-middle · degree(end)^-end`.
/// Y. Sun et al., “PathSim: Meta Path-Based Top-K Similarity Search in Heterogeneous Information Networks”,
/// VLDB 2011; the degree exponents damp hubs on either side of the walk.
package struct MetaPath: Hashable, Sendable {
  package let name: String
  package let steps: [MetaPathStep]
  package var weight: Double
  package var start: Double
  package var middle: Double
  package var end: Double
  /// How much of the customer's past the walk starts from, where it is not what the other walks start from.
  package var history: HistoryProfile?
  /// What `weight` is multiplied with on external relations that the walk stands for, 1 where nothing is said.
  package var relations: [String: Double]

  package init(
    name: String, steps: [MetaPathStep], weight: Double, start: Double = 0, middle: Double = 0,
    end: Double = 0, history: HistoryProfile? = nil, relations: [String: Double] = [:]
  ) {
    self.name = name
    self.steps = steps
    self.weight = weight
    self.start = start
    self.middle = middle
    self.end = end
    self.history = history
    self.relations = relations
  }

  /// Whether the walk passes through other customers, which are counted and never named.
  package var passesCustomers: Bool { steps.contains { $0.relation == "chose" } }
}
