// Recommender › Tuner+Search: tries the settings of one part of the sum.

import GraphRules

extension Tuner {
  /// Walks rung by rung: in a wide round over every third one first, then the neighbours of the best.
  mutating func climb(
    _ ladder: SettingLadder, of group: Group, isWide: Bool, _ candidates: CandidateScores
  ) throws {
    func at(_ rung: Int) -> TrainConfig {
      var tried = config
      ladder.apply(&tried, rung)
      return tried
    }
    var place = ladder.current(config)
    if isWide {
      for rung in stride(from: 0, to: ladder.labels.count, by: 3) where rung != place && !isOver {
        if try take(at(rung), of: group, candidates).isKept { place = rung }
      }
    }
    for step in [1, -1] {
      while ladder.labels.indices.contains(place + step), !isOver,
        try take(at(place + step), of: group, candidates).isKept
      {
        place += step
      }
    }
  }

  /// Tries up to `limit` points of a group's settings, each of which says where to look next.
  mutating func propose(of group: Group, tries limit: Int, _ candidates: CandidateScores) throws {
    let ladders = ladders(of: group)
    guard !ladders.isEmpty else { return }
    var proposals = RungProposals(
      budget.search, sizes: ladders.map(\.labels.count),
      start: RungTrial(rungs: ladders.map { $0.current(config) }, quality: quality.ndcg), limit: limit)
    for _ in 0..<limit {
      guard !isOver, let rungs = proposals.next() else { return }
      var tried = config
      for (ladder, rung) in zip(ladders, rungs) { ladder.apply(&tried, rung) }
      let found = try take(tried, of: group, candidates)
      proposals.add(RungTrial(rungs: rungs, quality: found.ndcg))
    }
  }

  /// Tries a config that differs in the settings of one group, and keeps it if the lists get better.
  private mutating func take(
    _ tried: TrainConfig, of group: Group, _ candidates: CandidateScores
  ) throws -> (ndcg: Double, isKept: Bool) {
    tries += 1
    var learned = kernels
    if case .scorer(let name) = group, needsLearning(tried, group) { try learn(name, tried, &learned) }
    var changed = self
    let scorers = makeScorers(group, tried, learned)
    // With settings that cannot be trained there is nothing to judge.
    guard !scorers.isEmpty else { return (0, false) }
    for made in scorers {
      guard let place = parts.firstIndex(where: { $0.group == group && $0.relation == made.relation }) else {
        continue
      }
      changed.parts[place] = Self.part(group, made, candidates)
    }
    let search = changed.search(candidates)
    for place in parts.indices where parts[place].group == group {
      let found = search.best(of: place, in: changed.weights)
      (changed.weights[place], changed.quality) = found
    }
    progress(
      "tuning: try \(tries) of \(budget.tries), ndcg \(FigureText.fixed(max(quality.ndcg, changed.quality.ndcg)))"
    )
    guard changed.quality.ndcg > quality.ndcg + Self.least else { return (changed.quality.ndcg, false) }
    (parts, weights, quality) = (changed.parts, changed.weights, changed.quality)
    (config, kernels) = (tried, learned)
    return (quality.ndcg, true)
  }

  /// Whether anything but the weight of the past differs from the current config.
  private func needsLearning(_ tried: TrainConfig, _ group: Group) -> Bool {
    ladders(of: group).contains { $0.name != "history" && $0.current(tried) != $0.current(config) }
  }
}
