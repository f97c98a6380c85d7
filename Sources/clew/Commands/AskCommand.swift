// clew › AskCommand: one sentence, one answer.

import ArgumentParser
import Recommender
import Service
import Terminal

struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Ask one question and leave.",
    discussion: """
      The exit code is 3 when the question must be asked back, and 1 when it was not understood.
      A shop that takes longer than a second to open is kept open by a desk that it leaves behind (see clew desk --help),
      for ten minutes after the last question. CLEW_DESK=off leaves none, CLEW_DESK=always one to any shop.
      """)

  @Argument(help: "The sentence, in English or Chinese.")
  var sentence: [String]

  @OptionGroup var form: FormOptions
  @OptionGroup var talk: TalkOptions
  @OptionGroup var model: ModelOptions
  @OptionGroup var colour: ColourOptions
  @OptionGroup var options: ShopOptions

  func run() throws {
    let helper = try model.helper()
    // A desk that has the shop open already says the same, and at once.
    if helper == nil, options.graph == nil,
      let status = try DeskLine.ask(Array(CommandLine.arguments.dropFirst(2)), at: options.folder)
    {
      throw Leave(status)
    }
    let waiting = WaitingLine(
      talk.say("opening the shop", "正在打开店铺"), patience: 25, isQuiet: form.json)
    let clock = ContinuousClock()
    let start = clock.now
    var session = ChatSession(try options.openToAnswer(), patience: nil, helper: helper)
    let took = clock.now - start
    waiting.finish()
    defer {
      if helper == nil, options.graph == nil { LeftDesk.leave(to: options.folder, afterOpeningFor: took) }
    }
    try answer(by: &session)
  }

  /// Asks a session that may have answered others before.
  func answer(by session: inout ChatSession) throws {
    // One sentence leaves no room for a question.
    session.begin(language: talk.lang?.rawValue, consent: talk.consent(canAsk: false))
    var chat = Chat(session, as: form.chosen, on: colour.screen(showing: form.pictures.support))
    chat.onErasure = HistoryFile.forget
    defer { session = chat.session }
    if case .failed(let status) = try chat.say(sentence.joined(separator: " ")) { throw Leave(status) }
  }
}
