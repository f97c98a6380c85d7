// ImageIngest › PNGWriter: pixels to the bytes of a PNG file.

package import Catalogue
import CLibPNG

package enum PNGWriter {
  /// - Throws: ``PictureError`` when memory runs out.
  package static func encode(_ picture: Picture) throws(PictureError) -> [UInt8] {
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    let isWritten = picture.rgba.withUnsafeBufferPointer {
      clew_png_write($0.baseAddress, UInt32(picture.width), UInt32(picture.height), &bytes, &count)
    }
    guard isWritten == 1, let bytes else {
      throw PictureError(.unreadable("it could not be made"), file: "png")
    }
    defer { free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }
}
