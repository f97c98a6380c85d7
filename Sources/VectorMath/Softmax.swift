// VectorMath › Softmax: scores become shares, several at a time.

import Foundation

/// `exp(xᵢ) / Σ exp(x)` in single precision.
package enum Softmax {
  private static let lanes = 8

  /// Turns a row of scores into shares in place; answers `ln Σ exp(x)`.
  ///
  /// A share is right to six digits, or to 1e-38. The same scores give the same bytes. Cost: about a nanosecond a score.
  package static func share(_ row: UnsafeMutableBufferPointer<Float>) -> Float {
    guard let base = row.baseAddress else { return -.infinity }
    let bytes = UnsafeMutableRawPointer(base)
    let whole = row.count / lanes * lanes
    var highest = SIMD8<Float>(repeating: -.infinity)
    for place in stride(from: 0, to: whole, by: lanes) {
      let own = bytes.loadUnaligned(fromByteOffset: 4 * place, as: SIMD8<Float>.self)
      highest.replace(with: own, where: own .> highest)
    }
    var most = highest.max()
    for place in whole..<row.count { most = max(most, row[place]) }
    let shift = SIMD8<Float>(repeating: most)
    var sums = SIMD8<Float>()
    for place in stride(from: 0, to: whole, by: lanes) {
      let own = bytes.loadUnaligned(fromByteOffset: 4 * place, as: SIMD8<Float>.self)
      let power = exponential(own - shift)
      sums += power
      bytes.storeBytes(of: power, toByteOffset: 4 * place, as: SIMD8<Float>.self)
    }
    var sum = sums.sum()
    for place in whole..<row.count {
      row[place] = exponential(SIMD8<Float>(repeating: row[place] - most))[0]
      sum += row[place]
    }
    let factor = 1 / sum
    for place in row.indices { row[place] *= factor }
    return most + logf(sum)
  }

  /// `eˣ` for numbers that are not above 0.
  ///
  /// `2ⁿ · 2ᶠ` with a whole `n` and the series of `2ᶠ` for `|f| ≤ ½`.
  @inline(__always)
  private static func exponential(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let scaled = x.replacing(with: -87, where: x .< -87) * 1.442_695_04
    // Adding 1.5 · 2²³ leaves no room for a fraction, and `n` in the lowest bits.
    let shifted = scaled + 12_582_912
    let rest = scaled - (shifted - 12_582_912)
    var power = SIMD8<Float>(repeating: 1.540_353e-4)
    power = power * rest + 1.333_356e-3
    power = power * rest + 9.618_129e-3
    power = power * rest + 5.550_411e-2
    power = power * rest + 2.402_265e-1
    power = power * rest + 6.931_472e-1
    power = power * rest + 1
    let whole = unsafeBitCast(shifted, to: SIMD8<UInt32>.self) &+ 127
    return power * unsafeBitCast(whole &<< 23, to: SIMD8<Float>.self)
  }
}
