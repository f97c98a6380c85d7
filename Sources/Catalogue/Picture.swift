// Catalogue › Picture: a decoded product picture.

/// Pixels in sRGB, 8 bits a channel, not premultiplied.
package struct Picture: Sendable {
  package let width: Int
  package let height: Int
  /// Row-major `height × width × 4`: red, green, blue, alpha.
  package let rgba: [UInt8]

  package init(width: Int, height: Int, rgba: [UInt8]) {
    precondition(width > 0 && height > 0 && rgba.count == width * height * 4, "four bytes a pixel")
    self.width = width
    self.height = height
    self.rgba = rgba
  }
}
