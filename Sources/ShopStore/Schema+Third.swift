// ShopStore › Schema+Third: layout 3, in which triples, names and vectors can be taken back too.

extension Schema {
  /// - `import.series`: the file of statements about products that an import brought, across imports; empty for others.
  /// - `import.made`: when the feed was made, by its own account.
  /// - `undoTriple`, `undoEntity`, `undoVector`: each row as it was before an import changed it, and the import that it
  ///   was from; `isThere` is 0 where there was none, and `-N` where the row's own import has been taken back by the
  ///   import N since then: what was before that one's row counts instead.
  static let third =
    "ALTER TABLE import ADD COLUMN series TEXT NOT NULL DEFAULT '';\n"
    + "ALTER TABLE import ADD COLUMN made INTEGER;\n"
    + OutsideTable.all.map(\.undoTable).joined(separator: "\n")
}

/// A table of what is known from outside the catalogue, whose imports can be taken back.
struct OutsideTable: Sendable {
  let name: String
  /// The columns by which a row is known, and those that an import may change.
  let key, values: [String]

  static let triple = OutsideTable(
    name: "triple", key: ["head", "relation", "tail"], values: ["weight", "line"])
  static let entity = OutsideTable(name: "entity", key: ["id", "isRelation"], values: ["label", "item"])
  static let vector = OutsideTable(name: "vector", key: ["id"], values: ["value"])
  static let all = [triple, entity, vector]

  var undoName: String { "undo" + name.prefix(1).uppercased() + name.dropFirst() }

  fileprivate var undoTable: String {
    """
    CREATE TABLE \(undoName) (
      import INTEGER NOT NULL, \(key.map { "\($0) NOT NULL" }.joined(separator: ", ")), isThere INTEGER NOT NULL,
      \(values.joined(separator: ", ")), source INTEGER NOT NULL,
      PRIMARY KEY (import, \(key.joined(separator: ", ")))) WITHOUT ROWID;
    """
  }

  /// Keeps the row with the key `?2…` as it is, for the import `?1`, unless that import has kept it already.
  var keepRow: String {
    "INSERT OR IGNORE INTO \(undoName) SELECT ?1, \(list(key)), 1, \(list(values)), import FROM \(name) WHERE "
      + key.enumerated().map { "\($1) = ?\($0 + 2)" }.joined(separator: " AND ")
  }

  /// Brings back what the imports of the series `?1` from `?2` to before `?3` changed, and keeps for the import `?3` what
  /// was there instead.
  ///
  /// Rows that another import has changed since then stay as they are, and so does what another said in between. What an
  /// import of the series had made is gone.
  var revert: [String] {
    let theirs =
      "(SELECT number FROM import WHERE series = ?1 AND number >= ?2 AND number < ?3 AND verdict = 'accepted')"
    let columns = list(key)
    let kept = list(["import"] + key + ["isThere"] + values + ["source"])
    func of(_ table: String, _ columns: String) -> String {
      list(columns.split(separator: ", ").map { table + "." + $0 })
    }
    func same(_ a: String, _ b: String) -> String {
      key.map { "\(a).\($0) = \(b).\($0)" }.joined(separator: " AND ")
    }
    // By key, the last import of the series that changed the row, and the last of any other.
    let touched = """
      WITH RECURSIVE ours AS (SELECT \(columns), max(import) AS last FROM \(undoName)
        WHERE import IN \(theirs) GROUP BY \(columns)),
      others AS (SELECT \(columns), max(import) AS last FROM \(undoName)
        WHERE import NOT IN \(theirs) AND import < ?3 GROUP BY \(columns))
      """
    return [
      // What later ways back would bring: no row of an import that is taken back here, but again those of imports
      // whose way back is.
      "UPDATE \(undoName) SET isThere = 1 WHERE isThere < 0 AND -isThere IN \(theirs)",
      """
      UPDATE \(undoName) SET isThere = -?3
      WHERE isThere > 0 AND import < ?3 AND source IN \(theirs)
      """,
      """
      \(touched) INSERT INTO \(undoName)
      SELECT ?3, \(list(key.map { "t." + $0 })), 1, \(list(values.map { "t." + $0 })), t.import FROM \(name) AS t
      LEFT JOIN ours ON \(same("ours", "t")) LEFT JOIN others ON \(same("others", "t"))
      WHERE t.import IN \(theirs) OR max(t.import, ifnull(others.last, 0)) < ours.last
      """,
      """
      \(touched) INSERT INTO \(undoName)
      SELECT ?3, \(list(key.map { "u." + $0 })), 0, \(list(values.map { "u." + $0 })), 0 FROM \(undoName) AS u
      JOIN ours ON \(same("ours", "u")) AND ours.last = u.import LEFT JOIN others ON \(same("others", "u"))
      WHERE ifnull(others.last, 0) < ours.last AND NOT EXISTS (SELECT 1 FROM \(name) AS t WHERE \(same("t", "u")))
      """,
      "DELETE FROM \(name) WHERE (\(columns)) IN (SELECT \(columns) FROM \(undoName) WHERE import = ?3)",
      """
      \(touched),
      first AS (
        SELECT min(o.import) AS import, \(of("o", columns))
        FROM \(undoName) AS o LEFT JOIN others ON \(same("others", "o"))
        WHERE o.import IN \(theirs) AND o.import > ifnull(others.last, 0) GROUP BY \(of("o", columns))),
      past (\(kept)) AS (
        SELECT \(of("u", kept)) FROM \(undoName) AS own LEFT JOIN first ON \(same("first", "own"))
        JOIN \(undoName) AS u ON \(same("u", "own")) AND u.import = ifnull(first.import, ?3) WHERE own.import = ?3
        UNION ALL
        SELECT \(of("u", kept)) FROM past AS b JOIN \(undoName) AS u ON u.import = b.source AND \(same("u", "b"))
        WHERE b.isThere < 0 OR b.isThere > 0 AND b.source IN \(theirs))
      INSERT INTO \(name) (\(columns), \(list(values)), import)
      SELECT \(columns), \(list(values)), source FROM past WHERE isThere > 0 AND source NOT IN \(theirs)
      """,
    ]
  }

  /// Forgets how to undo all but the last `?2` imports of the series `?1`.
  var forgetOld: String {
    """
    DELETE FROM \(undoName) WHERE import IN (
      SELECT number FROM import WHERE series = ?1 AND verdict = 'accepted' ORDER BY number DESC LIMIT -1 OFFSET ?2)
    """
  }

  private func list(_ columns: [String]) -> String { columns.joined(separator: ", ") }
}
