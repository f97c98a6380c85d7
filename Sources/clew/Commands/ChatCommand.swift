// clew › ChatCommand: a conversation with the shop, typed or piped.

import ArgumentParser
import Conversation
import Recommender
import Service
import Terminal

struct ChatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat",
    abstract: "Talk to the shop.",
    discussion: """
      On a terminal with history and completion; from a pipe, one sentence a line (blank lines and lines that begin
      with # are passed over). With --json every turn is one JSON object on one line.
      """)

  @Flag(help: "One JSON object a turn.")
  var json = false

  @Option(
    name: .short,
    help: ArgumentHelp("Say this instead of reading lines; may be repeated.", valueName: "sentence"))
  var command: [String] = []

  @Flag(help: "Stop at the first turn that could not be answered.")
  var bail = false

  @OptionGroup var talk: TalkOptions
  @OptionGroup var model: ModelOptions
  @OptionGroup var colour: ColourOptions
  @OptionGroup var options: ShopOptions

  func run() throws {
    let helper = try model.helper()
    let shop = try options.openToAnswer()
    let canAsk = command.isEmpty && !json && TerminalStream.input.isTerminal
    let session = ChatSession(
      shop, consent: talk.consent(canAsk: canAsk), patience: talk.patience, helper: helper)
    var chat = Chat(session, showsJSON: json, on: colour.screen)
    chat.onErasure = HistoryFile.forget
    if !command.isEmpty {
      for sentence in command { try leave(chat.say(sentence)) }
      return
    }
    let completer = Completer(vocabulary: chat.session.vocabulary)
    let editor = LineEditor(history: HistoryFile.usualPath().map { HistoryFile(path: $0) }) { line, cursor in
      completer.complete(String(line.prefix(cursor))).candidates
    }
    chat.onErasure = { editor.forget($0) }
    if editor.isInteractive, !json { chat.greet(shop) }
    while true {
      switch editor.next(prompt: "clew> ") {
      case .line(let line): if try leave(chat.say(line)) { return }
      case .end: return
      case .interrupted: throw Leave(.interrupted)
      }
    }
  }

  /// Whether the agent wants to leave.
  @discardableResult
  private func leave(_ outcome: Chat.Outcome) throws -> Bool {
    switch outcome {
    case .farewell: return true
    case .failed(let status) where bail: throw Leave(status)
    case .answered, .failed: return false
    }
  }
}
