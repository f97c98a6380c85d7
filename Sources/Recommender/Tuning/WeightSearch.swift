// Recommender › WeightSearch: how much each part should say, for the best lists.

/// Climbs the ndcg of the weighted sum of some columns, one weight after the other; no weight is negative.
///
/// Coordinate ascent on the measure itself, D. Metzler, W. B. Croft, “Linear feature-based models for information
/// retrieval”, Information Retrieval 10(3), 2007. A part that does not help gets 0: reasons are fewer then.
struct WeightSearch {
  let candidates: CandidateScores
  let columns: [[Float]]
  var fold = CandidateScores.Fold.all

  /// What an existing weight is multiplied with, and what a new one is, as a share of the largest.
  private static let factors = [0.5, 0.7, 0.87, 1.15, 1.4, 2]
  private static let entries = [0.03, 0.1, 0.3, 1]
  /// A gain below this is noise.
  private static let least = 1e-5

  /// Better weights than `start`, and how well they foresee; after `passes` over all of them at most.
  func climb(from start: [Double], passes: Int) -> (weights: [Double], quality: CandidateScores.Quality) {
    var weights = start
    if !weights.contains(where: { $0 > 0 }) { weights = singleBest() }
    var total = sum(weights)
    let nothing = candidates.emptyColumn
    var best = candidates.quality(of: total, adding: 0, of: nothing, in: fold)
    for _ in 0..<passes {
      var hasImproved = false
      for part in weights.indices {
        var chosen = weights[part]
        for tried in proposals(weights, part) {
          let found = candidates.quality(
            of: total, adding: Float(tried - weights[part]), of: columns[part], in: fold)
          // Silence needs no proof that it is better.
          let bar = tried == 0 ? best.ndcg : best.ndcg + Self.least
          if found.ndcg >= bar, tried != 0 || weights.contains(where: { $0 > 0 && $0 != weights[part] }) {
            hasImproved = hasImproved || found.ndcg > best.ndcg + Self.least
            best = found
            chosen = tried
          }
        }
        guard chosen != weights[part] else { continue }
        weights[part] = chosen
        total = sum(weights)
      }
      if !hasImproved { break }
    }
    return (weights, best)
  }

  /// The best weight of one part alone, the others staying as they are.
  func best(of part: Int, in weights: [Double]) -> (weight: Double, quality: CandidateScores.Quality) {
    let total = sum(weights)
    let proposals = [weights[part]] + proposals(weights, part)
    var chosen = (weight: weights[part], quality: CandidateScores.Quality(hitRate: 0, ndcg: -1))
    for tried in proposals {
      let found = candidates.quality(
        of: total, adding: Float(tried - weights[part]), of: columns[part], in: fold)
      if found.ndcg > chosen.quality.ndcg { chosen = (tried, found) }
    }
    return chosen
  }

  func quality(of weights: [Double]) -> CandidateScores.Quality {
    candidates.quality(of: sum(weights), adding: 0, of: candidates.emptyColumn, in: fold)
  }

  private func proposals(_ weights: [Double], _ part: Int) -> [Double] {
    let own = weights[part]
    guard own > 0 else { return Self.entries.map { $0 * (weights.max() ?? 1) } }
    return [0] + Self.factors.map { $0 * own }
  }

  private func singleBest() -> [Double] {
    let nothing = candidates.emptyColumn
    let alone = columns.map { candidates.quality(of: nothing, adding: 1, of: $0, in: fold).ndcg }
    let first = alone.indices.max { alone[$0] < alone[$1] }
    return columns.indices.map { $0 == first ? 1 : 0 }
  }

  private func sum(_ weights: [Double]) -> [Float] {
    var total = candidates.emptyColumn
    for (part, weight) in weights.enumerated() where weight > 0 {
      let weight = Float(weight)
      columns[part].withUnsafeBufferPointer { column in
        for place in total.indices { total[place] += weight * column[place] }
      }
    }
    return total
  }
}
