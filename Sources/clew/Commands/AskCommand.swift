// clew › AskCommand: one sentence, one answer.

import ArgumentParser
import Recommender
import Service
import Terminal

struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Ask one question and leave.",
    discussion: "The exit code is 3 when the question must be asked back, and 1 when it was not understood.")

  @Argument(help: "The sentence, in English or Chinese.")
  var sentence: [String]

  @OptionGroup var form: FormOptions
  @OptionGroup var talk: TalkOptions
  @OptionGroup var model: ModelOptions
  @OptionGroup var colour: ColourOptions
  @OptionGroup var options: ShopOptions

  func run() throws {
    // One sentence leaves no room for a question.
    let helper = try model.helper()
    let waiting = WaitingLine(
      talk.say("opening the shop", "正在打开店铺"), patience: 25, isQuiet: form.json)
    let session = ChatSession(
      try options.openToAnswer(), language: talk.lang?.rawValue, consent: talk.consent(canAsk: false),
      patience: nil, helper: helper)
    var chat = Chat(session, as: form.chosen, on: colour.screen(showing: form.pictures.support))
    waiting.finish()
    chat.onErasure = HistoryFile.forget
    if case .failed(let status) = try chat.say(sentence.joined(separator: " ")) { throw Leave(status) }
  }
}
