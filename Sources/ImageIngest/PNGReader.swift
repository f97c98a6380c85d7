// ImageIngest › PNGReader: PNG bytes to pixels through libpng's simplified interface.

import Catalogue
import CLibPNG

/// Reads one PNG.
///
/// The simplified interface catches libpng's `longjmp` itself, so a broken file is an answer
/// and not a jump across Swift frames.
enum PNGReader {
  /// Width and height as the header states them, checked before libpng sees a byte: it allocates by them.
  static func size(_ bytes: [UInt8]) throws(PictureError) -> (width: Int, height: Int) {
    if chunkName(bytes, at: 12) == "CgBI" { throw PictureError(.appleCrushed) }
    guard bytes.count >= 33, chunkName(bytes, at: 12) == "IHDR" else {
      throw PictureError(.damaged(.png, "the header is missing or cut short"))
    }
    guard endsBetweenChunks(bytes) else { throw PictureError(.damaged(.png, "the file is cut short")) }
    return (bigEndian(bytes, 16), bigEndian(bytes, 20))
  }

  /// All pixels as 8-bit sRGB with alpha; deeper, linear and palette files are converted by libpng.
  static func decode(_ bytes: [UInt8], limits: PictureLimits) throws(PictureError) -> Picture {
    let stated = try size(bytes)
    try limits.check(width: stated.width, height: stated.height)
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    // libpng keeps the pointer until the read is finished, so both steps stand inside one access.
    let rgba = bytes.withUnsafeBytes { file -> [UInt8]? in
      guard png_image_begin_read_from_memory(&image, file.baseAddress, file.count) != 0,
        Int(image.width) == stated.width, Int(image.height) == stated.height
      else { return nil }
      image.format = UInt32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)
      var pixels = [UInt8](repeating: 0, count: stated.width * stated.height * 4)
      let read = pixels.withUnsafeMutableBytes {
        png_image_finish_read(&image, nil, $0.baseAddress, Int32(stated.width * 4), nil)
      }
      return read != 0 ? pixels : nil
    }
    guard let rgba else { throw PictureError(.damaged(.png, message(of: image))) }
    return Picture(width: stated.width, height: stated.height, rgba: rgba)
  }

  /// The payload of the `eXIf` chunk, `nil` when there is none before the pixels.
  static func exif(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    var at = 8
    while at + 12 <= bytes.count {
      let length = bigEndian(bytes, at)
      guard length <= bytes.count - at - 12 else { return nil }
      switch chunkName(bytes, at: at + 4) {
      case "eXIf": return bytes[(at + 8)..<(at + 8 + length)]
      case "IDAT", "IEND": return nil
      default: at += 12 + length
      }
    }
    return nil
  }

  /// Whether the last chunk is whole.
  ///
  /// libpng stops at the last pixel and would take a file without its last
  /// checksum; a file that only lacks the end mark is complete and is taken.
  private static func endsBetweenChunks(_ bytes: [UInt8]) -> Bool {
    var at = 8
    while at < bytes.count {
      guard at + 12 <= bytes.count else { return false }
      if chunkName(bytes, at: at + 4) == "IEND" { return true }
      at += 12 + bigEndian(bytes, at)
    }
    return at == bytes.count
  }

  private static func chunkName(_ bytes: [UInt8], at offset: Int) -> String {
    offset + 4 <= bytes.count ? String(decoding: bytes[offset..<(offset + 4)], as: UTF8.self) : ""
  }

  private static func bigEndian(_ bytes: [UInt8], _ at: Int) -> Int {
    Int(bytes[at]) << 24 | Int(bytes[at + 1]) << 16 | Int(bytes[at + 2]) << 8 | Int(bytes[at + 3])
  }

  private static func message(of image: png_image) -> String {
    withUnsafeBytes(of: image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
