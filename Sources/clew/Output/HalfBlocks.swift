// clew › HalfBlocks: a picture on the terminal, two pixels a cell.

import Catalogue
import Conversation
import Terminal

enum HalfBlocks {
  private static let widest = 96

  /// The picture in a window of so many columns.
  static func lines(of picture: Picture, inColumns columns: Int) -> [StyledLine] {
    let width = min(widest, columns - 4, picture.width)
    guard width > 0 else { return [] }
    let height = max(1, width * picture.height / picture.width / 2)
    return lines(of: PixelGrid(picture, scaledTo: (width, 2 * height)))
  }

  /// Two rows of pixels a line.
  static func lines(of grid: PixelGrid) -> [StyledLine] {
    stride(from: 0, to: grid.height, by: 2).map { y in
      let cells = (0..<grid.width).map {
        Span("▀", .pixels(top: grid.colour($0, y), bottom: grid.colour($0, min(y + 1, grid.height - 1))))
      }
      return StyledLine([Span("  ")] + cells)
    }
  }
}

extension PixelGrid {
  init(_ picture: Picture, scaledTo size: (width: Int, height: Int)) {
    self.init(rgba: picture.rgba, width: picture.width, height: picture.height, scaledTo: size)
  }
}
