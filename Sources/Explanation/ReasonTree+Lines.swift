// Explanation › ReasonTree+Lines: what is always said beside the reasons: how much they cover, and what speaks against.

extension ReasonTree {
  /// What the customer may be told: the two heaviest reasons, a sentence each.
  package var sentencesForCustomer: [String] { shown.prefix(2).map(\.sentence).filter { !$0.isEmpty } }

  private var isChinese: Bool { language == "zh" }

  /// “these cover 64 % of the score · 27 smaller reasons, 0.38 together”.
  package var coverage: String {
    guard !shown.isEmpty else {
      return isChinese ? "没有与顾客自己有关的理由" : "nothing of the customer's own speaks for it"
    }
    let share = Decimals.percent(covered)
    let covers = isChinese ? "以上占得分的 \(share)" : "these cover \(share) of the score"
    return rest.isEmpty ? covers : covers + " · " + smaller
  }

  /// “27 smaller reasons, 0.38 together”.
  package var smaller: String {
    let amount = Decimals.two(restAmount)
    return isChinese
      ? "另有 \(rest.count) 个较小的理由，共 \(amount)"
      : "\(rest.count) smaller reason\(rest.count == 1 ? "" : "s"), \(amount) together"
  }

  /// “Against it: -0.04, above all: by Hearth, like the Iron Pan (returned).”; `nil` when nothing to speak of does.
  package var objection: String? {
    // Less than half a hundredth would read as 0.00.
    guard against <= -0.005 else { return nil }
    let amount = Decimals.two(against)
    let words = objections.filter { $0.amount <= -0.005 }.map(\.short)
    if words.isEmpty { return isChinese ? "不利因素：\(amount)。" : "Against it: \(amount)." }
    return isChinese
      ? "不利因素：\(amount)，主要是：\(words.joined(separator: "；"))。"
      : "Against it: \(amount), above all: \(words.joined(separator: "; "))."
  }
}
