// Features › PaletteBuilder: the few main colours among many.

/// Groups a picture's colours by weighted k-means with fixed seeds, so the same picture gives the same palette.
struct PaletteBuilder {
  /// Seeds of the clustering, of which the closest are joined.
  private static let seedCount = 8
  private static let most = 6
  /// Lightness, a, b and weight; weights add up to 1.
  private let cells: [SIMD4<Float>]

  init(_ cells: LabCells) {
    let sums = cells.filled.map(\.whole)
    let total = sums.reduce(0) { $0 + $1.w }
    self.cells = sums.map { SIMD4($0.x / $0.w, $0.y / $0.w, $0.z / $0.w, $0.w / total) }
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
    var sums = [SIMD4<Float>](repeating: .zero, count: centres.count)
    cells.withUnsafeBufferPointer { cells in
      for _ in 0..<8 {
        for index in sums.indices { sums[index] = .zero }
        for cell in cells {
          var best = 0
          var least = Float.infinity
          for index in centres.indices {
            let distance = Self.squaredDistance(cell, centres[index])
            if distance < least { (best, least) = (index, distance) }
          }
          sums[best] += SIMD4(cell.x, cell.y, cell.z, 1) * cell.w
        }
        sums.removeAll { $0.w <= 0 }
        let next = sums.map { $0 / $0.w }
        let isSettled =
          next.count == centres.count
          && next.indices.allSatisfy { Self.squaredDistance(next[$0], centres[$0]) < 0.25 }
        if isSettled { break }
        centres = next
      }
    }
    return sums.map { Group(colour: Lab($0.x / $0.w, $0.y / $0.w, $0.z / $0.w), weight: $0.w) }
  }

  private func seeds() -> [SIMD4<Float>] {
    var nearest = [Float](repeating: 10_000, count: cells.count)
    var centres: [SIMD4<Float>] = []
    for _ in 0..<min(Self.seedCount, cells.count) {
      var best = 0
      var most: Float = -1
      for index in cells.indices {
        let pull = cells[index].w * nearest[index]
        if pull > most { (best, most) = (index, pull) }
      }
      // Everything within 4 of a seed already: more seeds would only split one colour.
      guard centres.isEmpty || nearest[best] > 16 else { break }
      let seed = cells[best]
      centres.append(seed)
      for index in cells.indices {
        nearest[index] = min(nearest[index], Self.squaredDistance(cells[index], seed))
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
