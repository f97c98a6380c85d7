// GraphWalkScoring › PeersScorer: what customers of the same taste chose.

package import Scoring
package import VectorMath

/// User-to-user neighbours, folded to products: a walk over other customers that passes the nearest ones only.
///
/// A customer `v` of the same taste says `Σ_{h ∈ v} x_h d_h^-damping / ‖v‖` for each of her products, so
/// `W(h, i) = d_h^-damping · Σ_v 1/‖v‖` over those nearest customers who chose both. Who they are is frozen by training,
/// and each event keeps its own part. Customers who came after training have none, and the scorer is silent.
package struct PeersScorer: Scorer {
  package let name = "peers"
  private let walk: CustomerWalk
  private let peers: IndexRows

  /// `peers` are by customer the nearest others, `damping` what they were found with.
  package init(_ peers: IndexRows, choices: Choices, damping: Double) {
    walk = CustomerWalk(overPeersIn: choices, damping: damping)
    self.peers = peers
  }

  package func prepare(_ request: ScoringRequest) -> any PreparedScorer {
    let user = request.user ?? -1
    let nearest = user >= 0 && user < peers.rowCount ? peers.row(user) : []
    return PreparedCustomerWalk(walk, request.history) { history in
      PeersMet(walk.choices, nearest: nearest, history: history, but: user)
    }
  }
}
