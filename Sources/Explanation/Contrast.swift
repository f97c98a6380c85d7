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
  /// Contributions are grouped as in the tree of reasons, so that each amount is one that ``tree(of:history:customer:)``
  /// would show.
  package func contrast(_ first: Receipt, _ second: Receipt, history: [HistoryItem]) -> Contrast {
    var rows: [ContrastKey: (label: String, heaviest: Double, amounts: [Double])] = [:]
    var order: [ContrastKey] = []
    for (side, receipt) in [first, second].enumerated() {
      var groups = ReasonGroups(graph: graph, history: history)
      for contribution in receipt.contributions { groups.add(contribution) }
      for group in groups.sorted {
        let key = ContrastKey(group)
        if rows[key] == nil {
          order.append(key)
          rows[key] = ("", -1, [0, 0])
        }
        rows[key]?.amounts[side] += group.amount
        if abs(group.amount) > rows[key]?.heaviest ?? 0 {
          rows[key]?.heaviest = abs(group.amount)
          rows[key]?.label = reason(group, of: receipt.product, customer: "").short
        }
      }
    }
    let sorted = order.compactMap { rows[$0] }.map {
      ContrastRow(label: $0.label, first: $0.amounts[0], second: $0.amounts[1])
    }.enumerated().sorted { a, b in
      let (x, y) = (abs(a.element.difference), abs(b.element.difference))
      return x != y ? x > y : a.offset < b.offset
    }
    return Contrast(
      first: first.product, second: second.product, scores: [first.score, second.score],
      rows: sorted.map(\.element))
  }
}

/// Which groups of two receipts say the same thing.
private struct ContrastKey: Hashable {
  let kind: String
  let entity: NodeID?
  let item: ProductID?
  let word: String?
  let isSaid: Bool

  init(_ group: ReasonGroup) {
    kind = group.kind
    entity = group.entity
    item = group.entity == nil ? group.items.first : nil
    word = group.kind == PhraseKind.rule.rawValue ? group.words.first : nil
    isSaid = group.isSaid
  }
}
