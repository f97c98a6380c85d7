// CollaborativeScoring › TableScorer: what goes with the customer's products, looked up in a table.

package import Scoring
import Catalogue
import VectorMath

/// Scores a product by `Σ_h x_h · W(h, i)`, with `W` from a ``KernelTable``.
///
/// Fast pass: O(history · entries of a row). A receipt: O(history · log entries of a row).
package struct TableScorer: Scorer {
  /// What an entry of the table says.
  package enum Pattern: Sendable {
    /// Customers have both, in whatever order.
    case together
    /// Customers took the second after the first.
    case next
  }

  package let name: String
  private let table: KernelTable
  private let pattern: Pattern

  package init(name: String, table: KernelTable, pattern: Pattern) {
    self.name = name
    self.table = table
    self.pattern = pattern
  }

  package func prepare(_ request: ScoringRequest) -> any PreparedScorer {
    // Products that came after training have no row yet.
    let history = request.history.filter { $0.product.index < table.weights.rowCount }
    return Prepared(scorer: self, history: history)
  }

  private struct Prepared: PreparedScorer {
    let scorer: TableScorer
    let history: [HistoryItem]

    func addScores(scale: Float, into scores: inout [Float]) {
      let rows = scorer.table.weights
      for item in history {
        let factor = scale * Float(item.strength)
        for entry in rows.starts[item.product.index]..<rows.starts[item.product.index + 1] {
          scores[Int(rows.columns[entry])] += factor * rows.values[entry]
        }
      }
    }

    func contributions(to product: ProductID) -> [Contribution] {
      history.compactMap { item in
        guard let entry = scorer.table.weights.index(item.product.index, product.index) else { return nil }
        let customers = Int(scorer.table.customers[entry])
        // A negative count is of customers who took them the other way round.
        let evidence: Evidence =
          scorer.pattern == .next && customers >= 0
          ? .next(item: item.product, customers: customers)
          : .together(item: item.product, customers: abs(customers))
        return Contribution(
          scorer: scorer.name, evidence: evidence,
          amount: item.strength * Double(scorer.table.weights.values[entry]), because: item.cause)
      }
    }

    func forEachAmount(to product: ProductID, scale: Double, _ body: (Cause?, Double) -> Void) {
      let rows = scorer.table.weights
      history.withUnsafeBufferPointer { history in
        for place in history.indices {
          guard let entry = rows.index(history[place].product.index, product.index) else { continue }
          body(history[place].cause, history[place].strength * Double(rows.values[entry]) * scale)
        }
      }
    }

    func forEachAmount(
      to products: [ProductID], scales: [Double], _ body: (_ place: Int, Cause?, Double) -> Void
    ) {
      let rows = scorer.table.weights
      let entries = history.reduce(0) { sum, item in
        sum + rows.starts[item.product.index + 1] - rows.starts[item.product.index]
      }
      guard entries < Self.stepsOfSearch * products.count * history.count else {
        for (place, product) in products.enumerated() {
          forEachAmount(to: product, scale: scales[place]) { body(place, $0, $1) }
        }
        return
      }
      // Reading the rows once costs less than searching them for each product.
      var next = [Int32](repeating: -1, count: products.count)
      var asked = [Int32](repeating: -1, count: rows.columnCount)
      for (place, product) in products.enumerated() where product.index < rows.columnCount {
        next[place] = asked[product.index]
        asked[product.index] = Int32(place)
      }
      history.withUnsafeBufferPointer { history in
        rows.columns.withUnsafeBufferPointer { columns in
          asked.withUnsafeBufferPointer { asked in
            for own in history.indices {
              let row = history[own].product.index
              for entry in rows.starts[row]..<rows.starts[row + 1] {
                var place = Int(asked[Int(columns[entry])])
                while place >= 0 {
                  body(
                    place, history[own].cause,
                    history[own].strength * Double(rows.values[entry]) * scales[place])
                  place = Int(next[place])
                }
              }
            }
          }
        }
      }
    }

    /// So many entries are read in the time of one search.
    private static let stepsOfSearch = 16
  }
}
