// ShopStore › IngestTransaction+Undo: what variants were before an import, and the way back.

import Catalogue

extension IngestTransaction {
  /// So many of a feed's imports can be taken back.
  package static let undoneImports = 5

  /// Keeps a row of `variant` as it is before the running import changes it for the first time.
  func keep(_ row: Int, withPicture: Bool) throws(ShopStoreError) {
    guard row < firstVariant else { return }
    if keepVariant == nil { keepVariant = try prepared(Self.keepVariant) }
    guard let keep = keepVariant else { return }
    keep.bind(1, importNumber)
    keep.bind(2, row)
    keep.bind(3, withPicture)
    try keep.step()
  }

  private static let keepVariant =
    "INSERT OR IGNORE INTO undo (import, variant, item, " + VariantRow.kept.joined(separator: ", ")
    + ", pictureKey, pictureReadable, pictureFeatures) SELECT ?1, v.number, p.item, "
    + VariantRow.kept.map { $0 == "source" ? "v.import" : "v." + $0 }.joined(separator: ", ")
    + ", f.key, f.readable, f.features FROM variant v JOIN product p ON p.number = v.product "
    + "LEFT JOIN picture f ON f.variant = v.number AND ?3 WHERE v.number = ?2"

  /// Forgets how to undo all but the last ``undoneImports`` of the running feed.
  func forgetOldUndo() throws(ShopStoreError) {
    let delete = try statement(
      """
      DELETE FROM undo WHERE import IN (
        SELECT number FROM import WHERE feed = ?1 AND verdict = 'accepted' ORDER BY number DESC LIMIT -1 OFFSET ?2)
      """)
    delete.bind(1, feed)
    delete.bind(2, Self.undoneImports)
    try delete.step()
  }
}
