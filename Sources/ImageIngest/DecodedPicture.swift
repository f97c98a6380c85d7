// ImageIngest › DecodedPicture: the pixels of a file, and what is to be said about it.

package import Catalogue

/// What came out of a picture file.
package struct DecodedPicture: Sendable {
  /// Upright, in sRGB, reduced when a smaller size was asked for.
  package let picture: Picture
  package let format: PictureFormat
  /// As stored in the file, before it was reduced or turned.
  package let width: Int, height: Int
  package let warnings: [PictureWarning]
}

/// What a reader of one kind of file hands back.
struct ReadPixels {
  var picture: Picture
  var width: Int
  var height: Int
  /// What had to be left out or guessed, in words; `nil` when nothing.
  var fault: String?
}
