// ImageIngest › DecodedPicture: the pixels of a file, and what is to be said about it.

package import Catalogue

/// What came out of a picture file.
package struct DecodedPicture: Sendable {
  /// Upright, in sRGB, reduced when a smaller size was asked for.
  package let picture: Picture
  package let format: PictureFormat
  /// As stored in the file, before it was reduced or turned.
  package let width: Int, height: Int
  package private(set) var warnings: [PictureWarning]

  init(
    picture: Picture, format: PictureFormat, width: Int, height: Int, warnings: [PictureWarning]
  ) {
    self.picture = picture
    self.format = format
    self.width = width
    self.height = height
    self.warnings = warnings
  }

  /// The same with one warning more.
  func adding(_ warning: PictureWarning) -> DecodedPicture {
    var more = self
    more.warnings.append(warning)
    return more
  }

  /// The same, with the file's name in every warning.
  package func inFile(_ file: String) -> DecodedPicture {
    guard !warnings.isEmpty else { return self }
    var named = self
    named.warnings = warnings.map { $0.inFile(file) }
    return named
  }
}

/// What a reader of one kind of file hands back.
struct ReadPixels {
  var picture: Picture
  var width: Int
  var height: Int
  /// What had to be left out or guessed, in words; `nil` when nothing.
  var fault: String?
}
