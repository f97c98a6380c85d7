// Features › LabTable: screen colours to CIELAB by looking up, for whole pictures.

/// CIE's `f` at 8,193 places, of which the nearest is read: within 0.5 of ``Lab``'s own arithmetic for the darkest
/// colours, nearer for all others, at a fraction of its time.
struct LabTable: Sendable {
  static let shared = LabTable()

  private static let steps = 8192
  /// `f(t)` for `t` = index / steps; one entry more than the end, since white can come out a rounding error above it.
  private let roots: [Float]
  /// By byte of red, green and blue: what the byte adds to X, Y and Z (white at 1), times ``steps``.
  private let parts: [SIMD4<Float>]

  private init() {
    roots = (0...(Self.steps + 1)).map { Lab.root(Float($0) / Float(Self.steps)) }
    let red = SIMD4<Float>(0.412_456_4 / 0.950_47, 0.212_672_9, 0.019_333_9 / 1.088_83, 0)
    let green = SIMD4<Float>(0.357_576_1 / 0.950_47, 0.715_152_2, 0.119_192 / 1.088_83, 0)
    let blue = SIMD4<Float>(0.180_437_5 / 0.950_47, 0.072_175_0, 0.950_304_1 / 1.088_83, 0)
    parts = [red, green, blue].flatMap { primary in
      SRGB.linear.map { primary * ($0 * Float(Self.steps)) }
    }
  }

  /// The tables without bounds checks, for the length of `body`.
  @inline(__always)
  func withRows<Result>(_ body: (Rows) -> Result) -> Result {
    roots.withUnsafeBufferPointer { roots in
      parts.withUnsafeBufferPointer { parts in body(Rows(roots: roots, parts: parts)) }
    }
  }

  /// The tables while they are in use.
  struct Rows {
    fileprivate let roots: UnsafeBufferPointer<Float>
    fileprivate let parts: UnsafeBufferPointer<SIMD4<Float>>

    /// Lightness, a, b and 0 of a pixel whose lowest byte is red, the next green, the one after it blue.
    @inline(__always)
    func lab(_ pixel: UInt32) -> SIMD4<Float> {
      let light =
        parts[Int(pixel & 0xFF)] + parts[Int(256 + (pixel >> 8 & 0xFF))]
        + parts[Int(512 + (pixel >> 16 & 0xFF))]
      // From 2²³ on a number's lowest bits are its whole part: so three are rounded at once.
      let place = unsafeBitCast(light + 8_388_608, to: SIMD4<UInt32>.self)
      let x = roots[Int(place.x & 0x3FFF)]
      let y = roots[Int(place.y & 0x3FFF)]
      let z = roots[Int(place.z & 0x3FFF)]
      return SIMD4(116 * y - 16, 500 * (x - y), 200 * (y - z), 0)
    }
  }
}
