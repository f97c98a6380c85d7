// clew › Chat: says sentences to a session and shows what comes back.

import Conversation
import Recommender
import Service
import Terminal

/// A session with its screen.
struct Chat {
  /// How a turn ended.
  enum Outcome {
    case answered
    case farewell
    case failed(ExitStatus)
  }

  /// The form of answers.
  enum Form { case pretty, plain, json }

  private(set) var session: ChatSession
  private let form: Form
  private let screen: Screen
  /// Hears the names of a customer who was erased, which must not stay in any history.
  var onErasure: ([String]) -> Void = { _ in }
  /// Where the session is written down.
  var record: SessionFile?
  /// Called when a turn is over, for instance to take a progress bar away.
  var onEnd: () -> Void = {}
  /// Whether a person waits for the answers.
  var isWatched = false

  init(_ session: ChatSession, as form: Form, on screen: Screen) {
    self.screen = screen
    self.session = session
    self.form = form
  }

  func greet(in language: String) {
    func say(_ english: String, _ chinese: String) -> String { language == "zh" ? chinese : english }
    let shop = session.welcome
    screen.show(
      say(
        "\(shop.shop) · \(shop.products) products · \(shop.customers) customers",
        "\(shop.shop) · \(shop.products) 件商品 · \(shop.customers) 位顾客"))
    if let someone = shop.someone {
      screen.show(
        say(
          "Say what your customer wants, for instance: something for \(someone)",
          "说说顾客想要什么，例如：给 \(someone) 推荐点东西"))
    }
    screen.show(say("help lists all that can be said, quit leaves.\n", "“帮助”列出能说的话，“退出”离开。\n"))
  }

  /// Says one sentence; blank lines and comments are passed over.
  mutating func say(_ sentence: String) throws -> Outcome {
    let text = sentence.trimmingPrefix { $0.isWhitespace }
    // “#2 in teal?” is a sentence; “# 2 in teal” is a comment.
    let isComment = text.hasPrefix("#") && !(text.dropFirst().first?.isNumber ?? false)
    guard !text.isEmpty, !isComment else { return .answered }
    if let data = try session.renewIfOutdated() {
      TerminalStream.error.write("the shop was renewed (import \(data)) and opened again\n")
    }
    if session.expireIfIdle() {
      TerminalStream.error.write("nothing was said for half an hour, so the customer was unloaded\n")
      try record?.append(SessionRecord.unloadedLine)
    }
    guard let (exchange, status) = answer(String(text)) else { return .failed(.interrupted) }
    try show(exchange)
    if case .notice(let notice) = exchange.reply, !notice.forgotten.isEmpty {
      onErasure(notice.forgotten)
      try record?.forget(notice.forgotten)
    }
    if exchange.isFarewell { return .farewell }
    if let status { return .failed(status) }
    switch exchange.reply.errorCode {
    case nil, "empty": return .answered
    case "ambiguous", "contradiction", "needs_confirmation": return .failed(.needsAnswer)
    default: return .failed(.failed)
    }
  }

  /// The exchange, and a status where the shop could not be read; `nil` for a turn that was stopped.
  private mutating func answer(_ text: String) -> (Exchange, ExitStatus?)? {
    Interruption.beginTurn()
    let waiting = isWatched ? WaitingLine(session.isInChinese ? "请稍候" : "one moment") : nil
    defer {
      waiting?.finish()
      onEnd()
    }
    do {
      return (try session.respond(to: text), nil)
    } catch is CancellationError {
      waiting?.finish()
      onEnd()
      screen.show(session.isInChinese ? "已停止，没有改动。\n" : "Stopped; nothing was changed.\n")
      return nil
    } catch {
      // One answer less, and no reason to end the call.
      return (session.failed(text, because: "\(error)"), ExitStatus(error))
    }
  }

  private func show(_ exchange: Exchange) throws {
    switch form {
    case .json: screen.show(try session.json(exchange))
    case .plain: PlainAnswer.lines(exchange).forEach(screen.show)
    case .pretty:
      if let picture = shownPicture(exchange) { screen.showRaw(picture) }
      let lines = screen.layout(language: exchange.turn.language).lines(exchange) + [StyledLine()]
      isWatched ? screen.page(lines) : screen.show(lines)
    }
    try record?.append(session.json(exchange))
  }

  /// The picture of the product that the answer is about, where one was asked for and can be shown.
  private func shownPicture(_ exchange: Exchange) -> String? {
    guard exchange.turn.intent == "show_item", case .fact(let fact) = exchange.reply, fact.name == "item",
      let item = fact.facts.map?["item"]?.string
    else { return nil }
    return try? screen.text(
      of: { try session.picture(of: item, side: PictureView.side) }, isChinese: exchange.turn.language == "zh"
    )
  }
}
