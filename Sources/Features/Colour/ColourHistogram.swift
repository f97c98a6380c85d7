// Features › ColourHistogram: how much of each named colour there is.

/// Shares of the ``ColourBins``, kept as whole parts of 65,535 so that storing them loses nothing.
package struct ColourHistogram: Hashable, Sendable {
  static let whole = 65_535
  /// Bins with at least half a per cent, rising.
  package let bins: [UInt8]
  /// One part per entry of ``bins``; they add up to 65,535.
  package let parts: [UInt16]

  /// The share of entry `index` of ``bins``, in `0...1`.
  package func share(_ index: Int) -> Float { Float(parts[index]) / Float(Self.whole) }

  /// One share per bin; they add up to 1 within rounding.
  package var shares: [Float] {
    var all = [Float](repeating: 0, count: ColourBins.count)
    for (index, bin) in bins.enumerated() { all[Int(bin)] = share(index) }
    return all
  }

  /// `nil` unless bins rise, fit, and parts add up.
  init?(bins: [UInt8], parts: [UInt16]) {
    guard bins.count == parts.count, parts.reduce(0, { $0 + Int($1) }) == Self.whole,
      !parts.contains(0), bins.allSatisfy({ Int($0) < ColourBins.count }),
      zip(bins, bins.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.bins = bins
    self.parts = parts
  }

  /// Normalises weights, one per bin, drops what is below half a per cent and rounds; `nil` when nothing has weight.
  init?(weights: UnsafeBufferPointer<Float>) {
    var total: Float = 0
    for weight in weights { total += weight }
    guard total > 0 else { return nil }
    let least = total * 0.005
    var kept: Float = 0
    var count = 0
    for weight in weights where weight >= least {
      kept += weight
      count += 1
    }
    var bins: [UInt8] = []
    var parts: [UInt16] = []
    bins.reserveCapacity(count)
    parts.reserveCapacity(count)
    var missing = Self.whole
    var largest = 0
    for (bin, weight) in weights.enumerated() where weight >= least {
      let part = UInt16(weight / kept * Float(Self.whole))
      bins.append(UInt8(truncatingIfNeeded: bin))
      parts.append(part)
      missing -= Int(part)
      if part > parts[largest] { largest = parts.count - 1 }
    }
    // What rounding down leaves over goes to the largest part, the first on a tie.
    parts[largest] = UInt16(clamping: Int(parts[largest]) + missing)
    self.bins = bins
    self.parts = parts
  }
}
