// Service › ChatSession: one conversation with one shop, turn by turn.

package import Conversation
package import Recommender

/// A dialogue and the shop that it is about; the terminal, a pipe and a program all speak through it.
package struct ChatSession {
  private var shop: Shop
  private var conversation: Conversation
  private var dialogue: Dialogue
  private let consent: Consent
  private let helper: (any LanguageHelper)?
  /// After so long without a sentence the customer is unloaded, in seconds; `nil` for never.
  private let patience: Int64?
  private let clock: () -> Int64
  /// When the last sentence was said.
  private var lastTurn: Int64?

  /// Half an hour: whoever comes back to a shared desk shall not find the last customer on it.
  package static let usualPatience: Int64 = 1800

  /// `clock` tells the seconds since 1970; `CLEW_NOW` and then the wall clock, unless it is given.
  package init(
    _ shop: Shop, language: String = "en", consent: Consent = Consent(), patience: Int64? = usualPatience,
    helper: (any LanguageHelper)? = nil, clock: (() -> Int64)? = nil
  ) {
    self.helper = helper
    self.shop = shop
    self.consent = consent
    self.patience = patience
    // The shop's own clock may stand still; whether anybody is at the desk is no matter of the shop's.
    self.clock = clock ?? { ShopClock.desk }
    conversation = Self.conversation(with: shop, consent, helper)
    dialogue = Dialogue(language: language)
  }

  private static func conversation(
    with shop: Shop, _ consent: Consent, _ helper: (any LanguageHelper)?
  ) -> Conversation {
    Conversation(
      vocabulary: shop.vocabulary, shop: ShopDesk(shop), writer: ShopClerk(shop), consent: consent,
      helper: helper)
  }

  /// Unloads the customer when nobody has said anything for too long.
  ///
  /// - Returns: Whether there was anything to unload.
  package mutating func expireIfIdle() -> Bool {
    let now = clock()
    defer { lastTurn = now }
    guard let patience, let lastTurn, now - lastTurn > patience else { return false }
    let hadSomething = dialogue.state != DialogueState()
    dialogue.unload()
    return hadSomething
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
    conversation = Self.conversation(with: renewed, consent, helper)
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
    switch exchange.reply {
    case .fact(let reply): return exchange.json(result: SlotMap([(reply.name, reply.facts)]).json, text: text)
    case .notice(let notice): return exchange.json(result: notice.json, text: text)
    default: break
    }
    let result = ResultDocument(exchange.reply, user: exchange.user, in: shop)
    return exchange.json(result: try result.map { try JSONText.line($0) } ?? "null", text: text)
  }
}
