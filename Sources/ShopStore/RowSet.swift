// ShopStore › RowSet: a set of row numbers, a bit each.

/// Rows by number: dense, small and quick, for hundreds of thousands of rows.
struct RowSet {
  private var words: [UInt64] = []
  private(set) var count = 0

  /// - Returns: Whether `row` is new to the set.
  @discardableResult
  mutating func insert(_ row: Int) -> Bool {
    let word = row >> 6
    if word >= words.count {
      words.append(contentsOf: repeatElement(0, count: max(word + 1, words.count * 2) - words.count))
    }
    let bit: UInt64 = 1 << UInt64(row & 63)
    guard words[word] & bit == 0 else { return false }
    words[word] |= bit
    count += 1
    return true
  }

  func contains(_ row: Int) -> Bool {
    let word = row >> 6
    return word < words.count && words[word] & (1 << UInt64(row & 63)) != 0
  }
}
