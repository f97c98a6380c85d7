// Features › PaletteBuilder: the few main colours among many.

/// Groups a picture's colours by weighted k-means with fixed seeds, so the same picture gives the same palette.
struct PaletteBuilder {
  /// Seeds of the clustering, of which the closest are joined.
  private static let seedCount = 8
  private static let most = 6
  private let count: Int
  /// Lightness, a, b and weight of each cell, a plane of ``count`` numbers each, so that several cells are compared
  /// at once; weights add up to 1.
  private let planes: [Float]
  /// By cell, lightness, a, b and 1, all times weight.
  private let weighted: [SIMD4<Float>]

  init(_ cells: LabCells) {
    let count = cells.count
    self.count = count
    let sums = (0..<count).map { cells.whole($0) }
    let total = sums.reduce(0) { $0 + $1.w }
    var weighted = sums
    planes = [Float](unsafeUninitializedCapacity: 4 * count) { planes, filled in
      for cell in 0..<count {
        let sum = sums[cell]
        let colour = SIMD4(sum.x / sum.w, sum.y / sum.w, sum.z / sum.w, 1)
        let weight = sum.w / total
        planes[cell] = colour.x
        planes[count + cell] = colour.y
        planes[2 * count + cell] = colour.z
        planes[3 * count + cell] = weight
        weighted[cell] = colour * weight
      }
      filled = 4 * count
    }
    self.weighted = weighted
  }

  /// At most six colours, the widest first.
  ///
  /// Groups less than 6 apart (CIEDE2000) are one colour; a group below 8 % is left out, unless it is a strong
  /// accent of at least 2.5 %. The widest is always kept.
  func palette() -> [PaletteColour] {
    var groups = merged(clustered())
    groups.sort { ($0.weight, $0.colour.lightness) > ($1.weight, $1.colour.lightness) }
    return groups.prefix(Self.most).enumerated().filter { index, group in
      index == 0 || group.weight >= 0.08 || group.weight >= 0.025 && group.colour.chroma > 40
    }.map { _, group in
      let lab = Lab(
        Fixed.rounded(group.colour.lightness, Fixed.lab), Fixed.rounded(group.colour.a, Fixed.lab),
        Fixed.rounded(group.colour.b, Fixed.lab))
      // Rounded down, so that the sum stays at most 1.
      return PaletteColour(lab: lab, coverage: (group.weight * Fixed.unit).rounded(.down) / Fixed.unit)
    }
  }

  /// A few colours that lie close together.
  private struct Group {
    var colour: Lab
    var weight: Float
  }

  /// Lloyd's iterations from seeds that are heavy and far from each other.
  private func clustered() -> [Group] {
    var centres = seeds()
    var sums: [SIMD4<Float>] = []
    for _ in 0..<8 {
      sums.removeAll(keepingCapacity: true)
      for _ in centres { sums.append(.zero) }
      assign(centres, to: &sums)
      sums.removeAll { $0.w <= 0 }
      var isSettled = sums.count == centres.count
      for (number, sum) in sums.enumerated() {
        let next = sum / sum.w
        if Self.squaredDistance(next, centres[number]) >= 0.25 { isSettled = false }
        centres[number] = next
      }
      centres.removeLast(centres.count - sums.count)
      if isSettled { break }
    }
    return sums.map { Group(colour: Lab($0.x / $0.w, $0.y / $0.w, $0.z / $0.w), weight: $0.w) }
  }

