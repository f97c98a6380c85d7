// Recommender › ShopDesk+Lists: a list outside a conversation, laid out as in one.

package import Conversation

extension ShopDesk {
  /// A list for an agent's eyes, with the customer and the constraints in words.
  package func reply(to request: ListRequest, language: String) throws -> Reply {
    let list = try list(request, language: language)
    let chips = Chips.strings(request.wish, currency: currency).map {
      Chips.label($0, lexicon: words, language: language)
    }
    return .list(
      ListReply(
        list: list, number: 1, request: request, customer: request.user.flatMap(customer), chips: chips))
  }
}
