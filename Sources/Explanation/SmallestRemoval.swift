// Explanation › SmallestRemoval: the fewest actions without which a product would lose its place.

package import Catalogue
package import Scoring

/// Actions, by their places in ``Support/parts``, and who would gain by their removal.
package struct Removal: Hashable, Sendable {
  /// In rising order.
  package let actions: [Int]
  /// The product that would overtake; for a place in a list, the last of those that are needed.
  package let rival: ProductID

  package init(actions: [Int], rival: ProductID) {
    self.actions = actions
    self.rival = rival
  }
}

/// Searches for removals on the parts alone; nothing is scored here.
///
/// The parts add up (law B of `Scorer`), so against one rival the best `n` actions to remove are those with the `n`
/// largest differences of their parts: the shortest prefix that turns the gap round is the smallest set, and the
/// smallest over all rivals is the smallest of all. The counterfactuals of A. Ghazimatin et al., “PRINCE”, WSDM 2020,
/// are found so for walks; here they are for every scorer that is a sum.
package enum SmallestRemoval {
  /// A rival must be ahead by more than rounding.
  private static let rounding = 1e-12

  /// The fewest actions without which some rival would be above `target`; `nil` when not even all of them suffice.
  ///
  /// Of equally few the ones that put the rival furthest ahead, of those the latest. Cost: O(rivals · actions · log
  /// actions), most rivals being passed over at O(actions).
  package static func overtaken(_ target: Support, by rivals: [Support]) -> Removal? {
    var best: (order: ArraySlice<Int>, margin: Double, rival: ProductID)?
    let least = rounding * max(1, abs(target.score))
    for rival in rivals {
      let gap = target.score - rival.score + least
      let gains = zip(target.parts, rival.parts).map { $0 - $1 }
      if let best, (gains.max() ?? 0) * Double(best.order.count) <= gap { continue }
      // The most recent of equal gains first: actions are in order of time.
      let order = gains.indices.sorted { gains[$0] != gains[$1] ? gains[$0] > gains[$1] : $0 > $1 }
      var left = gap
      var count = 0
      for action in order {
        guard gains[action] > 0, count < best?.order.count ?? .max else { break }
        left -= gains[action]
        count += 1
        if left < 0 { break }
      }
      guard left < 0 else { continue }
      if let best, count == best.order.count, -left <= best.margin { continue }
      best = (order.prefix(count), -left, rival.product)
    }
    return best.map { Removal(actions: $0.order.sorted(), rival: $0.rival) }
  }

  /// Few actions without which `target` would not be among the first `places` of itself and its rivals.
  ///
  /// Several rivals must overtake at once, which makes the smallest set a hard problem: actions are taken greedily, each
  /// the one that brings the last rival needed nearest, and what turns out to be dispensable is given back. So nobody
  /// needs more actions than these, and perhaps fewer. Cost: O(found · actions · rivals).
  package static func dropped(_ target: Support, from places: Int, by rivals: [Support]) -> Removal? {
    guard places > 0, rivals.count >= places else { return nil }
    let least = rounding * max(1, abs(target.score))
    var gaps = rivals.map { target.score - $0.score + least }
    let gains = rivals.map { rival in zip(target.parts, rival.parts).map { $0 - $1 } }
    var chosen: [Int] = []
    var isChosen = [Bool](repeating: false, count: target.parts.count)
    while smallest(places, of: gaps).gap >= 0 {
      var best: (action: Int, gap: Double)?
      for action in target.parts.indices where !isChosen[action] {
        let after = smallest(places, of: gaps.indices.lazy.map { gaps[$0] - gains[$0][action] }).gap
        if after <= best?.gap ?? .infinity { best = (action, after) }
      }
      guard let best else { return nil }
      isChosen[best.action] = true
      chosen.append(best.action)
      for rival in gaps.indices { gaps[rival] -= gains[rival][best.action] }
    }
    // What was taken early may not be needed any more.
    var isSpared = true
    while isSpared, chosen.count > 1 {
      isSpared = false
      for action in chosen where chosen.count > 1 {
        let back = gaps.indices.map { gaps[$0] + gains[$0][action] }
        guard smallest(places, of: back).gap < 0 else { continue }
        gaps = back
        chosen.removeAll { $0 == action }
        isSpared = true
      }
    }
    return Removal(actions: chosen.sorted(), rival: rivals[smallest(places, of: gaps).place].product)
  }

  /// The `count`-th smallest gap and whose it is.
  private static func smallest(_ count: Int, of gaps: some Sequence<Double>) -> (gap: Double, place: Int) {
    // A handful of places: insertion beats sorting.
    var kept: [(gap: Double, place: Int)] = []
    for (place, gap) in gaps.enumerated() {
      if kept.count == count, gap >= kept[count - 1].gap { continue }
      if kept.count == count { kept.removeLast() }
      let at = kept.firstIndex { $0.gap > gap } ?? kept.count
      kept.insert((gap, place), at: at)
    }
    return kept[kept.count - 1]
  }
}
