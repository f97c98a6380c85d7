// ShopStore › IngestTransaction+Renames: variants whose feed gives them new ids keep their rows.

import Catalogue

extension IngestTransaction {
  /// Gives the row of `old` the id and, where its product has no other variant yet to come, the item of `variant`.
  ///
  /// Old ids stay as aliases. Does nothing when `old` is unknown or the new id has a row of its own.
  func rename(_ old: String, to variant: Variant) throws(ShopStoreError) {
    renames[variant.id] = nil
    guard let known = try row(ofVariant: old), try row(ofVariant: variant.id) == nil else { return }
    try keep(known.number, withPicture: false)
    let rename = try statement("UPDATE variant SET id = ? WHERE number = ?")
    rename.bind(1, variant.id)
    rename.bind(2, known.number)
    try rename.step()
    variants.forget(old)
    variants.learn(variant.id, known.place)
    try learnAlias(old, known.number, known.place)
    guard known.item != variant.item, try productRow(variant.item) == nil else { return }
    let item = try statement("UPDATE product SET item = ? WHERE number = ?")
    item.bind(1, variant.item)
    item.bind(2, known.place.product)
    try item.step()
    items.forget(known.item)
    items.learn(variant.item, known.place.product)
    try learnAlias(known.item, known.number, known.place)
  }

  private func learnAlias(_ id: String, _ row: Int, _ place: VariantPlace) throws(ShopStoreError) {
    let insert = try statement("INSERT OR REPLACE INTO alias VALUES (?, ?)")
    insert.bind(1, id)
    insert.bind(2, row)
    try insert.step()
    aliases?[id] = place
  }
}
