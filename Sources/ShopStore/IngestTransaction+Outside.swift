// ShopStore › IngestTransaction+Outside: triples, their names, and vectors.

package import Catalogue

extension IngestTransaction {
  /// Adds a triple, or gives the one that is there its new weight; about 3 µs.
  ///
  /// One that another file has said already is from now on this one's, so that it stays when the other is taken back.
  ///
  /// - Returns: `false` when the shop has it already, with this weight.
  package func add(_ triple: Triple) throws(ShopStoreError) -> Bool {
    let insert = try statement(
      "INSERT INTO triple VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING 1")
    insert.bind(1, triple.head)
    insert.bind(2, triple.relation)
    insert.bind(3, triple.tail)
    insert.bind(4, triple.weight)
    insert.bind(5, importNumber)
    insert.bind(6, triple.line)
    if try insert.step() {
      try insert.step()
      return true
    }
    let known = try statement(
      """
      SELECT weight, (SELECT series FROM import WHERE number = triple.import) IS ?4 FROM triple
      WHERE head = ?1 AND relation = ?2 AND tail = ?3
      """)
    known.bind(1, triple.head)
    known.bind(2, triple.relation)
    known.bind(3, triple.tail)
    known.bind(4, series)
    let isThere = try known.step()
    let isSame = isThere && known.optionalDouble(0) == triple.weight
    let isOurs = isThere && known.bool(1)
    known.reset()
    if isSame, isOurs || series.isEmpty { return false }
    if let keep = try keeper(of: .triple) {
      keep.bind(2, triple.head)
      keep.bind(3, triple.relation)
      keep.bind(4, triple.tail)
      try keep.step()
    }
    let update = try statement(
      "UPDATE triple SET weight = ?4, import = ?5, line = ?6 WHERE head = ?1 AND relation = ?2 AND tail = ?3")
    update.bind(1, triple.head)
    update.bind(2, triple.relation)
    update.bind(3, triple.tail)
    update.bind(4, triple.weight)
    update.bind(5, importNumber)
    update.bind(6, triple.line)
    try update.step()
    return !isSame
  }

  /// Adds what is known of an entity; a name or an item that is known already is kept where the new one is empty.
  ///
  /// As with triples, what another file has said already is from now on this one's.
  package func add(_ entity: EntityName) throws(ShopStoreError) {
    let insert = try statement("INSERT INTO entity VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING 1")
    insert.bind(1, entity.id)
    insert.bind(2, entity.isRelation)
    insert.bind(3, entity.label)
    insert.bind(4, entity.item)
    insert.bind(5, importNumber)
    if try insert.step() {
      try insert.step()
      return
    }
    let known = try statement(
      """
      SELECT label, item, (SELECT series FROM import WHERE number = entity.import) IS ?3 FROM entity
      WHERE id = ?1 AND isRelation = ?2
      """)
    known.bind(1, entity.id)
    known.bind(2, entity.isRelation)
    known.bind(3, series)
    guard try known.step() else { return }
    let (label, item) = (known.text(0), known.text(1))
    let isOurs = known.bool(2)
    known.reset()
    let named = (
      label: entity.label.isEmpty ? label : entity.label, item: entity.item.isEmpty ? item : entity.item
    )
    if named == (label, item), isOurs || series.isEmpty { return }
    if let keep = try keeper(of: .entity) {
      keep.bind(2, entity.id)
      keep.bind(3, entity.isRelation)
      try keep.step()
    }
    let update = try statement(
      "UPDATE entity SET label = ?3, item = ?4, import = ?5 WHERE id = ?1 AND isRelation = ?2")
    update.bind(1, entity.id)
    update.bind(2, entity.isRelation)
    update.bind(3, named.label)
    update.bind(4, named.item)
    update.bind(5, importNumber)
    try update.step()
  }

  /// Begins the vectors of a file, which replaces those before: two encoders' vectors cannot be compared.
  package func beginVectors() { namedVectors = [] }

  /// Keeps the vector of a variant or an item, whether or not a feed has brought it yet.
  package func add(vector: [Float], of id: String) throws(ShopStoreError) {
    namedVectors.insert(id)
    let value = vector.withUnsafeBytes { Array($0) }
    let known = try statement(
      """
      SELECT value = ?2, (SELECT series FROM import WHERE number = vector.import) IS ?3 FROM vector WHERE id = ?1
      """)
    known.bind(1, id)
    known.bind(2, value)
    known.bind(3, series)
    let isKnown = try known.step()
    let isSame = isKnown && known.bool(0)
    let isOurs = isKnown && known.bool(1)
    known.reset()
    if isSame, isOurs || series.isEmpty { return }
    if isKnown { try keepVector(of: id) }
    let insert = try statement(
      """
      INSERT INTO vector (id, value, import) VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET value = excluded.value, import = excluded.import
      """)
    insert.bind(1, id)
    insert.bind(2, value)
    insert.bind(3, importNumber)
    try insert.step()
  }

  /// Forgets the vectors that the file begun with ``beginVectors()`` did not name.
  package func endVectors() throws(ShopStoreError) {
    let scan = try statement("SELECT id FROM vector ORDER BY number")
    var others: [String] = []
    while try scan.step() {
      let id = scan.text(0)
      if !namedVectors.contains(id) { others.append(id) }
    }
    namedVectors = []
    let delete = try statement("DELETE FROM vector WHERE id = ?")
    for id in others {
      try keepVector(of: id)
      delete.bind(1, id)
      try delete.step()
    }
  }

  private func keepVector(of id: String) throws(ShopStoreError) {
    guard let keep = try keeper(of: .vector) else { return }
    keep.bind(2, id)
    try keep.step()
  }

  // MARK: - The way back

  /// Keeps a row before the running import changes it; `nil` for an import that cannot be taken back.
  private func keeper(of table: OutsideTable) throws(ShopStoreError) -> RawStatement? {
    guard !series.isEmpty else { return nil }
    let keep: RawStatement
    if let known = keepOutside[table.name] {
      keep = known
    } else {
      keep = try prepared(table.keepRow)
      keepOutside[table.name] = keep
    }
    keep.bind(1, importNumber)
    return keep
  }

  /// Brings triples, names and vectors back to what they were before the imports of the running series from `number` on.
  ///
  /// What another file has said since then stays. To be called in an import of its own, begun with the same series.
  package func revertOutside(_ number: Int) throws(ShopStoreError) {
    for sql in OutsideTable.all.flatMap(\.revert) {
      let step = try prepared(sql)
      step.bind(1, series)
      step.bind(2, number)
      step.bind(3, importNumber)
      try step.step()
    }
  }

  /// Forgets how to undo all but the last ``undoneImports`` of the running series.
  func forgetOldOutside() throws(ShopStoreError) {
    for table in OutsideTable.all {
      let delete = try prepared(table.forgetOld)
      delete.bind(1, series)
      delete.bind(2, Self.undoneImports)
      try delete.step()
    }
  }
}
