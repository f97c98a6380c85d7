// ImageIngest › PictureDecoder: bytes of a PNG, JPEG or WebP file to upright pixels.

package import Catalogue

/// Decodes pictures of the three kinds that shops use, within limits, whatever the bytes are.
///
/// A PNG's gamma is honoured when it is far from sRGB's; embedded colour profiles are not applied: product
/// pictures are sRGB or close to it.
package struct PictureDecoder: Sendable {
  package let limits: PictureLimits

  package init(limits: PictureLimits = PictureLimits()) {
    self.limits = limits
  }

  /// The picture alone; see ``read(_:targetSide:)``.
  package func decode(_ bytes: [UInt8], targetSide: Int? = nil) throws(PictureError) -> Picture {
    try read(bytes, targetSide: targetSide).picture
  }

  /// The picture, the right way up, and what is odd about its file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - targetSide: When given, the picture may come back smaller than it is stored, its longer side still at
  ///     least this long (or full size). Details that are not asked for are skipped by the decoder where the
  ///     format allows it, and averaged away row by row where it does not.
  /// - Returns: The pixels in sRGB, not premultiplied. A JPEG that ends early comes back as far as it goes, with
  ///   a warning.
  /// - Throws: ``PictureError`` when the file is damaged, too large or of another kind. The size in the
  ///   header is checked before anything is decoded, so memory is bounded by ``PictureLimits/area`` × 4.
  package func read(_ bytes: [UInt8], targetSide: Int? = nil) throws(PictureError) -> DecodedPicture {
    try limits.check(fileSize: bytes.count)
    let pixels: ReadPixels
    let exif: ArraySlice<UInt8>?
    let format: PictureFormat
    switch PictureFormat.sniff(bytes) {
    case .png:
      format = .png
      pixels = try PNGReader.decode(bytes, limits: limits, targetSide: targetSide)
      exif = PNGChunks(bytes).exif
    case .jpeg:
      format = .jpeg
      pixels = try JPEGReader.decode(bytes, limits: limits, targetSide: targetSide)
      exif = JPEGSegments(bytes).exif
    case .webp:
      format = .webp
      pixels = try WebPReader.decode(bytes, limits: limits, targetSide: targetSide)
      exif = WebPReader.exif(bytes)
    case .some(let other): throw PictureError(.unsupportedFormat(other))
    case nil: throw PictureError(.unknownFormat)
    }
    let picture = exif.map { Orientation(exif: $0).upright(pixels.picture) } ?? pixels.picture
    var warnings: [PictureWarning] = []
    if let fault = pixels.fault { warnings.append(PictureWarning(.repaired(format, fault))) }
    let shorter = min(pixels.width, pixels.height)
    if shorter < Self.tiny {
      warnings.append(PictureWarning(.tiny(width: pixels.width, height: pixels.height)))
    } else if shorter < Self.small {
      warnings.append(PictureWarning(.small(width: pixels.width, height: pixels.height)))
    }
    if isBlank(picture) { warnings.append(PictureWarning(.blank)) }
    return DecodedPicture(
      picture: picture, format: format, width: pixels.width, height: pixels.height, warnings: warnings)
  }

  /// The shorter side below which nothing can be seen, and below which shopping sites refuse a picture.
  private static let tiny = 4
  private static let small = 100

  /// Whether every pixel is white, every pixel black, or every pixel transparent.
  private func isBlank(_ picture: Picture) -> Bool {
    picture.rgba.withUnsafeBufferPointer { rgba in
      let first = (rgba[0], rgba[3])
      guard first.1 == 0 || first.0 == 0 || first.0 == 255 else { return false }
      for at in stride(from: 0, to: rgba.count, by: 4) {
        if first.1 == 0 {
          if rgba[at + 3] != 0 { return false }
        } else if rgba[at] != first.0 || rgba[at + 1] != first.0 || rgba[at + 2] != first.0
          || rgba[at + 3] == 0
        {
          return false
        }
      }
      return true
    }
  }
}
