// Terminal › ColourSupport: how many colours a stream may be sent, from the customs that terminals keep.

import FoundationEssentials

/// The colours that a stream understands and its reader wants.
package enum ColourSupport: Int, Comparable, Sendable {
  /// Plain text only.
  case none
  /// The sixteen named colours, as the terminal's theme draws them.
  case sixteen
  /// The 6 × 6 × 6 cube and the greys of xterm.
  case twoHundredFiftySix
  /// 24 bits.
  case trueColour

  package static func < (one: ColourSupport, other: ColourSupport) -> Bool { one.rawValue < other.rawValue }

  /// Decides for one stream.
  ///
  /// Strongest first: `--no-color`, `CLEW_NO_COLOR` and `NO_COLOR` (https://no-color.org) switch colour off;
  /// `FORCE_COLOR` switches it on; a pipe, a file or `TERM=dumb` get none. An empty variable counts as unset.
  package static func detect(
    isTerminal: Bool, isRefused: Bool = false,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> ColourSupport {
    func isSet(_ name: String) -> Bool { environment[name]?.isEmpty == false }
    if isRefused || isSet("NO_COLOR") || isSet("CLEW_NO_COLOR") { return .none }
    let terminal = environment["TERM"] ?? ""
    if !isSet("FORCE_COLOR") && (!isTerminal || terminal == "dumb") { return .none }
    if ["truecolor", "24bit"].contains(environment["COLORTERM"]?.lowercased()) { return .trueColour }
    return terminal.contains("256") ? .twoHundredFiftySix : .sixteen
  }

  /// Decides for one of the standard streams, asking the stream itself.
  package static func detect(
    _ stream: TerminalStream, isRefused: Bool = false,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> ColourSupport {
    detect(isTerminal: stream.isTerminal, isRefused: isRefused, environment: environment)
  }
}
