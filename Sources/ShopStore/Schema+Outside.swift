// ShopStore › Schema+Outside: the tables of what is known from outside the catalogue.

extension Schema {
  /// Triples with their names, and vectors by the id of a variant or item.
  static let outside = """
    CREATE TABLE triple (
      head TEXT NOT NULL, relation TEXT NOT NULL, tail TEXT NOT NULL, weight REAL NOT NULL,
      import INTEGER NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (head, relation, tail)) WITHOUT ROWID;
    CREATE TABLE entity (
      id TEXT NOT NULL, isRelation INTEGER NOT NULL, label TEXT NOT NULL, item TEXT NOT NULL,
      import INTEGER NOT NULL, PRIMARY KEY (id, isRelation)) WITHOUT ROWID;
    CREATE TABLE vector (
      number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, value BLOB NOT NULL, import INTEGER NOT NULL);
    """
}
