// Explanation › Contrast: why one product is above another, reason by reason.

package import Catalogue
import GraphRules
import KnowledgeGraph
package import Scoring

/// One thing that two scores differ by.
package struct ContrastRow: Hashable, Sendable {
  /// A few words for the reason, as in a list.
  package let label: String
  /// What it adds to the one and to the other product.
  package let first: Double
  package let second: Double

  package init(label: String, first: Double, second: Double) {
    self.label = label
    self.first = first
    self.second = second
  }

  /// Above 0 where it speaks for the first.
  package var difference: Double { first - second }
}

/// The difference of two scores as a sum of signed reasons.
package struct Contrast: Hashable, Sendable {
  package let first: ProductID
  package let second: ProductID
  /// The scores of their receipts.
  package let scores: [Double]
  /// All reasons of both, the heaviest difference first; their differences sum to that of the scores, up to rounding.
  package let rows: [ContrastRow]

  package init(first: ProductID, second: ProductID, scores: [Double], rows: [ContrastRow]) {
    self.first = first
    self.second = second
    self.scores = scores
    self.rows = rows
  }

  package var difference: Double { scores[0] - scores[1] }
}

extension ReasonTreeBuilder {
  /// What is told of two receipts of one request, side by side.
  ///
  /// Reasons are those of ``tree(of:history:customer:)``, shown or not, so that each amount is one that it would tell.
  package func contrast(_ first: Receipt, _ second: Receipt, history: [HistoryItem]) -> Contrast {
    var rows: [ContrastKey: (label: String, heaviest: Double, amounts: [Double])] = [:]
    var order: [ContrastKey] = []
    for (side, receipt) in [first, second].enumerated() {
      let tree = tree(of: receipt, history: history, customer: "")
      for reason in tree.shown + tree.rest {
        let key = ContrastKey(reason.told)
        if rows[key] == nil {
          order.append(key)
          rows[key] = ("", -1, [0, 0])
        }
        rows[key]?.amounts[side] += reason.amount
        if abs(reason.amount) > rows[key]?.heaviest ?? 0 {
          rows[key]?.heaviest = abs(reason.amount)
          rows[key]?.label = reason.short
        }
      }
    }
    return Contrast(
      first: first.product, second: second.product, scores: [first.score, second.score],
      rows: Self.merged(order.compactMap { rows[$0] }))
  }

  /// Rows that are told in the same words are one; the heaviest difference first.
  private static func merged(
    _ rows: [(label: String, heaviest: Double, amounts: [Double])]
  ) -> [ContrastRow] {
    var sums: [(label: String, amounts: [Double])] = []
    for row in rows {
      if let known = sums.firstIndex(where: { $0.label == row.label }) {
        for side in row.amounts.indices { sums[known].amounts[side] += row.amounts[side] }
      } else {
        sums.append((row.label, row.amounts))
      }
    }
    return sums.map { ContrastRow(label: $0.label, first: $0.amounts[0], second: $0.amounts[1]) }
      .enumerated().sorted { a, b in
        let (x, y) = (abs(a.element.difference), abs(b.element.difference))
        return x != y ? x > y : a.offset < b.offset
      }.map(\.element)
  }
}

/// Which reasons of two receipts say the same thing.
private struct ContrastKey: Hashable {
  let channel: Channel
  let subject: PhraseSubject
  let shared: String
  /// The words of a rule.
  let words: [String]

  init(_ told: Told) {
    channel = told.channel
    subject = told.subject
    shared = told.sharedID
    words = told.subject == .kind(.rule) ? told.words : []
  }
}
