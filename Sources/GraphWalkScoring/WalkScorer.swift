// GraphWalkScoring › WalkScorer: typed walks through the graph, from the customer's products to others.

package import GraphRules
package import KnowledgeGraph
package import Scoring
import Catalogue

/// Scores a product by all walks of the metapaths that lead from the customer's own products to it.
///
/// `Σ_h x_h · Σ_paths weight · Π edge weights · degree damping`; see ``MetaPath``. Walks over the feed's relations
/// become ``Evidence/path(_:)``; walks over other customers are folded into ``Evidence/together(item:customers:)``.
package struct WalkScorer: Scorer {
  package let name = "walk"
  private let content: [ContentWalk]
  private let customers: [CustomerWalk]

  /// The walks of a graph of the feed's relations; edges of customers are not used.
  ///
  /// `choices` are who chose what, frozen at training; `nil` before the first one.
  package init(graph: KnowledgeGraph, metapaths: [MetaPath], choices: Choices?) {
    let used = metapaths.filter { $0.weight != 0 }
    content = used.filter { !$0.passesCustomers }.compactMap {
      ContentWalk($0, in: graph)
    }.filter(\.leadsSomewhere)
    customers =
      choices.map { choices in
        used.filter(\.passesCustomers).map { CustomerWalk($0, choices: choices) }
      } ?? []
  }

  package func prepare(_ request: ScoringRequest) -> any PreparedScorer {
    // A walk over external triples is one for each of their relations, and all of them hear the same.
    var known: [(profile: HistoryProfile?, history: HeardHistory)] = []
    func heard(by profile: HistoryProfile?) -> HeardHistory {
      if let heard = known.first(where: { $0.profile == profile }) { return heard.history }
      let history = HeardHistory((profile.map(request.weighed) ?? request).history)
      known.append((profile, history))
      return history
    }
    return Prepared(
      walks: content.map { PreparedContentWalk($0, heard(by: $0.path.history), user: request.user) }
        + customers.map { walk in
          PreparedCustomerWalk(walk, heard(by: walk.history).items) { history in
            EverybodyMet(walk.choices, history: history, but: request.user ?? -1)
          }
        })
  }

  private struct Prepared: PreparedScorer {
    let walks: [any PreparedScorer]

    func addScores(scale: Float, into scores: inout [Float]) {
      for walk in walks { walk.addScores(scale: scale, into: &scores) }
    }

    func contributions(to product: ProductID) -> [Contribution] {
      // A single walk is handed on as it is: copying hundreds of reasons is what a receipt costs.
      walks.count == 1 ? walks[0].contributions(to: product) : walks.flatMap { $0.contributions(to: product) }
    }

    func forEachAmount(to product: ProductID, scale: Double, _ body: (Cause?, Double) -> Void) {
      for walk in walks { walk.forEachAmount(to: product, scale: scale, body) }
    }

    func forEachAmount(
      to products: [ProductID], scales: [Double], _ body: (_ place: Int, Cause?, Double) -> Void
    ) {
      for walk in walks { walk.forEachAmount(to: products, scales: scales, body) }
    }
  }
}
