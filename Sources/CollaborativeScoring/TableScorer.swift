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
  }
}
