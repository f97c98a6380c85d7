// Fusion › Glimpse: whether a rival may gain enough, told from a few of the actions.

package import Catalogue
package import Scoring

/// What a product's strongest actions add to its rivals, to tell which of them need not be weighed by all actions.
///
/// Scores by a few actions cost a fraction of those by hundreds. What the other actions would give a rival is bounded
/// by what they give the product.
package struct Glimpse {
  private let target: Support
  private let prepared: PreparedFusion
  /// The strongest actions, and their places.
  private let strongest: [Int]
  private let causes: [Cause]
  private let places: CausePlaces
  /// What the others give the product, falling.
  private let others: [Double]
  /// By rival, what taking away each of ``strongest`` would bring it nearer.
  private var gains: [Int: [Double]] = [:]

  /// So many actions are looked at; of hardly more, or for so few rivals, weighing by all costs no more.
  private static let few = 16
  package static let manyActions = 3 * few
  package static let fewRivals = 3

  /// `prepare` makes the fusion hear nothing but some causes.
  package init(_ target: Support, actions: [Cause], prepare: (Set<Cause>) -> PreparedFusion) {
    self.target = target
    let order = target.parts.indices.sorted { target.parts[$0] > target.parts[$1] }
    strongest = order.prefix(Self.few).sorted()
    causes = strongest.map { actions[$0] }
    others = order.dropFirst(Self.few).map { max(0, target.parts[$0]) }
    places = CausePlaces(causes)
    prepared = prepare(Set(causes))
  }

  /// Those of the rivals who may overtake the product by fewer actions than were found, or by as many and further.
  ///
  /// Each rival comes with its score, which may be wrong by `slack`. `against` is as much as any other action is taken
  /// to speak against a rival.
  package mutating func dangerous(
    _ rivals: [(product: ProductID, score: Double)], found count: Int, margin: Double, against: Double,
    slack: Double
  ) -> [ProductID] {
    let missing = rivals.map(\.product).filter { gains[$0.index] == nil }
    for parts in prepared.parts(of: missing, by: causes, places: places) {
      gains[parts.support.product.index] = zip(strongest, parts.support.parts).map { target.parts[$0] - $1 }
    }
    let unknown = others.prefix(count).map { $0 + against }
    return rivals.filter { rival in
      let most = ((gains[rival.product.index] ?? []) + unknown).sorted(by: >).prefix(count)
      let gap = target.score - rival.score - slack
      let fewer = most.dropLast().reduce(0) { $0 + max(0, $1) }
      return fewer > gap || fewer + max(0, most.last ?? 0) > gap + margin
    }.map(\.product)
  }
}
