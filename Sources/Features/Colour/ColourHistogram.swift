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

  /// Normalises weights, drops what is below half a per cent and rounds; `nil` when nothing has weight.
  init?(weights: some Collection<Float>) {
    let total = weights.reduce(0, +)
    guard total > 0 else { return nil }
    let kept = zip(weights, UInt8(0)...).filter { $0.0 >= total * 0.005 }
    let keptTotal = kept.reduce(0) { $0 + $1.0 }
    var parts = kept.map { Int($0.0 / keptTotal * Float(Self.whole)) }
    // What rounding down leaves over goes to the largest part, the first on a tie.
    let missing = Self.whole - parts.reduce(0, +)
    guard let largest = parts.indices.max(by: { (parts[$0], -$0) < (parts[$1], -$1) }) else { return nil }
    parts[largest] += missing
    self.init(bins: kept.map(\.1), parts: parts.map { UInt16(clamping: $0) })
  }
}
