// Terminal › PictureSupport: how a picture is best shown on a terminal.

import FoundationEssentials

/// The ways of showing a picture, the best first.
package enum PictureSupport: String, CaseIterable, Sendable {
  case kitty, sixel
  /// Two pixels a cell, in as many colours as the terminal has.
  case blocks
  /// The names of its colours.
  case words
  /// Nothing: nobody looks on.
  case none

  /// Decides for standard output.
  ///
  /// Names of terminals are believed before the terminal is asked; inside tmux and screen it is not asked, since they
  /// pass no pictures on. Who wants no colours gets words.
  ///
  /// - Parameters:
  ///   - isTerminal: whether a person looks on; a pipe never gets pictures.
  ///   - colour: what the stream may be sent.
  ///   - environment: of the process.
  ///   - ask: asks the terminal; `nil` when it says nothing.
  /// - Returns: the best way that will be understood.
  package static func detect(
    isTerminal: Bool, colour: ColourSupport,
    environment: [String: String] = ProcessInfo.processInfo.environment,
    ask: () -> TerminalAnswer? = { TerminalAnswer.asked() }
  ) -> PictureSupport {
    guard isTerminal else { return .none }
    guard colour != .none else { return .words }
    let fallback: PictureSupport = colour >= .twoHundredFiftySix ? .blocks : .words
    let name = environment["TERM"] ?? ""
    let isWrapped =
      environment["TMUX"]?.isEmpty == false || name.hasPrefix("screen") || name.hasPrefix("tmux")
    if isWrapped || ["", "dumb", "linux"].contains(name) { return fallback }
    let speakers = ["ghostty", "WezTerm"]
    if name.contains("kitty") || environment["KITTY_WINDOW_ID"]?.isEmpty == false
      || speakers.contains(environment["TERM_PROGRAM"] ?? "")
    {
      return .kitty
    }
    guard let answer = ask() else { return fallback }
    return answer.speaksKitty ? .kitty : answer.drawsSixel ? .sixel : fallback
  }
}
