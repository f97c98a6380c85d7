// Features › PaletteBuilder: the few main colours among many.

/// Groups a picture's colours by weighted k-means with fixed seeds, so the same picture gives the same palette.
struct PaletteBuilder {
  private static let most = 6
  private let cells: [(colour: Lab, weight: Float)]

  init(_ cells: LabCells) {
    self.cells = cells.filled
  }

  /// At most six colours, the widest first.
  ///
  /// Groups less than 8 apart (CIEDE2000) are one colour; a group below 8 % is left out, unless it is a strong
  /// accent of at least 3 %. The widest is always kept.
  func palette() -> [PaletteColour] {
    var groups = merged(clustered())
    groups.sort { ($0.weight, $0.colour.lightness) > ($1.weight, $1.colour.lightness) }
    return groups.enumerated().filter { index, group in
      index == 0 || group.weight >= 0.08 || group.weight >= 0.03 && group.colour.chroma > 40
    }.map { _, group in
      let lab = Lab(
        Fixed.rounded(group.colour.lightness, Fixed.lab), Fixed.rounded(group.colour.a, Fixed.lab),
        Fixed.rounded(group.colour.b, Fixed.lab))
      // Rounded down, so that the sum stays at most 1.
      return PaletteColour(lab: lab, coverage: (group.weight * Fixed.unit).rounded(.down) / Fixed.unit)
    }
  }

  /// Lloyd's iterations from seeds that are heavy and far from each other.
  private func clustered() -> [(colour: Lab, weight: Float)] {
    var nearest = [Float](repeating: 10_000, count: cells.count)
    var centres: [Lab] = []
    for _ in 0..<min(Self.most, cells.count) {
      var best = 0
      for index in cells.indices
      where cells[index].weight * nearest[index] > cells[best].weight * nearest[best] { best = index }
      // Everything within 5 of a seed already: more seeds would only split one colour.
      guard centres.isEmpty || nearest[best] > 25 else { break }
      centres.append(cells[best].colour)
      for index in cells.indices {
        nearest[index] = min(nearest[index], cells[index].colour.squaredDistance(to: cells[best].colour))
      }
    }
    var groups: [(colour: Lab, weight: Float)] = []
    for _ in 0..<8 {
      var sums = [SIMD4<Float>](repeating: .zero, count: centres.count)
      for cell in cells {
        var best = 0
        var least = cell.colour.squaredDistance(to: centres[0])
        for index in centres.indices.dropFirst() {
          let distance = cell.colour.squaredDistance(to: centres[index])
          if distance < least { (best, least) = (index, distance) }
        }
        sums[best] += SIMD4(cell.colour.lightness, cell.colour.a, cell.colour.b, 1) * cell.weight
      }
      groups = sums.filter { $0.w > 0 }.map { (Lab($0.x / $0.w, $0.y / $0.w, $0.z / $0.w), $0.w) }
      let next = groups.map(\.colour)
      if next == centres { break }
      centres = next
    }
    return groups
  }

  /// Joins the two closest groups until all are at least 8 apart.
  private func merged(_ start: [(colour: Lab, weight: Float)]) -> [(colour: Lab, weight: Float)] {
    var groups = start
    while true {
      var closest = (first: 0, second: 0, distance: 8.0)
      for first in groups.indices {
        for second in groups.indices where second > first {
          let distance = groups[first].colour.difference(from: groups[second].colour)
          if distance < closest.distance { closest = (first, second, distance) }
        }
      }
      guard closest.second > closest.first else { return groups }
      let (a, b) = (groups[closest.first], groups[closest.second])
      let weight = a.weight + b.weight
      let mixed = Lab(
        (a.colour.lightness * a.weight + b.colour.lightness * b.weight) / weight,
        (a.colour.a * a.weight + b.colour.a * b.weight) / weight,
        (a.colour.b * a.weight + b.colour.b * b.weight) / weight)
      groups[closest.first] = (mixed, weight)
      groups.remove(at: closest.second)
    }
  }
}
