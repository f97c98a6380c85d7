// Terminal › Pager: shows what is longer than the window page by page.

import FoundationEssentials
import Glibc

/// The program of `PAGER`, else `less`, for a person who reads.
package enum Pager {
  /// What `less` is told unless `LESS` says otherwise: leave at once when all fits, search in any case, show colours,
  /// leave the text on the screen.
  private static let usualOptions = "FIRX"

  /// The command, `nil` where nobody reads or nothing shall be paged.
  package static func command(
    isTerminal: Bool = TerminalStream.input.isTerminal && TerminalStream.output.isTerminal,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String? {
    guard isTerminal, environment["TERM"] != "dumb" else { return nil }
    let chosen = environment["CLEW_PAGER"] ?? environment["PAGER"] ?? "less"
    return chosen.isEmpty || chosen == "cat" ? nil : chosen
  }

  /// Shows the text.
  ///
  /// - Returns: `false` when it fits into the window or there is no pager: then it is for the caller to write.
  package static func show(_ text: String, command: String? = command()) -> Bool {
    let size = TerminalSize.current()
    guard let command, text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) >= size.rows else { return false }
    setenv("LESS", usualOptions, 0)
    guard let pager = popen(command, "w") else { return false }
    // Ctrl-C means the pager, which was started with the terminal's own ways.
    let before = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, before) }
    var text = text
    _ = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, pager) }
    // 127 is the shell's word for a program that there is not.
    return pclose(pager) >> 8 & 0xFF != 127
  }
}
