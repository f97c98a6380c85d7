// Features › PixelBox: a rectangle in a thumbnail.

/// A rectangle of pixels.
struct PixelBox {
  let x: Int, y: Int, width: Int, height: Int
}
