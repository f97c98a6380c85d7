// CollaborativeScoring › KernelTable: for each product its strongest partners, frozen at training.

package import VectorMath
import Synchronization

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

extension KernelTable {
  /// Makes a table on all cores, block by block of rows; `fill` appends the rows of its block in order.
  ///
  /// Each row hangs on nothing but its number, so the table does not depend on the number of cores.
  static func make(
    rowCount: Int, limit: Int, _ fill: @Sendable (Range<Int>, inout KernelTableBuilder) -> Void
  ) -> KernelTable {
    let size = max(256, rowCount / 64)
    let parts = Mutex<[Int: KernelTableBuilder]>([:])
    Blocks.forEach(of: rowCount, size: size) { rows in
      var builder = KernelTableBuilder(columnCount: rowCount, limit: limit)
      fill(rows, &builder)
      let part = builder
      parts.withLock { $0[rows.lowerBound] = part }
    }
    var whole = KernelTableBuilder(columnCount: rowCount, limit: limit)
    parts.withLock { parts in
      for start in stride(from: 0, to: rowCount, by: size) {
        if let part = parts.removeValue(forKey: start) { whole.append(part) }
      }
    }
    return whole.freeze()
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
    // Of the thousands that a popular product meets, only those that may be kept are sorted.
    if kept.count > 4 * limit {
      let amounts = kept.map { byAmount ? abs($0.weight) : $0.weight }
      let least = Self.largest(limit, of: amounts)
      kept = zip(row, amounts).lazy.filter { $1 >= least }.map { entry, _ in entry }
    }
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

  /// The number at a place, from 1, of falling order, by Hoare's selection; O(numbers).
  private static func largest(_ place: Int, of numbers: [Float]) -> Float {
    var numbers = numbers
    var (low, high) = (0, numbers.count - 1)
    let wanted = max(0, place - 1)
    while low < high {
      let pivot = numbers[(low + high) / 2]
      var (left, right) = (low, high)
      while left <= right {
        while numbers[left] > pivot { left += 1 }
        while numbers[right] < pivot { right -= 1 }
        guard left <= right else { break }
        numbers.swapAt(left, right)
        left += 1
        right -= 1
      }
      if wanted <= right { high = right } else if wanted >= left { low = left } else { break }
    }
    return numbers[wanted]
  }

  /// Takes all rows of another builder over.
  mutating func append(_ part: KernelTableBuilder) {
    let offset = columns.count
    columns += part.columns
    values += part.values
    customers += part.customers
    starts += part.starts.dropFirst().lazy.map { $0 + offset }
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
