// ConversationTests › FixtureShop+Why: made-up answers to what if and why not.

import Catalogue
import Conversation
import Explanation
import Fusion
import GraphRules

extension FixtureShop {
  private func title(_ item: String) throws -> String { try product(item).orThrow().lead.title }

  func change(of item: String, in request: ListRequest, isFull: Bool, language: String) throws
    -> ChangeAnswer?
  {
    let listed = try list(request, language: language).items.map(\.item)
    guard let place = listed.firstIndex(of: item) else { return nil }
    return ChangeAnswer(
      item: item, title: try title(item), rank: place + 1, places: place == 0 ? 1 : request.count,
      deeds: ChangeAnswer.Deeds(
        without: [ToldDeed(event: "event:e1", verb: "bought", title: "Altura Rain Shell", amount: 0.2)],
        score: 0.1, rank: 4,
        successor: "Kestrel Storm"),
      actions: 7,
      others: isFull
        ? [ChangeAnswer.Other(matter: .brand("Altura", count: 2), rank: 3, successor: "Kestrel Storm")] : [])
  }

  func absence(of item: String, from request: ListRequest, language: String) throws -> AbsenceAnswer {
    let listed = try list(request, language: language).items.map(\.item)
    let gate: AbsenceAnswer.Gate =
      listed.firstIndex(of: item).map { .listed(rank: $0 + 1) } ?? .chips(["≤ €120"], together: false)
    return AbsenceAnswer(item: item, title: try title(item), gate: gate, places: request.count)
  }

  func best(of wish: Wish, for request: ListRequest) throws -> String? {
    var asked = ListRequest(user: request.user, count: 1)
    asked.wish = wish
    return try list(asked, language: "en").items.first?.item
  }

  func contrast(_ first: String, _ second: String, in request: ListRequest, language: String) throws
    -> ContrastAnswer
  {
    ContrastAnswer(
      items: [first, second], titles: [try title(first), try title(second)], ranks: [1, nil],
      contrast: Contrast(
        first: ProductID(0), second: ProductID(1), scores: [0.4, 0.3],
        rows: [
          ContrastRow(label: "same teal", first: 0.2, second: 0),
          ContrastRow(label: "priced alike", first: 0.2, second: 0.3),
        ]))
  }

  func comparison(of items: [String], attributes: [String], in request: ListRequest, language: String) throws
    -> ComparisonAnswer
  {
    let products = try items.map { try product($0).orThrow() }
    let prices = products.map { ($0.lead.salePrice ?? $0.lead.price) }
    return ComparisonAnswer(
      items: items, titles: products.map(\.lead.title), swatches: items.map { _ in [] },
      rows: [
        ComparisonRow(
          id: "price", label: "price", values: prices.map { $0?.label }, numbers: prices.map { $0?.amount })
      ])
  }

  func outcome(_ hypotheses: [Hypothesis], of request: ListRequest, language: String) throws -> OutcomeAnswer
  {
    let items = try list(request, language: language).items
    return OutcomeAnswer(
      hypotheses.map(told), language: language,
      rows: items.enumerated().map { place, item in
        OutcomeRow(
          item: item.item, title: item.title, price: item.price?.label ?? "", before: items.count - place,
          after: place + 1, elsewhere: nil)
      }, fitting: items.count)
  }

  /// The fields of a hypothesis that say anything: `purchase item altura-ridge-45`, `disabled visual`.
  private func told(_ hypothesis: Hypothesis) -> String {
    var out = hypothesis.acts.map { "\($0.deed.rawValue) \($0.object)" }
    out += hypothesis.undone.map { "never \($0)" }
    out += hypothesis.disabled.map { "disabled \($0)" } + hypothesis.relaxed.map { "relaxed \($0)" }
    out += hypothesis.wished.isEmpty ? [] : ["wished \(hypothesis.wished.json)"]
    out += [hypothesis.rule.map { "rule \($0.action.rawValue)" }, hypothesis.user.map { "user \($0)" }]
      .compactMap(\.self)
    return out.joined(separator: ", ")
  }
}
