// clew › Chat: says sentences to a session and shows what comes back.

import Catalogue
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
  private(set) var session: ChatSession
  private let showsJSON: Bool
  private let screen: Screen
  /// Hears the names of a customer who was erased, which must not stay in any history.
  var onErasure: ([String]) -> Void = { _ in }

  init(_ session: ChatSession, showsJSON: Bool, on screen: Screen) {
    self.screen = screen
    self.session = session
    self.showsJSON = showsJSON
  }

  func greet(_ shop: Shop) {
    let offered = shop.catalogue.offeredCount
    screen.show(
      "\(shop.settings.name) · \(offered) products · \(shop.customers.count { !$0.isErased }) customers")
    if let name = shop.customers.first(where: { !$0.name.isEmpty })?.name {
      screen.show("Say what your customer wants, for instance: something for \(name)")
    }
    screen.show("help lists all that can be said, quit leaves.\n")
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
    }
    let exchange = try session.respond(to: String(text))
    if case .notice(let notice) = exchange.reply, !notice.forgotten.isEmpty { onErasure(notice.forgotten) }
    if showsJSON {
      screen.show(try session.json(exchange))
    } else {
      screen.show(screen.layout(language: exchange.turn.language).lines(exchange))
      screen.show("")
    }
    if exchange.isFarewell { return .farewell }
    switch exchange.reply.errorCode {
    case nil, "empty": return .answered
    case "ambiguous", "contradiction", "needs_confirmation": return .failed(.needsAnswer)
    default: return .failed(.failed)
    }
  }
}
