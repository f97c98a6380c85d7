// CollaborativeScoring › KernelTable: for each product its strongest partners, frozen at training.

package import VectorMath

/// A pruned product-by-product kernel with the number of customers behind each entry.
package struct KernelTable: Sendable {
  /// Row `h` holds `W(h, i)`; a product is never its own partner.
  package let weights: SparseRows
  /// One count an entry of ``weights``; negative where a table of transitions knows only the other direction.
  package let customers: [Int32]

  package init(weights: SparseRows, customers: [Int32]) {
    precondition(customers.count == weights.values.count, "one count an entry")
    self.weights = weights
    self.customers = customers
  }
}

/// Gathers one row after another, each cut to its strongest entries.
struct KernelTableBuilder {
  private var starts = [0]
  private var columns: [Int32] = []
  private var values: [Float] = []
  private var customers: [Int32] = []
  private let columnCount: Int
  private let limit: Int
  private let byAmount: Bool

  /// A row keeps `limit` entries: the largest, or with `byAmount` those furthest from 0.
  init(columnCount: Int, limit: Int, byAmount: Bool = false) {
    self.columnCount = columnCount
    self.limit = limit
    self.byAmount = byAmount
  }

  /// Keeps the strongest weights, ties to the lower product number.
  mutating func append(row: [(column: Int32, weight: Float, customers: Int32)]) {
    var kept = row
    if kept.count > limit {
      if byAmount {
        kept.sort { (abs($1.weight), $0.column) < (abs($0.weight), $1.column) }
      } else {
        kept.sort { ($1.weight, $0.column) < ($0.weight, $1.column) }
      }
      kept.removeLast(kept.count - limit)
    }
    kept.sort { $0.column < $1.column }
    for entry in kept {
      columns.append(entry.column)
      values.append(entry.weight)
      customers.append(entry.customers)
    }
    starts.append(columns.count)
  }

  /// Takes a row over from another table; an empty one where that has none.
  mutating func append(row: Int, of table: KernelTable) {
    defer { starts.append(columns.count) }
    guard row < table.weights.rowCount else { return }
    let entries = table.weights.starts[row]..<table.weights.starts[row + 1]
    columns += table.weights.columns[entries]
    values += table.weights.values[entries]
    customers += table.customers[entries]
  }

  consuming func freeze() -> KernelTable {
    KernelTable(
      weights: SparseRows(starts: starts, columns: columns, values: values, columnCount: columnCount),
      customers: customers)
  }
}
