// clew › Clew: the program and its commands.

import ArgumentParser
import GraphRules
import Recommender
import Terminal

@main
struct Clew: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clew",
    abstract: "Recommends products and shows the thread that led to them.",
    discussion: """
      Examples:
        clew demo                                       the sample shop, ready to talk to
        clew ingest feed.xml events.csv                 make a shop of a product feed and its events
        clew train                                      learn from the events
        clew chat                                       talk to the shop
        clew ask "hiking boots for Anna Keller under 120 euros"
        clew recommend --user u1042 --category boots --json

      Data goes to standard output, words about the work to standard error. The shop is the folder of --shop, else
      of $CLEW_SHOP, else ./clew-shop.
      """,
    version: ClewVersion.current,
    subcommands: [
      DemoCommand.self, IngestCommand.self, ImportCommand.self, TrainCommand.self, EvaluateCommand.self,
      RecommendCommand.self, SimilarCommand.self, ExplainCommand.self, WhyNotCommand.self,
      CompareCommand.self, WhatIfCommand.self,
      ChatCommand.self, AskCommand.self, DeskCommand.self, GraphCommand.self, StatsCommand.self,
      ColoursCommand.self,
      DoctorCommand.self,
    ])

  static func main() async {
    TerminalLocale.prepare()
    Interruption.install()
    do {
      try checkName(Self.arguments)
      var command = try parseAsRoot(Self.arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch
      where exitCode(for: error) == .success
      || ExitStatus(parserCode: exitCode(for: error).rawValue) == .usage
    {
      // Help, version and wrong command lines are the parser's own words.
      let text = fullMessage(for: error)
      let isHelp = exitCode(for: error) == .success
      (isHelp ? TerminalStream.output : .error).write(text + "\n")
      Interruption.exit(isHelp ? .fine : .usage)
    } catch {
      Interruption.exit(status { throw error })
    }
  }

  /// How a command ends; what went wrong is said.
  static func status(_ body: () throws -> Void) -> ExitStatus {
    do {
      try body()
      return .fine
    } catch let left as Leave {
      return left.status
    } catch {
      TerminalStream.error.write("clew: \(error)\n")
      return ExitStatus(error)
    }
  }

  /// A misspelt command is answered with the one that was meant, and not run.
  private static func checkName(_ arguments: [String]) throws {
    guard let name = arguments.first, !name.hasPrefix("-") else { return }
    let known = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !known.contains(name) else { return }
    let near = Suggestion.nearest(to: name, among: known).map { "; did you mean clew \($0)?" }
    TerminalStream.error.write("clew: there is no command “\(name)”\(near ?? "; clew help lists them")\n")
    throw Leave(.usage)
  }

  /// On a terminal `clew` alone is the chat; elsewhere it shows what there is.
  private static var arguments: [String] {
    let given = Array(CommandLine.arguments.dropFirst())
    let isTalk = TerminalStream.input.isTerminal && TerminalStream.output.isTerminal
    return given.isEmpty ? [isTalk ? "chat" : "help"] : given
  }
}
