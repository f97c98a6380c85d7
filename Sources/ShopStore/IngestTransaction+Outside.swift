// ShopStore › IngestTransaction+Outside: triples, their names, and vectors.

package import Catalogue

extension IngestTransaction {
  /// Adds a triple, or gives the one that is there its new weight; about 3 µs.
  ///
  /// - Returns: `false` when the shop has it already, with this weight.
  package func add(_ triple: Triple) throws(ShopStoreError) -> Bool {
    let insert = try statement(
      """
      INSERT INTO triple VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
      SET weight = excluded.weight, import = excluded.import, line = excluded.line
      WHERE weight <> excluded.weight RETURNING 1
      """)
    insert.bind(1, triple.head)
    insert.bind(2, triple.relation)
    insert.bind(3, triple.tail)
    insert.bind(4, triple.weight)
    insert.bind(5, importNumber)
    insert.bind(6, triple.line)
    guard try insert.step() else { return false }
    try insert.step()
    return true
  }

  /// Adds what is known of an entity; a name or an item that is known already is kept where the new one is empty.
  package func add(_ entity: EntityName) throws(ShopStoreError) {
    let insert = try statement(
      """
      INSERT INTO entity VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
      label = iif(excluded.label = '', label, excluded.label),
      item = iif(excluded.item = '', item, excluded.item), import = excluded.import
      """)
    insert.bind(1, entity.id)
    insert.bind(2, entity.isRelation)
    insert.bind(3, entity.label)
    insert.bind(4, entity.item)
    insert.bind(5, importNumber)
    try insert.step()
  }

  /// Forgets the vectors, before a file that brings others: two encoders' vectors cannot be compared.
  package func removeVectors() throws(ShopStoreError) { try run("DELETE FROM vector") }

  /// Keeps the vector of a variant or an item, whether or not a feed has brought it yet.
  package func add(vector: [Float], of id: String) throws(ShopStoreError) {
    let insert = try statement("INSERT OR REPLACE INTO vector (id, value, import) VALUES (?, ?, ?)")
    insert.bind(1, id)
    insert.bind(2, vector.withUnsafeBytes { Array($0) })
    insert.bind(3, importNumber)
    try insert.step()
  }
}
