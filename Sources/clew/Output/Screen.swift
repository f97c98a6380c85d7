// clew › Screen: styled lines on standard output, as wide and as colourful as it allows.

import Conversation
import Recommender
import Terminal

/// Where answers are shown.
struct Screen {
  private let support: ColourSupport
  /// How pictures are shown; asked when the first is wanted.
  private let pictures: PictureMemory

  /// Asked anew for every answer: a window may be resized at any time.
  ///
  /// A pipe has no width; 80 columns read well in a log, and wide terminals are used up to 120.
  var columns: Int {
    TerminalStream.output.isTerminal ? min(120, TerminalSize.current(of: .output).columns) : 80
  }

  /// A plain screen is without colour, whatever the terminal can show.
  init(isPlain: Bool = false, pictures: PictureSupport? = nil) {
    support = ColourSupport.detect(.output, isRefused: isPlain)
    self.pictures = PictureMemory(pictures)
  }

  /// The picture of a product as this screen can show it; `nil` where it shows none.
  func text(of product: () throws -> ProductPicture, isChinese: Bool) rethrows -> String? {
    guard TerminalStream.output.isTerminal else { return nil }
    return PictureView.text(
      try product(), as: pictures.support(support), colour: support, in: TerminalSize.current(),
      cell: .current(), isChinese: isChinese)
  }

  /// Whether there are colours enough for swatches, and for pictures in half blocks.
  var showsPixels: Bool { support == .trueColour || support == .twoHundredFiftySix }

  func layout(language: String) -> Layout {
    Layout(width: columns, language: language, drawsColour: showsPixels)
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

  /// Bytes that are no line of their own: a picture.
  func showRaw(_ text: String) { TerminalStream.output.write(text) }

  func show(_ text: String) { TerminalStream.output.write(text + "\n") }
}
