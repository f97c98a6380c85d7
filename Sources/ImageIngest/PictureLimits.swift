// ImageIngest › PictureLimits: how large a picture may be before it is refused unread.

/// Bounds that are checked against a picture's header, before any pixel is decoded.
///
/// The defaults are those of Google Merchant Center: 64 megapixels and 16 MB.
package struct PictureLimits: Hashable, Sendable {
  /// In bytes.
  package var fileSize: Int
  /// In pixels.
  package var area: Int
  /// The longer side, in pixels.
  package var side: Int

  package init(fileSize: Int = 16 << 20, area: Int = 64_000_000, side: Int = 20_000) {
    self.fileSize = fileSize
    self.area = area
    self.side = side
  }

  /// Refuses what is larger than these limits, or empty.
  func check(width: Int, height: Int) throws(PictureError) {
    guard width > 0, height > 0 else { throw PictureError(.empty(width: width, height: height)) }
    guard max(width, height) <= side, width <= area / height else {
      throw PictureError(.tooManyPixels(width: width, height: height, limits: self))
    }
  }

  /// Refuses a file that is larger than these limits, or empty.
  func check(fileSize count: Int) throws(PictureError) {
    guard count > 0 else { throw PictureError(.emptyFile) }
    guard count <= fileSize else { throw PictureError(.fileTooLarge(bytes: count, limit: fileSize)) }
  }
}
