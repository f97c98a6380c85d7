// Recommender › Tuner+Buckets: whether weights should differ with how popular a candidate is.

import Catalogue
import GraphRules
import Scoring

extension Tuner {
  /// Factors of the scorers' weights by the popularity of the candidate, and how well the hidden choices are foreseen
  /// with them; `nil` where factors that were learned from half of the customers do not help the other half.
  func buckets(_ candidates: CandidateScores) -> (settings: BucketSettings, quality: CandidateScores.Quality)?
  {
    let choices = kernels.choices
    let popularity = (0..<shop.catalogue.count).map(choices.popularity)
    let limits = Self.limits(popularity.filter { $0 > 0 }.sorted())
    guard !limits.isEmpty else { return nil }
    let none = BucketSettings(limits: limits, factors: [:])
    let numbers = popularity.map(none.bucket)
    let (names, sums) = columnsByScorer()
    let columns = sums.flatMap { sum in
      (0...limits.count).map { bucket in candidates.column(sum) { numbers[$0] == bucket } }
    }
    let start = [Double](repeating: 1, count: columns.count)
    func learned(_ fold: CandidateScores.Fold) -> [Double] {
      WeightSearch(candidates: candidates, columns: columns, fold: fold).climb(from: start, passes: 2).weights
    }
    let gains = [(CandidateScores.Fold.even, CandidateScores.Fold.odd), (.odd, .even)].map { own, other in
      let judge = WeightSearch(candidates: candidates, columns: columns, fold: other)
      return judge.quality(of: learned(own)).ndcg - judge.quality(of: start).ndcg
    }
    guard gains.allSatisfy({ $0 > Self.least }) else { return nil }
    let found = WeightSearch(candidates: candidates, columns: columns).climb(from: start, passes: 3)
    let width = limits.count + 1
    var factors: [String: [Double]] = [:]
    for (place, name) in names.enumerated() {
      factors[name] = found.weights[place * width..<(place + 1) * width].map(Self.rounded)
    }
    return (BucketSettings(limits: limits, factors: factors), found.quality)
  }

  /// What the parts of each scorer add up to, at their weights.
  private func columnsByScorer() -> (names: [String], sums: [[Float]]) {
    var names: [String] = []
    var sums: [[Float]] = []
    for (place, part) in parts.enumerated() where weights[place] > 0 {
      let name: String
      switch part.group {
      case .scorer(let scorer): name = scorer.rawValue
      case .walk: name = ScorerName.walk.rawValue
      }
      let weight = Float(weights[place])
      if let known = names.firstIndex(of: name) {
        for row in part.column.indices { sums[known][row] += weight * part.column[row] }
      } else {
        names.append(name)
        sums.append(part.column.map { weight * $0 })
      }
    }
    return (names, sums)
  }

  /// Where the middle and the upper third of what was chosen at all begin; fewer where those are the same.
  private static func limits(_ sorted: [Int]) -> [Int] {
    guard sorted.count >= 30 else { return [] }
    let thirds = [sorted[sorted.count / 3], sorted[sorted.count * 2 / 3]]
    return Array(Set(thirds.filter { $0 > 1 })).sorted()
  }
}
