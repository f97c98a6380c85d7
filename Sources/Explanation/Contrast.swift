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
  /// The side, 0 or 1, that the words speak against; `nil` where they speak for the one that the difference is in
  /// favour of.
  package let against: Int?

  package init(label: String, first: Double, second: Double, against: Int? = nil) {
    self.label = label
    self.first = first
    self.second = second
    self.against = against
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
    var sides: [ContrastKey: [ContrastSide]] = [:]
    var order: [ContrastKey] = []
    for (side, receipt) in [first, second].enumerated() {
      let tree = tree(of: receipt, history: history, customer: "")
      for reason in tree.shown + tree.rest {
        let key = ContrastKey(reason.told)
        if sides[key] == nil { order.append(key) }
        sides[key, default: [ContrastSide(), ContrastSide()]][side].take(reason)
      }
    }
    return Contrast(
      first: first.product, second: second.product, scores: [first.score, second.score],
      rows: Self.merged(order.compactMap { sides[$0].map(ContrastRow.init) }))
  }

  /// Rows that are told in the same words are one; the heaviest difference first.
  private static func merged(_ rows: [ContrastRow]) -> [ContrastRow] {
    var sums: [ContrastRow] = []
    for row in rows {
      if let known = sums.firstIndex(where: { $0.label == row.label && $0.against == row.against }) {
        sums[known] = ContrastRow(
          label: row.label, first: sums[known].first + row.first, second: sums[known].second + row.second,
          against: row.against)
      } else {
        sums.append(row)
      }
    }
    return sums.enumerated().sorted { a, b in
      let (x, y) = (abs(a.element.difference), abs(b.element.difference))
      return x != y ? x > y : a.offset < b.offset
    }.map(\.element)
  }
}

/// What is told of one of two products in the same way.
private struct ContrastSide {
  private(set) var amount = 0.0
  private(set) var label = ""
  private var heaviest = 0.0

  mutating func take(_ reason: Reason) {
    amount += reason.amount
    guard abs(reason.amount) > heaviest else { return }
    heaviest = abs(reason.amount)
    label = reason.short
  }
}

extension ContrastRow {
  /// Told in the words of the side that it speaks for; where nothing speaks for that one, of what speaks against the other.
  fileprivate init(_ sides: [ContrastSide]) {
    let better = sides[0].amount >= sides[1].amount ? 0 : 1
    let told = sides[better].amount > 0 ? better : 1 - better
    self.init(
      label: sides[told].label, first: sides[0].amount, second: sides[1].amount,
      against: told == better ? nil : told)
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
