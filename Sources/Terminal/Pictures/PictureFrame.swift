// Terminal › PictureFrame: how many cells and pixels a picture takes in a window.

import Glibc

/// The place of a picture: its shape is kept, and it leaves room for the words about it.
package struct PictureFrame: Hashable, Sendable {
  package let columns: Int
  package let rows: Int
  /// What a cell is drawn with.
  package let cell: Cell

  package struct Cell: Hashable, Sendable {
    package let width: Int
    package let height: Int

    /// What most terminals draw at their usual size.
    package static let usual = Cell(width: 10, height: 20)

    package init(width: Int, height: Int) {
      self.width = width
      self.height = height
    }

    /// As the terminal behind standard output says, which many do not.
    package static func current() -> Cell {
      var window = winsize()
      guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_xpixel > 0, window.ws_ypixel > 0,
        window.ws_col > 0, window.ws_row > 0
      else { return usual }
      let width = Int(window.ws_xpixel) / Int(window.ws_col)
      let height = Int(window.ws_ypixel) / Int(window.ws_row)
      return width > 0 && height > 0 ? Cell(width: width, height: height) : usual
    }
  }

  /// No picture is wider, in cells.
  package static let widest = 32

  /// The frame of a picture of so many pixels; `nil` in a window too small for any.
  package init?(width: Int, height: Int, in size: TerminalSize, cell: Cell = .usual) {
    let most = (columns: min(Self.widest, size.columns - 4), rows: size.rows - 4)
    guard width > 0, height > 0, most.columns > 3, most.rows > 1 else { return nil }
    var columns = most.columns
    var rows = max(1, columns * cell.width * height / (width * cell.height))
    if rows > most.rows {
      rows = most.rows
      columns = max(1, min(most.columns, rows * cell.height * width / (height * cell.width)))
    }
    self.columns = columns
    self.rows = rows
    self.cell = cell
  }
}
