// Recommender › GraphHealthDocument: whether external triples fit the products, as JSON.

/// What `clew evaluate --graph --json` writes.
package struct GraphHealthDocument: Encodable, Sendable {
  let v = 1
  /// Absent where there is nothing to test.
  let graph: GraphHealth?

  package init(_ health: GraphHealth?) { graph = health }
}
