// Conversation › ComparisonAnswer: two to five products side by side.

/// A property of each of the items.
package struct ComparisonRow: Hashable, Sendable {
  /// The property's id: `price`, `fit`, `weight`.
  package let id: String
  package let label: String
  /// One an item, `nil` where nothing is known.
  package let values: [String?]
  /// The same as numbers, where they are.
  package let numbers: [Double?]

  package init(id: String, label: String, values: [String?], numbers: [Double?] = []) {
    self.id = id
    self.label = label
    self.values = values
    self.numbers = numbers
  }

  /// Whether all items have the same.
  package var isSame: Bool { Set(values).count == 1 }

  /// The place of the smallest or largest number; `nil` where fewer than two are known, or the best is shared.
  package func best(isLeast: Bool) -> Int? {
    let known = numbers.enumerated().compactMap { place, number in number.map { (place, $0) } }
    guard known.count > 1 else { return nil }
    let sorted = known.sorted { isLeast ? $0.1 < $1.1 : $0.1 > $1.1 }
    return sorted[0].1 == sorted[1].1 ? nil : sorted[0].0
  }
}

/// Items with their properties.
package struct ComparisonAnswer: Hashable, Sendable {
  package let items: [String]
  package let titles: [String]
  package let swatches: [[Swatch]]
  package let rows: [ComparisonRow]

  package init(items: [String], titles: [String], swatches: [[Swatch]], rows: [ComparisonRow]) {
    self.items = items
    self.titles = titles
    self.swatches = swatches
    self.rows = rows
  }
}
