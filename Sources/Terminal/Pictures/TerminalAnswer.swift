// Terminal › TerminalAnswer: what a terminal says of itself when it is asked.

import Glibc

/// Which pictures a terminal can draw, by its own account.
package struct TerminalAnswer: Hashable, Sendable {
  package let speaksKitty: Bool
  package let drawsSixel: Bool

  package init(speaksKitty: Bool, drawsSixel: Bool) {
    self.speaksKitty = speaksKitty
    self.drawsSixel = drawsSixel
  }

  /// A picture of one pixel that is not to be shown, then the primary device attributes: every terminal answers the
  /// latter, so that nobody waits for an answer to the former.
  private static let question = "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[c"
  /// A terminal at the other end of the world takes no longer, in milliseconds.
  private static let patience: Int32 = 250

  /// The answer in what the terminal sent; `nil` while its end is missing.
  package init?(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let start = text.firstRange(of: "\u{1B}[?"), let end = text[start.upperBound...].firstIndex(of: "c")
    else { return nil }
    let attributes = text[start.upperBound..<end].split(separator: ";")
    self.init(speaksKitty: text.contains("_Gi=31;OK"), drawsSixel: attributes.dropFirst().contains("4"))
  }

  /// Asks the terminal behind standard input and output; `nil` when it is silent.
  package static func asked() -> TerminalAnswer? {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
    var raw = before
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO)
    guard tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0 else { return nil }
    defer { tcsetattr(STDIN_FILENO, TCSANOW, &before) }
    TerminalStream.output.write(question)
    var heard: [UInt8] = []
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while poll(&input, 1, patience) > 0 {
      var bytes = [UInt8](repeating: 0, count: 256)
      let count = read(STDIN_FILENO, &bytes, bytes.count)
      guard count > 0 else { return nil }
      heard += bytes[..<count]
      if let answer = TerminalAnswer(heard) { return answer }
    }
    return nil
  }
}
