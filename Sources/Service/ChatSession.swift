// Service › ChatSession: one conversation with one shop, turn by turn.

package import Conversation
package import Recommender

/// A dialogue and the shop that it is about; the terminal, a pipe and a program all speak through it.
package struct ChatSession {
  private var shop: Shop
  private var desk: ShopDesk
  private var conversation: Conversation
  private var dialogue: Dialogue
  private var consent: Consent
  private let helper: (any LanguageHelper)?
  /// After so long without a sentence the customer is unloaded, in seconds; `nil` for never.
  private let patience: Int64?
  private let clock: () -> Int64
  private let halt: TurnHalt
  private let progress: @Sendable (IngestProgress) -> Void
  /// When the last sentence was said.
  private var lastTurn: Int64?

  /// Half an hour: whoever comes back to a shared desk shall not find the last customer on it.
  package static let usualPatience: Int64 = 1800

  /// Answers stay in `language`; without one they follow the sentences.
  ///
  /// `clock` tells the seconds since 1970; `CLEW_NOW` and then the wall clock, unless it is given.
  package init(
    _ shop: Shop, language: String? = nil, consent: Consent = Consent(), patience: Int64? = usualPatience,
    helper: (any LanguageHelper)? = nil, clock: (() -> Int64)? = nil, halt: TurnHalt = TurnHalt(),
    progress: @escaping @Sendable (IngestProgress) -> Void = { _ in }
  ) {
    self.helper = helper
    self.shop = shop
    self.consent = consent
    self.patience = patience
    // The shop's own clock may stand still; whether anybody is at the desk is no matter of the shop's.
    self.clock = clock ?? { ShopClock.desk }
    self.halt = halt
    self.progress = progress
    desk = ShopDesk(shop, halt: halt)
    conversation = Self.conversation(with: shop, desk, consent, helper, halt, progress)
    dialogue = Dialogue(language: language ?? "en", isFixed: language != nil)
  }

  private static func conversation(
    with shop: Shop, _ desk: ShopDesk, _ consent: Consent, _ helper: (any LanguageHelper)?, _ halt: TurnHalt,
    _ progress: @escaping @Sendable (IngestProgress) -> Void
  ) -> Conversation {
    Conversation(
      vocabulary: shop.vocabulary, shop: desk,
      writer: ShopClerk(shop, halt: halt, progress: progress), consent: consent, helper: helper)
  }

  /// Forgets what was said, and begins anew with the shop that is open.
  package mutating func begin(language: String?, consent: Consent) {
    self.consent = consent
    conversation = conversation.asking(consent)
    dialogue = Dialogue(language: language ?? "en", isFixed: language != nil)
    lastTurn = nil
  }

  /// Whether the last sentence was in Chinese, or answers stay in it.
  package var isInChinese: Bool { dialogue.language == "zh" }

  /// What stands before the next sentence; where a yes or a no is waited for, or something is supposed, it says so.
  package var prompt: String {
    if dialogue.pending.map({ $0.typed == nil && $0.options.count == 1 }) ?? false { return "clew y/N> " }
    return dialogue.branch == nil ? "clew> " : "what-if> "
  }

  /// The circumstances that the answers hang on.
  package var heading: SessionHeading {
    SessionHeading(
      now: shop.clock.now, data: shop.dataVersion, model: shop.model.map { "\($0.number)" },
      language: dialogue.fixedLanguage, canAsk: consent.canAsk, consent: consent.given)
  }

  /// The imports up to which the model in use has learned, and up to which the shop is open.
  package var dataVersions: (model: Int?, shop: Int) { (shop.modelDataVersion, shop.dataVersion) }

  /// By which the shop introduces itself.
  package var welcome: ShopWelcome { shop.welcome }

  /// Unloads the customer when nobody has said anything for too long.
  ///
  /// - Returns: Whether there was anything to unload.
  package mutating func expireIfIdle() -> Bool {
    let now = clock()
    defer { lastTurn = now }
    guard let patience, let lastTurn, now - lastTurn > patience else { return false }
    let hadSomething = dialogue.state != DialogueState() || dialogue.branch != nil
    unload()
    return hadSomething
  }

  /// Unloads the customer.
  package mutating func unload() { dialogue.unload() }

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
    desk = ShopDesk(renewed, halt: halt)
    conversation = Self.conversation(with: renewed, desk, consent, helper, halt, progress)
    return renewed.dataVersion
  }

  /// Understands and answers one sentence.
  ///
  /// - Throws: What reading the shop throws, or `CancellationError`; the dialogue is then as it was before.
  package mutating func respond(to text: String) throws -> Exchange {
    halt.begin()
    let (next, exchange) = try conversation.respond(to: text, in: dialogue)
    dialogue = next
    return exchange
  }

  /// What the product of an answer looks like, in the language of the answer.
  package func picture(of item: String, side: Int) throws -> ProductPicture {
    try desk.picture(of: item, side: side, language: dialogue.language)
  }

  /// The exchange for a sentence that could not be answered.
  package mutating func failed(_ text: String, because message: String) -> Exchange {
    let (next, exchange) = conversation.failed(text, message, in: dialogue)
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
