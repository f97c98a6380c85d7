// VectorMath › SeededGenerator: the only source of chance in the program.

/// SplitMix64: 64 bits a step, the same sequence for the same seed on every machine.
///
/// G. Steele, D. Lea, C. Flood, “Fast splittable pseudorandom number generators”, OOPSLA 2014.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in `0..<bound` by multiplication and shift; the bias is below `bound / 2⁶⁴`.
  package mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Uniform in `[0, 1)` with 53 bits.
  package mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }
}
