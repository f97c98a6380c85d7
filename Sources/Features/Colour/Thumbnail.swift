// Features › Thumbnail: a picture small enough to look at every pixel.

import Catalogue

/// A picture reduced to at most 64 pixels a side, in CIELAB.
///
/// At that size a product is still told from its backdrop, and its colours are named as well as at twice the
/// size; what takes time is then no longer the looking but the decoding.
struct Thumbnail {
  static let side = 64
  let width: Int
  let height: Int
  /// Row-major.
  let pixels: [Lab]
  /// Whether less than half of the pixel is there; such pixels are background.
  let isClear: [Bool]
  /// How many pixels are not clear.
  let opaqueCount: Int

  /// Averages squares of pixels when the picture is larger.
  ///
  /// Cost: O(pixels of `picture`).
  init(_ picture: Picture) {
    let factor = PictureReducer.factor(width: picture.width, height: picture.height, side: Self.side)
    let small = factor > 1 ? Self.reduced(picture, factor) : picture
    width = small.width
    height = small.height
    let count = width * height
    var opaque = 0
    var isClear = [Bool](repeating: false, count: count)
    pixels = small.rgba.withUnsafeBufferPointer { rgba in
      LabTable.shared.withRows { table in
        [Lab](unsafeUninitializedCapacity: count) { pixels, filled in
          var last: (UInt8, UInt8, UInt8) = (0, 0, 0)
          var lab = table.lab(0, 0, 0)
          for place in 0..<count {
            let at = place * 4
            let colour = (rgba[at], rgba[at + 1], rgba[at + 2])
            // A plain backdrop is the same colour over and over.
            if colour != last {
              last = colour
              lab = table.lab(colour.0, colour.1, colour.2)
            }
            pixels.initializeElement(at: place, to: lab)
            if rgba[at + 3] < 128 { isClear[place] = true } else { opaque += 1 }
          }
          filled = count
        }
      }
    }
    self.isClear = isClear
    opaqueCount = opaque
  }

  private static func reduced(_ picture: Picture, _ factor: Int) -> Picture {
    var reducer = PictureReducer(
      width: picture.width, height: picture.height, factor: factor, isOpaque: false)
    picture.rgba.withUnsafeBufferPointer { rgba in
      guard let base = rgba.baseAddress else { return }
      for y in 0..<picture.height { reducer.add(row: base + y * picture.width * 4) }
    }
    return reducer.finish()
  }
}
