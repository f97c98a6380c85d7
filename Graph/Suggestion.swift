// GraphRules › Suggestion: the known name that a misspelt one was most likely meant to be.

/// Finds the nearest name by Damerau–Levenshtein distance (adjacent letters swapped count once).
package enum Suggestion {
  /// `; did you mean “weight”?` when a name is near enough, else a list of all of `known`.
  static func hint(for name: String, among known: [String]) -> String {
    if let near = nearest(to: name, among: known) { return "; did you mean “\(near)”?" }
    return known.isEmpty ? "" : "; known here: " + known.joined(separator: ", ")
  }

  /// The first of the nearest names, at most a third of the letters away; `nil` when none is.
  package static func nearest(to name: String, among known: [String]) -> String? {
    // A long name is no slip of the fingers, and the distance costs the product of both lengths.
    guard name.count <= 60 else { return nil }
    let letters = Array(name.lowercased())
    var best: (name: String, distance: Int)?
    for candidate in known {
      let distance = distance(letters, Array(candidate.lowercased()))
      guard distance <= max(1, max(letters.count, candidate.count) / 3) else { continue }
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// The optimal string alignment distance, by three rows of the table.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), min(last[j + 1], row[j]) + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
