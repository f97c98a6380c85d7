// Recommender › ShopDesk+Outcome: suppositions out of a conversation, and products side by side.

import Catalogue
package import Conversation
import Explanation
import Fusion
import Scoring

extension ShopDesk {
  // MARK: What if

  package func outcome(_ hypotheses: [Hypothesis], of request: ListRequest, language: String) throws
    -> OutcomeAnswer
  {
    try halt.check()
    var supposed = Suppositions(desk: self, language: language, request: request)
    do {
      for hypothesis in hypotheses { try supposed.add(hypothesis) }
    } catch let senseless as SuppositionError {
      return OutcomeAnswer(problem: senseless.description)
    }
    let found = try shop.outcome(of: request, becoming: supposed.other, supposing: supposed.supposition)
    let rows = found.moves.map { move in
      let variants = shop.catalogue[move.product].variants
      let place = (found.after + found.before).first { $0.product == move.product }?.variant ?? 0
      return OutcomeRow(
        item: shop.catalogue[move.product].id, title: title(move.product),
        price: variants[min(place, variants.count - 1)].currentPrice(at: shop.clock.now)?.label ?? "",
        before: move.before, after: move.after, elsewhere: found.elsewhere[move.product])
    }
    return OutcomeAnswer(supposed.told, language: language, rows: rows, fitting: found.fitting)
  }

  // MARK: Side by side

  package func comparison(of items: [String], attributes: [String], in request: ListRequest, language: String)
    throws -> ComparisonAnswer
  {
    let products = try items.map { try id($0) }
    let weighing = try Weighing(shop, request)
    let table = ComparisonTable(desk: self, weighing: weighing, products: products, language: language)
    return ComparisonAnswer(
      items: products.map { shop.catalogue[$0].id }, titles: products.map(title),
      swatches: products.map { swatches(of: $0, weighing.variant(of: $0), language: language) },
      rows: table.rows(attributes))
  }
}
