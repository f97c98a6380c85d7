// ShopStore › Schema+Second: layout 2, in which an import knows what it changed and can be taken back.

import Catalogue
import GRDB

extension Schema {
  /// - `import`: what the file was (`kind`, `mode`, digest of its bytes, state of its pictures, version of Clew),
  ///   what it changed, and the rows of `variant` that it made (`firstVariant ..< endVariant`).
  /// - `undo`: each row of `variant` as it was before an import changed it, with its picture when that went too.
  /// - `alias`: ids that variants had before a feed renamed them.
  /// - `feedMemory`: the file with the records of a feed's last import by their bytes, so that the next parses only
  ///   what is new.
  static let second = """
    ALTER TABLE import ADD COLUMN kind TEXT NOT NULL DEFAULT '';
    ALTER TABLE import ADD COLUMN mode TEXT NOT NULL DEFAULT 'full';
    ALTER TABLE import ADD COLUMN source TEXT NOT NULL DEFAULT '';
    ALTER TABLE import ADD COLUMN pictureState INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE import ADD COLUMN tool TEXT NOT NULL DEFAULT '';
    ALTER TABLE import ADD COLUMN seconds REAL NOT NULL DEFAULT 0;
    ALTER TABLE import ADD COLUMN new INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE import ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE import ADD COLUMN unchanged INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE import ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE import ADD COLUMN texts INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE import ADD COLUMN prices INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE import ADD COLUMN pictures INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE import ADD COLUMN details INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE import ADD COLUMN firstVariant INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE import ADD COLUMN endVariant INTEGER NOT NULL DEFAULT 0;

    ALTER TABLE variant ADD COLUMN relations TEXT NOT NULL DEFAULT '';
    ALTER TABLE variant ADD COLUMN groups INTEGER NOT NULL DEFAULT 0;

    CREATE TABLE undo (
      import INTEGER NOT NULL, variant INTEGER NOT NULL, item TEXT NOT NULL,
      \(VariantRow.kept.joined(separator: ", ")),
      pictureKey TEXT, pictureReadable INTEGER, pictureFeatures BLOB,
      PRIMARY KEY (import, variant));
    CREATE TABLE alias (id TEXT PRIMARY KEY, variant INTEGER NOT NULL) WITHOUT ROWID;
    CREATE INDEX variantOfFeed ON variant (feed, offered, product);
    CREATE TABLE feedMemory (feed TEXT PRIMARY KEY, mark INTEGER NOT NULL) WITHOUT ROWID;
    """

  /// Writes the digests of this layout, so that the next feed finds what has not changed unchanged.
  static func renewDigests(_ db: Database) throws {
    let columns = VariantRow.columns.map { "v." + $0 }.joined(separator: ", ")
    let scan = try RawStatement(
      db,
      """
      SELECT v.number, v.id, p.item, \(columns) FROM variant v JOIN product p ON p.number = v.product
      ORDER BY v.number
      """, folder: "")
    var digests: [(number: Int, digest: VariantDigest)] = []
    while try scan.step() {
      let variant = VariantRow.read(
        id: scan.text(1), item: scan.text(2), source: RecordSource(line: 0), scan, from: 3)
      digests.append((scan.int(0), VariantDigest(variant)))
    }
    let update = try RawStatement(
      db, "UPDATE variant SET digest = ?, groups = ? WHERE number = ?", folder: "")
    for (number, digest) in digests {
      update.bind(1, digest.whole)
      update.bind(2, digest.groups)
      update.bind(3, number)
      try update.step()
    }
  }
}
