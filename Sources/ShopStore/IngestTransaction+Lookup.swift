// ShopStore › IngestTransaction+Lookup: rows of customers, products and variants by their ids.

extension IngestTransaction {
  /// The row of a customer, made when the id is new.
  func customerRow(_ id: String) throws(ShopStoreError) -> Int {
    if let row = try knownCustomer(id) { return row }
    let row = try newNumber("INSERT INTO customer (id) VALUES (?) RETURNING number", id)
    customers.learn(id, row)
    return row
  }

  /// The number that a new row is given.
  func newNumber(_ insertion: StaticString, _ id: String) throws(ShopStoreError) -> Int {
    let insert = try statement(insertion)
    insert.bind(1, id)
    try insert.step()
    let number = insert.int(0)
    try insert.step()
    return number
  }

  func knownCustomer(_ id: String) throws(ShopStoreError) -> Int? {
    try customers.find(id) { () throws(ShopStoreError) -> Int? in
      try self.number("SELECT number FROM customer WHERE id = ?", id)
    } all: { (learn) throws(ShopStoreError) -> Void in
      let scan = try self.statement("SELECT id, number FROM customer")
      while try scan.step() { learn(scan.text(0), scan.int(1)) }
    }
  }

  /// The row of a product.
  func productRow(_ item: String) throws(ShopStoreError) -> Int? {
    try items.find(item) { () throws(ShopStoreError) -> Int? in
      try self.number("SELECT number FROM product WHERE item = ?", item)
    } all: { (learn) throws(ShopStoreError) -> Void in
      let scan = try self.statement("SELECT item, number FROM product")
      while try scan.step() { learn(scan.text(0), scan.int(1)) }
    }
  }

  /// What an id in an event means: a variant first, else an item's first variant, else what was called so once.
  func place(of id: String) throws(ShopStoreError) -> VariantPlace? {
    if let place = try variantPlace(id) { return place }
    if let product = try productRow(id) { return VariantPlace(product: product, place: 0) }
    return try knownAliases()[id]
  }

  private func knownAliases() throws(ShopStoreError) -> [String: VariantPlace] {
    if let aliases { return aliases }
    var found: [String: VariantPlace] = [:]
    let scan = try statement(
      "SELECT a.id, v.product, v.place FROM alias a JOIN variant v ON v.number = a.variant")
    while try scan.step() { found[scan.text(0)] = VariantPlace(product: scan.int(1), place: scan.int(2)) }
    aliases = found
    return found
  }

  private func variantPlace(_ id: String) throws(ShopStoreError) -> VariantPlace? {
    try variants.find(id) { () throws(ShopStoreError) -> VariantPlace? in
      let query = try self.statement("SELECT product, place FROM variant WHERE id = ?")
      query.bind(1, id)
      guard try query.step() else { return nil }
      defer { query.reset() }
      return VariantPlace(product: query.int(0), place: query.int(1))
    } all: { (learn) throws(ShopStoreError) -> Void in
      let scan = try self.statement("SELECT id, product, place FROM variant")
      while try scan.step() { learn(scan.text(0), VariantPlace(product: scan.int(1), place: scan.int(2))) }
    }
  }

  private func number(_ sql: StaticString, _ id: String) throws(ShopStoreError) -> Int? {
    let query = try statement(sql)
    query.bind(1, id)
    guard try query.step() else { return nil }
    defer { query.reset() }
    return query.int(0)
  }
}
