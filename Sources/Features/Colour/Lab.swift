// Features › Lab: colours as the eye measures them.

/// A colour in CIELAB under daylight D65: `L` in `0...100`, `a` and `b` in about `-128...127`.
package struct Lab: Hashable, Sendable {
  package let lightness: Float
  package let a: Float
  package let b: Float

  package init(_ lightness: Float, _ a: Float, _ b: Float) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  /// From `0xRRGGBB` in sRGB.
  package init(rgb: UInt32) {
    let linear = SRGB.linear
    self.init(
      linearRed: linear[Int(rgb >> 16 & 0xFF)], green: linear[Int(rgb >> 8 & 0xFF)],
      blue: linear[Int(rgb & 0xFF)])
  }

  /// From linear light, each channel in `0...1` (IEC 61966-2-1 primaries).
  init(linearRed r: Float, green g: Float, blue b: Float) {
    let x = Self.root((0.412_456_4 * r + 0.357_576_1 * g + 0.180_437_5 * b) / 0.950_47)
    let y = Self.root(0.212_672_9 * r + 0.715_152_2 * g + 0.072_175_0 * b)
    let z = Self.root((0.019_333_9 * r + 0.119_192 * g + 0.950_304_1 * b) / 1.088_83)
    self.init(116 * y - 16, 500 * (x - y), 200 * (y - z))
  }

  /// The distance from grey.
  package var chroma: Float { (a * a + b * b).squareRoot() }

  /// The nearest sRGB colour as `0xRRGGBB`; colours that no screen shows are clipped.
  package var rgb: UInt32 {
    let fy = (lightness + 16) / 116
    let x = 0.950_47 * Self.cubed(fy + a / 500)
    let y = Self.cubed(fy)
    let z = 1.088_83 * Self.cubed(fy - b / 200)
    let red = SRGB.byte(3.240_454_2 * x - 1.537_138_5 * y - 0.498_531_4 * z)
    let green = SRGB.byte(-0.969_266 * x + 1.876_010_8 * y + 0.041_556 * z)
    let blue = SRGB.byte(0.055_643_4 * x - 0.204_025_9 * y + 1.057_225_2 * z)
    return red << 16 | green << 8 | blue
  }

  /// CIE 1976 difference, squared.
  func squaredDistance(to other: Lab) -> Float {
    let l = lightness - other.lightness
    let da = a - other.a
    let db = b - other.b
    return l * l + da * da + db * db
  }

  /// CIE's `f`: a cube root, straight near black.
  static func root(_ t: Float) -> Float {
    guard t > 0.008_856_452 else { return 7.787_037 * t + 0.137_931_03 }
    // A third of the exponent is a good first guess; two steps of Halley's method make it exact to 1e-7.
    var y = Float(bitPattern: t.bitPattern / 3 + 709_921_077)
    for _ in 0..<2 {
      let cube = y * y * y
      y *= (cube + t + t) / (cube + cube + t)
    }
    return y
  }

  private static func cubed(_ t: Float) -> Float {
    t > 0.206_896_55 ? t * t * t : (t - 0.137_931_03) / 7.787_037
  }
}
