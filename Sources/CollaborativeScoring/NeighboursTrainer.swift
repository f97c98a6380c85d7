// CollaborativeScoring › NeighboursTrainer: which products are chosen by the same customers.

package import Scoring
import VectorMath

/// Item-to-item neighbours by one of the measures of ``Likeness``.
///
/// Cost: O(Σ over customers of choices²), on all cores.
package struct NeighboursTrainer: Sendable {
  /// How many neighbours a product keeps.
  package let count: Int
  package let likeness: Likeness

  package init(count: Int = 100, likeness: Likeness = .cosine(shrinkage: 5)) {
    self.count = count
    self.likeness = likeness
  }

  package func train(_ choices: Choices) -> KernelTable {
    let shared = NeighbourRows(choices, likeness)
    return KernelTable.make(rowCount: choices.productCount, limit: count) { products, builder in
      var rows = shared
      for product in products { builder.append(row: rows.row(of: product)) }
    }
  }

  /// The table that ``train(_:)`` would make of the new choices, to the bit, out of the one of the choices before.
  ///
  /// Rows of products whose customers did something are made anew. In all others the customers of both are as many as
  /// before, and only the norms of their partners have grown: the kept weights are worked out again, and as long as none
  /// has changed and fallen to the row's least, nothing that was left out can have overtaken it.
  ///
  /// Cost: O(entries) and that of the rows made anew. `nil` where the measure hangs on more than that, or something was
  /// taken back.
  package func update(_ table: KernelTable, by change: ChoicesChange) -> KernelTable? {
    guard case .cosine = likeness, change.isGrowth else { return nil }
    let choices = change.choices
    let shared = NeighbourRows(choices, likeness)
    return KernelTable.make(rowCount: choices.productCount, limit: count) { products, builder in
      var rows = shared
      for product in products {
        if change.concerns(product) {
          builder.append(row: rows.row(of: product))
        } else {
          append(product, of: table, by: change, &rows, &builder)
        }
      }
    }
  }

  /// Appends the row of a product whose customers are those of before.
  private func append(
    _ product: Int, of table: KernelTable, by change: ChoicesChange, _ rows: inout NeighbourRows,
    _ builder: inout KernelTableBuilder
  ) {
    let old = table.weights
    // A product that came after the training, and that nobody chose, has an empty row.
    guard product < old.rowCount else { return builder.append(row: product, of: table) }
    let entries = old.starts[product]..<old.starts[product + 1]
    guard entries.contains(where: { change.concerns(Int(old.columns[$0])) }) else {
      return builder.append(row: product, of: table)
    }
    let isFull = entries.count >= count
    let least = isFull ? old.values[entries].min() ?? -Float.infinity : -Float.infinity
    let row = entries.map { entry in
      let customers = table.customers[entry]
      return (
        column: old.columns[entry],
        weight: rows.weight(of: product, Int(old.columns[entry]), sum: Double(customers)),
        customers: customers
      )
    }
    let isSettled = zip(entries, row).allSatisfy { entry, new in
      new.weight == old.values[entry] || new.weight > least
    }
    builder.append(row: isSettled ? row : rows.row(of: product))
  }
}

/// The rows of a table of neighbours, one by one.
private struct NeighbourRows {
  private let choices: Choices
  private let likeness: Likeness
  private let shares: [Double]
  private let starts: [Double]
  private let ends: [Double]
  private var meetings: Meetings

  init(_ choices: Choices, _ likeness: Likeness) {
    self.choices = choices
    self.likeness = likeness
    shares = likeness.shares(choices)
    starts = likeness.starts(choices)
    ends = likeness.ends(choices)
    meetings = Meetings(choices)
  }

  /// All partners of a product, in the order met.
  mutating func row(of product: Int) -> [(column: Int32, weight: Float, customers: Int32)] {
    meetings.gather(for: product, shares: shares)
    return meetings.met.map { other in
      (
        other, weight(of: product, Int(other), sum: meetings.sums[Int(other)]),
        meetings.customers[Int(other)]
      )
    }
  }

  /// The weight of a pair, given what the customers of both add up to.
  func weight(of product: Int, _ other: Int, sum: Double) -> Float {
    Float(
      likeness.value(
        sum * starts[product] * ends[other], Double(choices.popularity(of: product)),
        Double(choices.popularity(of: other)), of: Double(choices.userCount)))
  }
}
