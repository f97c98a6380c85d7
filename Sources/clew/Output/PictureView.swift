// clew › PictureView: a product's picture as the terminal can show it.

import Catalogue
import Conversation
import Recommender
import Terminal

enum PictureView {
  /// Finer than any cell of a terminal: so many pixels are asked for.
  static let side = 400

  /// The text to write before the words about the product; `nil` where there is nothing to show.
  static func text(
    _ product: ProductPicture, as support: PictureSupport, colour: ColourSupport, in size: TerminalSize,
    cell: PictureFrame.Cell, isChinese: Bool
  ) -> String? {
    var colours: [String] = []
    for colour in product.colours where !colours.contains(colour) { colours.append(colour) }
    let words = colours.joined(separator: isChinese ? "、" : ", ")
    let described = words.isEmpty ? nil : "  " + (isChinese ? "图片：\(words)" : "picture: \(words)") + "\n"
    guard support != .none else { return nil }
    let canDraw = support != .words && (support != .blocks || colour >= .twoHundredFiftySix)
    guard canDraw, let picture = product.picture,
      let frame = PictureFrame(width: picture.width, height: picture.height, in: size, cell: cell)
    else { return described }
    let pixels = (width: frame.columns * frame.cell.width, height: frame.rows * frame.cell.height)
    switch support {
    case .kitty:
      return "  "
        + KittyPicture.text(PixelGrid(picture, scaledTo: pixels), columns: frame.columns, rows: frame.rows)
        + "\n"
    case .sixel: return "  " + SixelPicture.text(PixelGrid(picture, scaledTo: pixels)) + "\n"
    default:
      let writer = ANSIWriter(colour)
      return HalfBlocks.lines(of: PixelGrid(picture, scaledTo: (frame.columns, frame.rows * 2)))
        .map { writer.text($0) + "\n" }.joined()
    }
  }
}
