// clew › ChatCommand: a conversation with the shop, typed or piped.

import ArgumentParser
import Conversation
import Foundation
import Recommender
import Service
import Terminal

struct ChatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat",
    abstract: "Talk to the shop.",
    discussion: """
      On a terminal with history and completion; from a pipe or with -f, one sentence a line (blank lines and lines that
      begin with # are passed over). With --json every turn is one JSON object on one line.
      """)

  /// What is done after a sentence that could not be answered.
  enum Courage: String, EnumerableFlag {
    case bail, keepGoing

    static func help(for value: Courage) -> ArgumentHelp? {
      switch value {
      case .bail:
        "Leave at the first turn that could not be answered, with its exit code; usual with -c and -f."
      case .keepGoing: "Go on after it; usual on a terminal, from a pipe and with --json."
      }
    }
  }

  @Option(
    name: .short,
    help: ArgumentHelp("Say this instead of reading lines; may be repeated.", valueName: "sentence"))
  var command: [String] = []

  @Option(
    name: .customShort("f"),
    help: ArgumentHelp("Say the lines of this file, after those of -c; may be repeated.", valueName: "file"))
  var file: [String] = []

  @Flag(exclusivity: .chooseLast) var courage: Courage?

  @Option(
    help: ArgumentHelp("Write every turn down in a new file, for --replay.", valueName: "file"))
  var session: String?

  @Option(
    help: ArgumentHelp(
      "Say a session again that --session or --json wrote, and show where the answers differ. One that wrote into the shop writes again, and needs --confirm.",
      valueName: "file"))
  var replay: String?

  @OptionGroup var form: FormOptions
  @OptionGroup var talk: TalkOptions
  @OptionGroup var model: ModelOptions
  @OptionGroup var colour: ColourOptions
  @OptionGroup var options: ShopOptions

  func validate() throws {
    if replay != nil, !command.isEmpty || !file.isEmpty || session != nil || form.json || form.plain {
      throw ValidationError(
        "--replay says what the file holds; leave out -c, -f, --session, --json and --plain.")
    }
  }

  func run() throws {
    if let replay { return try play(Replay(replay)) }
    let sentences = try command + file.flatMap(lines)
    let isGiven = !command.isEmpty || !file.isEmpty
    let helper = try model.helper()
    let waiting = WaitingLine(
      talk.say("opening the shop", "正在打开店铺"), patience: 25, isQuiet: form.json)
    let shop = try options.openToAnswer()
    let canAsk = !isGiven && !form.json && TerminalStream.input.isTerminal
    let bar = IngestBar(isQuiet: form.json)
    let talking = ChatSession(
      shop, language: talk.lang?.rawValue, consent: talk.consent(canAsk: canAsk), patience: talk.patience,
      helper: helper,
      halt: TurnHalt { Interruption.isWanted }, progress: { bar.show($0) })
    var chat = Chat(talking, as: form.chosen, on: colour.screen(showing: form.pictures.support))
    chat.onErasure = HistoryFile.forget
    chat.onEnd = bar.finish
    chat.record = try session.map { try SessionFile($0, talking.heading) }
    waiting.finish()
    if isGiven {
      for sentence in sentences
      where try leave(chat.say(sentence), courage ?? (form.json ? .keepGoing : .bail)) {
        return
      }
      return
    }
    try converse(&chat)
  }

  private func converse(_ chat: inout Chat) throws {
    let completer = Completer(vocabulary: chat.session.vocabulary)
    let editor = LineEditor(
      history: HistoryFile.usualPath().map { HistoryFile(path: $0) }, isChinese: talk.isChinese
    ) { line, cursor in completer.complete(String(line.prefix(cursor))).candidates }
    chat.onErasure = { editor.forget($0) }
    if editor.isInteractive, !form.json {
      Interruption.stopTurnsOnly()
      chat.isWatched = true
      chat.greet(in: talk.isChinese ? "zh" : "en")
    }
    while true {
      switch editor.next(prompt: chat.session.prompt) {
      case .line(let line): if try leave(chat.say(line), courage ?? .keepGoing) { return }
      case .end: return
      case .interrupted: throw Leave(.interrupted)
      }
    }
  }

  /// Whether the agent wants to leave.
  private func leave(_ outcome: Chat.Outcome, _ courage: Courage) throws -> Bool {
    switch outcome {
    case .farewell: return true
    case .failed(let status) where courage == .bail: throw Leave(status)
    case .answered, .failed: return false
    }
  }

  private func lines(of path: String) throws -> [String] {
    guard let data = FileManager.default.contents(atPath: path) else { throw ShopError.noSuchFile(path) }
    return String(decoding: data, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }
      .map(String.init)
  }

  private func play(_ replay: Replay) throws {
    if replay.record.hasWritten, talk.confirm == nil {
      TerminalStream.error.write(
        "clew: \(replay.path) wrote into the shop, and would again; give --confirm and a copy of the shop as it was\n"
      )
      throw Leave(.needsAnswer)
    }
    let shop = try Shop(folder: options.folder, rules: options.rules(), environment: replay.environment)
    let heading = replay.record.heading
    // A plain record tells nothing of its circumstances: they are those of a pipe, or what the options say.
    let consent = heading.map { Consent(canAsk: $0.canAsk, given: $0.consent) } ?? talk.consent(canAsk: false)
    let session = ChatSession(
      shop, language: heading?.language ?? talk.lang?.rawValue, consent: consent, patience: nil)
    let (different, turns) = try replay.run(session, on: colour.screen)
    colour.screen.show(
      different == 0
        ? "\(turns) turns, all answered with the same bytes"
        : "\(different) of \(turns) turns are answered otherwise")
    if different > 0 { throw Leave(.failed) }
  }
}
