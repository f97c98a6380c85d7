// VectorMath › Lanes: inner products of two runs of numbers, eight at a time.

/// Sums in eight lanes that are added up at the end, in an order that depends on the count alone.
enum Lanes {
  @inline(__always)
  static func product(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int) -> Float {
    var low = SIMD8<Float>(repeating: 0)
    var place = 0
    while place + 8 <= count {
      let left = UnsafeRawPointer(a + place).loadUnaligned(as: SIMD8<Float>.self)
      let right = UnsafeRawPointer(b + place).loadUnaligned(as: SIMD8<Float>.self)
      low += left * right
      place += 8
    }
    let four = low.lowHalf + low.highHalf
    let two = four.lowHalf + four.highHalf
    var sum = two.x + two.y
    while place < count {
      sum += a[place] * b[place]
      place += 1
    }
    return sum
  }

  /// The same in `Double`.
  @inline(__always)
  static func exactProduct(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int) -> Double {
    var lanes = SIMD8<Double>(repeating: 0)
    var place = 0
    while place + 8 <= count {
      let left = UnsafeRawPointer(a + place).loadUnaligned(as: SIMD8<Float>.self)
      let right = UnsafeRawPointer(b + place).loadUnaligned(as: SIMD8<Float>.self)
      lanes += SIMD8<Double>(left) * SIMD8<Double>(right)
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
}
