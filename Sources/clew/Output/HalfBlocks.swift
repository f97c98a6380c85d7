// clew › HalfBlocks: a picture on the terminal, two pixels a cell.

import Catalogue
import Conversation

enum HalfBlocks {
  private static let widest = 96

  /// The picture at most so many cells wide.
  static func lines(of picture: Picture, columns: Int) -> [StyledLine] {
    let width = min(widest, columns - 4, picture.width)
    guard width > 0 else { return [] }
    let height = max(1, width * picture.height / picture.width / 2)
    return (0..<height).map { y in
      StyledLine(
        [Span("  ")]
          + (0..<width).map { x in
            let (left, right) = (x * picture.width / width, (x + 1) * picture.width / width)
            let rows = (0...2).map { (2 * y + $0) * picture.height / (2 * height) }
            return Span(
              "▀",
              .pixels(
                top: mean(picture, left..<max(right, left + 1), rows[0]..<max(rows[1], rows[0] + 1)),
                bottom: mean(picture, left..<max(right, left + 1), rows[1]..<max(rows[2], rows[1] + 1))))
          })
    }
  }

  private static func mean(_ picture: Picture, _ columns: Range<Int>, _ rows: Range<Int>) -> UInt32 {
    var sums: (UInt32, UInt32, UInt32) = (0, 0, 0)
    for y in rows {
      for x in columns {
        let at = (y * picture.width + x) * 4
        sums.0 += UInt32(picture.rgba[at])
        sums.1 += UInt32(picture.rgba[at + 1])
        sums.2 += UInt32(picture.rgba[at + 2])
      }
    }
    let count = UInt32(rows.count * columns.count)
    return (sums.0 / count) << 16 | (sums.1 / count) << 8 | (sums.2 / count)
  }
}
