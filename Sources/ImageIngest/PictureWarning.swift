// ImageIngest › PictureWarning: what is odd about a picture that is used all the same.

/// A fault that costs no picture, worded for the person who mends it.
package struct PictureWarning: Hashable, Sendable, CustomStringConvertible {
  package enum Reason: Hashable, Sendable {
    /// What was left out or guessed, in the decoder's words where it has some.
    case repaired(PictureFormat, String)
    /// So small that a product cannot be told on it.
    case tiny(width: Int, height: Int)
    /// Smaller than the great shopping sites take.
    case small(width: Int, height: Int)
    /// All white, all black or all transparent: a place holder, not a product.
    case blank
    case misnamed(PictureFormat)
  }
  package let reason: Reason
  /// The file or link as the feed names it; empty when only bytes were given.
  package let file: String

  package init(_ reason: Reason, file: String = "") {
    self.reason = reason
    self.file = file
  }

  /// The same, with the name of the file.
  package func inFile(_ file: String) -> PictureWarning { PictureWarning(reason, file: file) }

  /// Whether it is worth a note only.
  package var isNote: Bool {
    if case .small = reason { true } else { false }
  }

  /// The finding code of a feed report.
  package var code: String {
    switch reason {
    case .repaired: "W41"
    case .tiny, .small: "W42"
    case .blank: "W43"
    case .misnamed: "W47"
    }
  }

  package var description: String {
    let name = file.isEmpty ? "picture" : file
    return switch reason {
    case .repaired(let format, let words):
      "\(name) is a \(format.rawValue) file with a fault (\(words)) and is used as far as it can be read; export or "
        + "upload it again"
    case .tiny(let width, let height):
      "\(name) is \(width) × \(height) pixels, too small to show a product; use at least 500 × 500"
    case .small(let width, let height):
      "\(name) is \(width) × \(height) pixels; shopping sites refuse less than 100 × 100, use at least 500 × 500"
    case .blank:
      "\(name) is all white, black or transparent; replace the place holder by a picture of the product"
    case .misnamed(let format):
      "\(name) is \(format.rawValue) whatever its name says, and is read as that; rename it"
    }
  }
}