  /// Adds to the sum of each centre what is nearer to it than to any other: lightness, a, b, each times weight; then
  /// weight.
  private func assign(_ centres: [SIMD4<Float>], to sums: inout [SIMD4<Float>]) {
    planes.withUnsafeBufferPointer { planes in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * count) { room in
        guard let planes = planes.baseAddress, let least = room.baseAddress else { return }
        // Numbers of centres are kept as the distances are, so that one instruction chooses four of either.
        let nearest = least + count
        least.initialize(repeating: .infinity, count: count)
        nearest.initialize(repeating: 0, count: count)
        for (number, centre) in centres.enumerated() {
          let (x, y, z, number) = (centre.x, centre.y, centre.z, Float(number))
          for cell in 0..<count {
            let l = planes[cell] - x
            let a = planes[count &+ cell] - y
            let b = planes[2 &* count &+ cell] - z
            let distance = l * l + a * a + b * b
            nearest[cell] = distance < least[cell] ? number : nearest[cell]
            least[cell] = distance < least[cell] ? distance : least[cell]
          }
        }
        sums.withUnsafeMutableBufferPointer { sums in
          weighted.withUnsafeBufferPointer { weighted in
            for cell in 0..<count { sums[Int(Int32(nearest[cell]))] += weighted[cell] }
          }
        }
      }
    }
  }

  /// The cell that has the most weight × distance to all seeds so far, again and again.
  private func seeds() -> [SIMD4<Float>] {
    var centres: [SIMD4<Float>] = []
    planes.withUnsafeBufferPointer { planes in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: count) { nearest in
        guard let planes = planes.baseAddress, let nearest = nearest.baseAddress else { return }
        let weights = planes + 3 * count
        nearest.initialize(repeating: 10_000, count: count)
        for _ in 0..<min(Self.seedCount, count) {
          var best = 0
          var most: Float = -1
          for cell in 0..<count where weights[cell] * nearest[cell] > most {
            (best, most) = (cell, weights[cell] * nearest[cell])
          }
          // Everything within 4 of a seed already: more seeds would only split one colour.
          guard centres.isEmpty || nearest[best] > 16 else { break }
          let (x, y, z) = (planes[best], planes[count + best], planes[2 * count + best])
          centres.append(SIMD4(x, y, z, 1))
          for cell in 0..<count {
            let l = planes[cell] - x
            let a = planes[count &+ cell] - y
            let b = planes[2 &* count &+ cell] - z
            let distance = l * l + a * a + b * b
            nearest[cell] = distance < nearest[cell] ? distance : nearest[cell]
          }
        }
      }
    }
    return centres
  }

  /// CIE 1976 difference, squared; the last lane is not looked at.
  @inline(__always)
  private static func squaredDistance(_ one: SIMD4<Float>, _ other: SIMD4<Float>) -> Float {
    let d = one - other
    let squares = d * d
    return squares.x + squares.y + squares.z
  }

  /// Joins the two closest groups until all are at least 6 apart.
  private func merged(_ start: [Group]) -> [Group] {
    var groups = start
    // Row-major, of which the part above the diagonal is used; a group that was joined to another has weight 0.
    let count = groups.count
    var distances = [Double](repeating: .infinity, count: count * count)
    for first in 0..<count {
      for second in (first + 1)..<max(count, first + 1) {
        distances[first * count + second] = Self.distance(groups[first], groups[second])
      }
    }
    while true {
      var closest = (first: 0, second: 0, distance: Self.apart)
      for first in 0..<count where groups[first].weight > 0 {
        for second in (first + 1)..<max(count, first + 1)
        where groups[second].weight > 0 && distances[first * count + second] < closest.distance {
          closest = (first, second, distances[first * count + second])
        }
      }
      guard closest.second > closest.first else { return groups.filter { $0.weight > 0 } }
      let (a, b) = (groups[closest.first], groups[closest.second])
      let weight = a.weight + b.weight
      let mixed = Lab(
        (a.colour.lightness * a.weight + b.colour.lightness * b.weight) / weight,
        (a.colour.a * a.weight + b.colour.a * b.weight) / weight,
        (a.colour.b * a.weight + b.colour.b * b.weight) / weight)
      groups[closest.first] = Group(colour: mixed, weight: weight)
      groups[closest.second].weight = 0
      for other in 0..<count where other != closest.first && groups[other].weight > 0 {
        let (low, high) = (min(other, closest.first), max(other, closest.first))
        distances[low * count + high] = Self.distance(groups[other], groups[closest.first])
      }
    }
  }

  /// Closer than this, two groups are one colour.
  private static let apart = 6.0

  /// CIEDE2000, or infinity for what is surely farther than ``apart``.
  private static func distance(_ one: Group, _ other: Group) -> Double {
    // The formula divides a difference in lightness by at most 1.75, and nothing makes up for it.
    abs(one.colour.lightness - other.colour.lightness) > 11
      ? .infinity : one.colour.difference(from: other.colour)
  }
}
