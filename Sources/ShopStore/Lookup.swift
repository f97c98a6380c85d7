// ShopStore › Lookup: what an id means, asked of the database at first and of memory when questions abound.

/// A variant's product row and its place among that product's variants.
struct VariantPlace: Hashable {
  /// The row, from 1.
  var product: Int
  var place: Int
}

/// A dictionary in front of a table: one event costs one query, a million events cost one scan.
struct Lookup<Value> {
  private var known = IDTable<Value>()
  private var misses = 0
  private var isComplete = false
  /// Queries before the table is read as a whole.
  private static var patience: Int { 256 }

  /// The value of `id`; `query` asks the table for one, `all` for every one.
  mutating func find(
    _ id: String, query: () throws(ShopStoreError) -> Value?,
    all: ((String, Value) -> Void) throws(ShopStoreError) -> Void
  ) throws(ShopStoreError) -> Value? {
    if let value = known[id] { return value }
    if isComplete { return nil }
    misses += 1
    guard misses > Self.patience else {
      let value = try query()
      if let value { known[id] = value }
      return value
    }
    try all { known[$0] = $1 }
    isComplete = true
    return known[id]
  }

  /// Tells of a row that was written meanwhile.
  mutating func learn(_ id: String, _ value: Value) { known[id] = value }
  mutating func forget(_ id: String) { known[id] = nil }
}
