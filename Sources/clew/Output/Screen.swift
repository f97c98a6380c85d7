// clew › Screen: styled lines on standard output, as wide and as colourful as it allows.

import Conversation
import Terminal

/// Where answers are shown.
struct Screen {
  private let support: ColourSupport

  /// Asked anew for every answer: a window may be resized at any time.
  ///
  /// A pipe has no width; 80 columns read well in a log, and wide terminals are used up to 120.
  var columns: Int {
    TerminalStream.output.isTerminal ? min(120, TerminalSize.current(of: .output).columns) : 80
  }

  /// A plain screen is without colour, whatever the terminal can show.
  init(isPlain: Bool = false) {
    support = ColourSupport.detect(.output, isRefused: isPlain)
  }

  /// Whether pictures can be drawn with half blocks.
  var showsPixels: Bool { support == .trueColour || support == .twoHundredFiftySix }

  func layout(language: String) -> Layout {
    Layout(width: columns, language: language, drawsColour: support != .none)
  }

  func show(_ lines: [StyledLine]) {
    let writer = ANSIWriter(support)
    TerminalStream.output.write(lines.map { writer.text($0) + "\n" }.joined())
  }

  /// Page by page when it is longer than the window.
  func page(_ lines: [StyledLine]) {
    let writer = ANSIWriter(support)
    let text = lines.map { writer.text($0) + "\n" }.joined()
    if !Pager.show(text) { TerminalStream.output.write(text) }
  }

  func show(_ text: String) { TerminalStream.output.write(text + "\n") }
}
