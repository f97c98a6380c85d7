// Catalogue › Counted: a number with its noun, and a list of names that may be long.

/// `1 GTIN`, `2 GTINs`, `0 GTINs`.
package func counted(_ count: Int, _ one: String, _ many: String) -> String {
  "\(count) \(count == 1 ? one : many)"
}

/// The names between commas; of more than a hundred, the rest as a number.
package func listed(_ names: [String]) -> String {
  let most = 100
  let shown = names.prefix(most).joined(separator: ", ")
  return names.count > most ? "\(shown) and \(names.count - most) more" : shown
}
