// VectorMath › Lanes: inner products of two runs of numbers, eight at a time.

/// Sums in eight lanes that are added up at the end, in an order that depends on the count alone.
enum Lanes {
  @inline(__always)
  static func product(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int) -> Float {
    var low = SIMD8<Float>(repeating: 0)
    var high = SIMD8<Float>(repeating: 0)
    var place = 0
    // Two sums at a time: one alone would wait for itself.
    while place + 16 <= count {
      low += load(a + place) * load(b + place)
      high += load(a + place + 8) * load(b + place + 8)
      place += 16
    }
    while place + 8 <= count {
      low += load(a + place) * load(b + place)
      place += 8
    }
    low += high
    let four = low.lowHalf + low.highHalf
    let two = four.lowHalf + four.highHalf
    var sum = two.x + two.y
    while place < count {
      sum += a[place] * b[place]
      place += 1
    }
    return sum
  }

  /// Adds `scale · source` to `target`.
  @inline(__always)
  static func add(
    _ source: UnsafePointer<Float>, scale: Float, to target: UnsafeMutablePointer<Float>, count: Int
  ) {
    var place = 0
    while place + 8 <= count {
      store(load(target + place) + scale * load(source + place), to: target + place)
      place += 8
    }
    while place < count {
      target[place] += scale * source[place]
      place += 1
    }
  }

  /// The same in `Double`.
  @inline(__always)
  static func exactProduct(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int) -> Double {
    var lanes = SIMD8<Double>(repeating: 0)
    var place = 0
    while place + 8 <= count {
      lanes += SIMD8<Double>(load(a + place)) * SIMD8<Double>(load(b + place))
      place += 8
    }
    let four = lanes.lowHalf + lanes.highHalf
    let two = four.lowHalf + four.highHalf
    var sum = two.x + two.y
    while place < count {
      sum += Double(a[place]) * Double(b[place])
      place += 1
    }
    return sum
  }

  @inline(__always)
  static func load(_ place: UnsafePointer<Float>) -> SIMD8<Float> {
    UnsafeRawPointer(place).loadUnaligned(as: SIMD8<Float>.self)
  }

  @inline(__always)
  static func store(_ lanes: SIMD8<Float>, to place: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(place).storeBytes(of: lanes, as: SIMD8<Float>.self)
  }
}
