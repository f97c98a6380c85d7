// Features › Thumbnail: a picture small enough to look at every pixel.

import Catalogue

/// A picture reduced to at most 64 pixels a side, in CIELAB.
///
/// At that size a product is still told from its backdrop, and its colours are named as well as at twice the
/// size; what takes time is then no longer the looking but the decoding.
struct Thumbnail {
  /// The longest side; also how far apart rows stand in memory, so that loops over a row have one length.
  static let side = 64
  let width: Int
  let height: Int
  /// Lightness, a and b, a plane each: ``plane`` numbers from one to the next, ``side`` from row to row.
  ///
  /// Beyond the width, and for one row beyond the height, there are zeros.
  private let planes: [Float]
  private let plane: Int
  /// Pixels of which at least half is there; the others are background.
  let opaque: PixelSet

  /// Averages squares of pixels when the picture is larger.
  ///
  /// Cost: O(pixels of `picture`).
  init(_ picture: Picture) {
    let factor = PictureReducer.factor(width: picture.width, height: picture.height, side: Self.side)
    let small = factor > 1 ? Self.reduced(picture, factor) : picture
    let (width, height) = (small.width, small.height)
    let plane = Self.side * (height + 1)
    self.width = width
    self.height = height
    self.plane = plane
    planes = [Float](unsafeUninitializedCapacity: 3 * plane) { planes, filled in
      filled = 3 * plane
      guard let lightness = planes.baseAddress else { return }
      let (a, b) = (lightness + plane, lightness + 2 * plane)
      small.rgba.withUnsafeBytes { rgba in
        guard let pixels = rgba.baseAddress else { return }
        LabTable.shared.withRows { table in
          var last = pixels.load(as: UInt32.self)
          var lab = table.lab(last.littleEndian)
          for y in 0..<height {
            let pixels = pixels + y * width * 4
            let row = Planes.Writer(lightness: lightness, a: a, b: b, from: y * Self.side)
            var x = 0
            while x < width {
              // A plain backdrop is the same colour over and over.
              let four = UInt64(last) << 32 | UInt64(last)
              if x &+ 4 <= width, pixels.loadUnaligned(fromByteOffset: x &* 4, as: UInt64.self) == four,
                pixels.loadUnaligned(fromByteOffset: x &* 4 &+ 8, as: UInt64.self) == four
              {
                row.writeFour(lab, at: x)
                x &+= 4
                continue
              }
              let next = pixels.load(fromByteOffset: x &* 4, as: UInt32.self)
              if next != last {
                last = next
                lab = table.lab(next.littleEndian)
              }
              row.write(lab, at: x)
              x &+= 1
            }
          }
        }
      }
      for plane in [lightness, a, b] {
        for y in 0..<height {
          (plane + y * Self.side + width).initialize(repeating: 0, count: Self.side - width)
        }
        (plane + height * Self.side).initialize(repeating: 0, count: Self.side)
      }
    }
    opaque =
      Self.isOpaque(small)
      ? .all(width: width, height: height)
      : small.rgba.withUnsafeBufferPointer { rgba in
        PixelSet(width: width, height: height) { y, answers in
          for x in 0..<width { answers[x] = rgba[(y * width + x) * 4 + 3] >> 7 }
        }
      }
  }

  /// The planes without bounds checks, for the length of `body`.
  @inline(__always)
  func withPlanes<Result>(_ body: (Planes) -> Result) -> Result {
    planes.withUnsafeBufferPointer { all in
      guard let base = all.baseAddress else { preconditionFailure("a thumbnail has at least one pixel") }
      return body(Planes(lightness: base, a: base + plane, b: base + 2 * plane))
    }
  }

  /// The three planes while they are in use; place = ``side`` × row + column.
  struct Planes {
    let lightness: UnsafePointer<Float>
    let a: UnsafePointer<Float>
    let b: UnsafePointer<Float>

    /// A row of the planes while it is being filled.
    struct Writer {
      private let lightness: UnsafeMutablePointer<Float>
      private let a: UnsafeMutablePointer<Float>
      private let b: UnsafeMutablePointer<Float>

      init(
        lightness: UnsafeMutablePointer<Float>, a: UnsafeMutablePointer<Float>,
        b: UnsafeMutablePointer<Float>, from place: Int
      ) {
        self.lightness = lightness + place
        self.a = a + place
        self.b = b + place
      }

      @inline(__always)
      func write(_ lab: SIMD4<Float>, at x: Int) {
        lightness[x] = lab.x
        a[x] = lab.y
        b[x] = lab.z
      }

      /// The same colour four times.
      @inline(__always)
      func writeFour(_ lab: SIMD4<Float>, at x: Int) {
        for place in 0..<4 { write(lab, at: x &+ place) }
      }
    }

    /// The same from a place on.
    @inline(__always)
    func advanced(by places: Int) -> Planes {
      Planes(lightness: lightness + places, a: a + places, b: b + places)
    }

    /// Lightness, a, b and `last`.
    @inline(__always)
    func colour(_ place: Int, _ last: Float) -> SIMD4<Float> {
      SIMD4(lightness[place], a[place], b[place], last)
    }

    /// CIE 1976 difference, squared.
    @inline(__always)
    func squaredDistance(_ one: Int, _ other: Int) -> Float {
      let l = lightness[one] - lightness[other]
      let da = a[one] - a[other]
      let db = b[one] - b[other]
      return l * l + da * da + db * db
    }
  }

  /// Whether every alpha is 255.
  private static func isOpaque(_ picture: Picture) -> Bool {
    picture.rgba.withUnsafeBytes { rgba in
      var common = UInt32.max
      for pixel in 0..<(rgba.count / 4) { common &= rgba.load(fromByteOffset: pixel &* 4, as: UInt32.self) }
      return UInt32(littleEndian: common) >> 24 == 255
    }
  }

  private static func reduced(_ picture: Picture, _ factor: Int) -> Picture {
    var reducer = PictureReducer(
      width: picture.width, height: picture.height, factor: factor, isOpaque: isOpaque(picture))
    picture.rgba.withUnsafeBufferPointer { rgba in
      guard let base = rgba.baseAddress else { return }
      for y in 0..<picture.height { reducer.add(row: base + y * picture.width * 4) }
    }
    return reducer.finish()
  }
}
