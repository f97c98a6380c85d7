// VectorMath › FallingSum: many numbers added up, the largest first.

/// Sums whose bits do not depend on the order in which their numbers were found.
package enum FallingSum {
  /// So many numbers or fewer are sorted by comparing them.
  private static let few = 400

  /// The sum from the largest to the smallest; the numbers are left in any order.
  ///
  /// Cost: O(numbers), by counting the digits of their bits, each digit 11 bits.
  package static func of(_ numbers: inout [Double]) -> Double {
    guard numbers.count > few else {
      numbers.sort(by: >)
      return numbers.reduce(0, +)
    }
    var keys = numbers.map(key)
    var other = keys
    let digits = 1 << bits
    var counts = [Int32](repeating: 0, count: rounds * digits)
    counts.withUnsafeMutableBufferPointer { counts in
      for key in keys {
        for round in 0..<rounds { counts[round * digits + digit(round, of: key)] += 1 }
      }
      for round in 0..<rounds {
        var next: Int32 = 0
        var isOne = false
        for place in round * digits..<(round + 1) * digits {
          let count = counts[place]
          if count == keys.count { isOne = true }
          counts[place] = next
          next += count
        }
        // All have the same digit, as their signs and exponents may.
        if isOne { continue }
        other.withUnsafeMutableBufferPointer { other in
          for key in keys {
            let place = round * digits + digit(round, of: key)
            other[Int(counts[place])] = key
            counts[place] += 1
          }
        }
        swap(&keys, &other)
      }
    }
    return keys.reduce(0) { $0 + number($1) }
  }

  private static let bits: UInt64 = 11
  private static let rounds = 6

  private static func digit(_ round: Int, of key: UInt64) -> Int {
    Int((key >> (bits * UInt64(round))) & ((1 << bits) - 1))
  }

  /// Bits that rise as their numbers fall.
  private static func key(_ number: Double) -> UInt64 {
    let bits = number.bitPattern
    return bits >> 63 == 0 ? bits ^ 0x7FFF_FFFF_FFFF_FFFF : bits
  }

  private static func number(_ key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 0 ? key ^ 0x7FFF_FFFF_FFFF_FFFF : key)
  }
}
