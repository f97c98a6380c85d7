// ShopStore › ShopStore+Products: reading what the shop sells, and to whom.

package import Catalogue
import GRDB

extension ShopStore {
  /// All products in the order of their dense numbers, withdrawn ones flagged.
  ///
  /// A withdrawn variant keeps its place and is out of stock. About 5 µs a variant.
  package func products() throws(ShopStoreError) -> [Product] {
    try read { db in
      let variants = try self.variants(db)
      let scan = try RawStatement(
        db, "SELECT number, item, offered FROM product ORDER BY number", folder: self.name)
      var products: [Product] = []
      products.reserveCapacity(variants.count)
      while try scan.step() {
        let index = products.count
        guard scan.int(0) == index + 1, index < variants.count, !variants[index].isEmpty else {
          throw ShopStoreError.damaged(
            place: self.name + "/shop.sqlite", detail: "product \(scan.text(1)) is out of order")
        }
        products.append(Product(id: scan.text(1), variants: variants[index], isOffered: scan.bool(2)))
      }
      return products
    }
  }

  /// The variants of each product, by the product's dense number.
  private func variants(_ db: Database) throws(ShopStoreError) -> [[Variant]] {
    let counting = try RawStatement(db, "SELECT ifnull(max(number), 0) FROM product", folder: name)
    try counting.step()
    var variants = [[Variant]](repeating: [], count: counting.int(0))
    // Rows of a product come in the order of their places: a place is given when the row is.
    let scan = try RawStatement(
      db,
      """
      SELECT v.id, p.item, v.import, v.line, v.product, v.offered, \
      \(VariantRow.columns.map { "v." + $0 }.joined(separator: ", "))
      FROM variant v JOIN product p ON p.number = v.product ORDER BY v.number
      """, folder: name)
    while try scan.step() {
      let source = RecordSource(importNumber: scan.int(2), line: scan.int(3))
      var variant = VariantRow.read(id: scan.text(0), item: scan.text(1), source: source, scan, from: 6)
      if !scan.bool(5) { variant.availability = .outOfStock }
      variants[scan.int(4) - 1].append(variant)
    }
    return variants
  }

  /// What is known of every picture, by variant id.
  package func pictureFeatures() throws(ShopStoreError) -> [String: PictureFeatures] {
    try read { db in
      let scan = try RawStatement(
        db,
        "SELECT v.id, p.key, p.readable, p.features FROM picture p JOIN variant v ON v.number = p.variant",
        folder: self.name)
      var features: [String: PictureFeatures] = [:]
      while try scan.step() {
        features[scan.text(0)] = PictureFeatures(
          key: scan.text(1), isReadable: scan.bool(2), bytes: scan.blob(3))
      }
      return features
    }
  }

  /// The customers in the order of their dense numbers.
  package func customers() throws(ShopStoreError) -> [Customer] {
    try read { db in
      let scan = try RawStatement(
        db, "SELECT id, name, email, language, city, birthYear, segment FROM customer ORDER BY number",
        folder: self.name)
      var customers: [Customer] = []
      while try scan.step() {
        customers.append(
          Customer(
            id: scan.text(0), name: scan.text(1), email: scan.text(2), language: scan.text(3),
            city: scan.text(4),
            birthYear: scan.optionalInt64(5).map { Int($0) }, segment: scan.text(6)))
      }
      return customers
    }
  }
}
