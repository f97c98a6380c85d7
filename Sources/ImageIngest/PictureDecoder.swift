// ImageIngest › PictureDecoder: bytes of a PNG, JPEG or WebP file to upright pixels.

package import Catalogue

/// Decodes pictures of the three kinds that shops use, within limits, whatever the bytes are.
///
/// Embedded colour profiles are not applied: product pictures are sRGB or close to it.
package struct PictureDecoder: Sendable {
  package let limits: PictureLimits

  package init(limits: PictureLimits = PictureLimits()) {
    self.limits = limits
  }

  /// The picture, the right way up.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - targetSide: When given, a JPEG may come back smaller than it is stored, its longer side still at
  ///     least this long (or full size); other kinds always come back at full size.
  /// - Returns: The pixels in sRGB, not premultiplied.
  /// - Throws: ``PictureError`` when the file is damaged, too large or of another kind. The size in the
  ///   header is checked before anything is decoded, so memory is bounded by ``PictureLimits/area`` × 4.
  package func decode(_ bytes: [UInt8], targetSide: Int? = nil) throws(PictureError) -> Picture {
    try limits.check(fileSize: bytes.count)
    let picture: Picture
    let exif: ArraySlice<UInt8>?
    switch PictureFormat.sniff(bytes) {
    case .png:
      picture = try PNGReader.decode(bytes, limits: limits)
      exif = PNGReader.exif(bytes)
    case .jpeg:
      picture = try JPEGReader.decode(bytes, limits: limits, targetSide: targetSide)
      exif = JPEGSegments(bytes).exif
    case .webp:
      picture = try WebPReader.decode(bytes, limits: limits)
      exif = WebPReader.exif(bytes)
    case .some(let other): throw PictureError(.unsupportedFormat(other))
    case nil: throw PictureError(.unknownFormat)
    }
    return exif.map { Orientation(exif: $0).upright(picture) } ?? picture
  }
}
