// ShopStore › Schema: the tables of `shop.sqlite` and how they grow from version to version.

import Catalogue
import GRDB

/// The layout of a shop's database.
///
/// Rows of `product`, `variant` and `customer` are never deleted and their numbers never used again: the dense
/// index inside the program is the number minus 1, and trained models refer to it.
enum Schema {
  /// Written to `PRAGMA user_version`; one more with each migration below.
  static let version = 3
  /// `CLEW` in ASCII, written to `PRAGMA application_id`: tells a shop from any other SQLite file.
  static let applicationID = 0x434C_4557

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("v1") { db in
      try db.execute(sql: first)
      for kind in EventKind.allCases {
        try db.execute(sql: "INSERT INTO eventKind VALUES (?, ?)", arguments: [kind.number, kind.rawValue])
      }
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = 1")
    }
    migrator.registerMigration("v2") { db in
      try db.execute(sql: second)
      try db.execute(sql: outside)
      try renewDigests(db)
      try db.execute(sql: "PRAGMA user_version = 2")
    }
    migrator.registerMigration("v3") { db in
      try db.execute(sql: third)
      try db.execute(sql: "PRAGMA user_version = 3")
    }
    return migrator
  }

  private static let first = """
    CREATE TABLE import (
      number INTEGER PRIMARY KEY, time INTEGER NOT NULL, file TEXT NOT NULL, format TEXT NOT NULL,
      feed TEXT NOT NULL, bytes INTEGER NOT NULL, verdict TEXT NOT NULL DEFAULT '',
      accepted INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0,
      merged INTEGER NOT NULL DEFAULT 0, pending INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE finding (
      import INTEGER NOT NULL, place INTEGER NOT NULL, code TEXT NOT NULL, severity TEXT NOT NULL,
      count INTEGER NOT NULL, firstLine INTEGER NOT NULL, message TEXT NOT NULL, records TEXT NOT NULL,
      PRIMARY KEY (import, place)) WITHOUT ROWID;

    CREATE TABLE product (
      number INTEGER PRIMARY KEY, item TEXT NOT NULL UNIQUE, offered INTEGER NOT NULL DEFAULT 1);
    CREATE TABLE variant (
      number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, product INTEGER NOT NULL, place INTEGER NOT NULL,
      offered INTEGER NOT NULL, bare INTEGER NOT NULL, feed TEXT NOT NULL, import INTEGER NOT NULL,
      line INTEGER NOT NULL, digest INTEGER NOT NULL,
      title TEXT NOT NULL, summary TEXT NOT NULL, brand TEXT NOT NULL, categories TEXT NOT NULL,
      googleCategory TEXT NOT NULL, link TEXT NOT NULL, imageLink TEXT NOT NULL, moreImageLinks TEXT NOT NULL,
      price INTEGER, currency TEXT NOT NULL, salePrice INTEGER, saleCurrency TEXT NOT NULL,
      saleFrom INTEGER, saleUntil INTEGER, availability TEXT NOT NULL, colourWords TEXT NOT NULL,
      material TEXT NOT NULL, pattern TEXT NOT NULL, gender TEXT NOT NULL, ageGroup TEXT NOT NULL,
      size TEXT NOT NULL, gtin TEXT NOT NULL, mpn TEXT NOT NULL, condition TEXT NOT NULL,
      details TEXT NOT NULL, UNIQUE (product, place));
    CREATE TABLE picture (
      variant INTEGER PRIMARY KEY, key TEXT NOT NULL, readable INTEGER NOT NULL, features BLOB NOT NULL);

    CREATE TABLE customer (
      number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL DEFAULT '',
      email TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '', city TEXT NOT NULL DEFAULT '',
      birthYear INTEGER, segment TEXT NOT NULL DEFAULT '');
    CREATE TABLE eventKind (number INTEGER PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE event (
      number INTEGER PRIMARY KEY, user INTEGER NOT NULL, product INTEGER NOT NULL, variant INTEGER NOT NULL,
      kind INTEGER NOT NULL, value REAL, time INTEGER, import INTEGER NOT NULL, line INTEGER NOT NULL);
    \(eventIndex);
    CREATE TABLE pendingEvent (
      number INTEGER PRIMARY KEY, user TEXT NOT NULL, item TEXT NOT NULL, kind INTEGER NOT NULL,
      value REAL, time INTEGER, import INTEGER NOT NULL, line INTEGER NOT NULL);
    CREATE UNIQUE INDEX pendingOnce
      ON pendingEvent (item, user, kind, ifnull(time, 'never'), ifnull(value, 'none'));

    CREATE TABLE store (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, city TEXT NOT NULL, latitude REAL, longitude REAL) WITHOUT ROWID;
    CREATE TABLE stock (
      store TEXT NOT NULL, item TEXT NOT NULL, quantity INTEGER NOT NULL,
      PRIMARY KEY (store, item)) WITHOUT ROWID;
    CREATE TABLE document (kind TEXT PRIMARY KEY, text TEXT NOT NULL, import INTEGER NOT NULL) WITHOUT ROWID;
    """

  /// Dropped while millions of events come in, and built at once afterwards.
  static let eventIndex = "CREATE INDEX eventOfUser ON event (user)"
}

extension EventKind {
  /// The number in the tables; table `eventKind` tells it to people.
  var number: Int {
    switch self {
    case .view: 1
    case .cart: 2
    case .purchase: 3
    case .rating: 4
    case .like: 5
    case .dislike: 6
    case .hide: 7
    case .takenBack: 8
    case .interaction: 9
    }
  }

  /// The kind with this number; `nil` for a number that no kind has.
  init?(number: Int) {
    guard Self.byNumber.indices.contains(number), let kind = Self.byNumber[number] else { return nil }
    self = kind
  }

  private static let byNumber: [EventKind?] = {
    var kinds = [EventKind?](repeating: nil, count: allCases.count + 1)
    for kind in allCases { kinds[kind.number] = kind }
    return kinds
  }()
}
