// Service › ChatSession: one conversation with one shop, turn by turn.

package import Conversation
package import Recommender

/// A dialogue and the shop that it is about; the terminal, a pipe and a program all speak through it.
package struct ChatSession {
  private var shop: Shop
  private var conversation: Conversation
  private var dialogue: Dialogue

  package init(_ shop: Shop, language: String = "en") {
    self.shop = shop
    conversation = Conversation(vocabulary: shop.vocabulary, shop: ShopDesk(shop))
    dialogue = Dialogue(language: language)
  }

  /// What may be typed, for completion.
  package var vocabulary: Vocabulary { conversation.vocabulary }

  /// Opens the shop again when something was taken in or learnt since it was opened, and goes on with the dialogue.
  ///
  /// - Returns: The number of the last import when the shop is another now.
  /// - Throws: What opening the shop throws; the session then goes on with the shop as it was.
  package mutating func renewIfOutdated() throws -> Int? {
    guard try shop.isOutdated() else { return nil }
    let renewed = try shop.reopened()
    shop = renewed
    conversation = Conversation(vocabulary: renewed.vocabulary, shop: ShopDesk(renewed))
    return renewed.dataVersion
  }

  /// Understands and answers one sentence.
  ///
  /// - Throws: What reading the shop throws; the dialogue is then as it was before.
  package mutating func respond(to text: String) throws -> Exchange {
    let (next, exchange) = try conversation.respond(to: text, in: dialogue)
    dialogue = next
    return exchange
  }

  /// The turn as one line of JSON, in the shape that `Documentation/shapes.md` tells.
  package func json(_ exchange: Exchange) throws -> String {
    let text = Layout(width: 80, language: exchange.turn.language).text(exchange.reply)
    if case .fact(let reply) = exchange.reply {
      return exchange.json(result: SlotMap([(reply.name, reply.facts)]).json, text: text)
    }
    let result = ResultDocument(exchange.reply, user: exchange.user, in: shop)
    return exchange.json(result: try result.map { try JSONText.line($0) } ?? "null", text: text)
  }
}
