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
      while try scan.step() { customers.append(Self.customer(scan)) }
      return customers
    }
  }

  private static func customer(_ row: RawStatement) -> Customer {
    Customer(
      id: row.text(0), name: row.text(1), email: row.text(2), language: row.text(3), city: row.text(4),
      birthYear: row.optionalInt64(5).map { Int($0) }, segment: row.text(6))
  }

  /// The customers' ids in the order of their dense numbers; 30 000 in about 5 ms.
  package func customerIDs() throws(ShopStoreError) -> [String] {
    try read { db in
      let scan = try RawStatement(db, "SELECT id FROM customer ORDER BY number", folder: self.name)
      var ids: [String] = []
      while try scan.step() { ids.append(scan.text(0)) }
      return ids
    }
  }

  /// The dense number of a customer; `nil` for an unknown id.
  package func userIndex(_ id: String) throws(ShopStoreError) -> Int? {
    try read { db in
      let query = try RawStatement(
        cachedBy: db, "SELECT number FROM customer WHERE id = ?", folder: self.name)
      query.bind(1, id)
      return try query.step() ? query.int(0) - 1 : nil
    }
  }

  /// The customer with this dense number; `nil` when there are not as many.
  package func customer(_ index: Int) throws(ShopStoreError) -> Customer? {
    try read { db in
      let query = try RawStatement(
        cachedBy: db,
        "SELECT id, name, email, language, city, birthYear, segment FROM customer WHERE number = ?",
        folder: self.name)
      query.bind(1, index + 1)
      return try query.step() ? Self.customer(query) : nil
    }
  }
}
