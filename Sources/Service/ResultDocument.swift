// Service › ResultDocument: what a turn found as JSON, in the shape that outside tools rely on.

import Conversation
import Explanation
import Recommender

/// The `result` of a turn, as `Documentation/shapes.md` tells.
///
/// Shapes only ever grow.
struct ResultDocument: Encodable {
  var list: String?
  var fitting: Int?
  var offered: Int?
  var items: [ReceiptDocument]?
  /// What the agent may take next by its key.
  var offers: [OfferDocument]?
  var receipt: ReceiptDocument?
  var reasons: [String]?
  /// The reasons for the customer in the words of a language model.
  var phrased: String?
  var question: QuestionDocument?
  var change: ChangeDocument?
  var absence: AbsenceDocument?
  var contrast: ContrastDocument?
  var comparison: ComparisonDocument?
  var what_if: OutcomeDocument?
  /// What puts the list in order, where it is not how well things suit.
  var order: String?

  struct OfferDocument: Encodable {
    let key: String
    let text: String
    let slots: SlotMap
    let count: Int
  }

  struct QuestionDocument: Encodable {
    let text: String
    let options: [String]
  }

  /// `nil` for a reply that is words alone.
  init?(_ reply: Reply, user: String?, in shop: Shop) {
    switch reply {
    case .list(let reply):
      list = "L\(reply.number)"
      fitting = reply.list.fitting
      offered = reply.list.offered
      items = reply.list.items.map { ReceiptDocument(listed: $0, user: user, in: shop) }
      if !reply.offers.isEmpty {
        offers = zip(CompoundOffer.keys, reply.offers).map {
          OfferDocument(key: $0, text: $1.label, slots: $1.offer.slots, count: $1.offer.count)
        }
      }
      order = reply.request.order == .fit ? nil : reply.request.order.name
    case .explanation(let reply):
      receipt = ReceiptDocument(listed: reply.explained.listed, user: user, in: shop)
      receipt?.rank = reply.rank
      receipt?.counterfactual = CounterfactualDocument(reply.change)
      receipt?.explanation = ExplanationDocument(reply.explained.tree, in: shop)
      reasons = reply.explained.tree.shown.map(\.sentence)
      phrased = reply.phrased
    case .why(.change(let answer)): change = ChangeDocument(answer)
    case .why(.absence(let answer)): absence = AbsenceDocument(answer)
    case .why(.contrast(let answer)): contrast = ContrastDocument(answer)
    case .why(.comparison(let answer, _, _, _)): comparison = ComparisonDocument(answer)
    case .why(.outcome(let answer)): what_if = OutcomeDocument(answer)
    case .question(let question, _): self.question = QuestionDocument(question)
    case .failure(let failure):
      guard let asked = failure.question else { return nil }
      question = QuestionDocument(asked)
    default: return nil
    }
  }
}

extension ResultDocument.QuestionDocument {
  init(_ question: Question) {
    text = question.text
    options = question.options.map(\.label)
  }
}
