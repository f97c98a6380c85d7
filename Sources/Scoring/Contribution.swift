// Scoring › Contribution: one signed part of a score, and what it is because of.

/// What a contribution hangs on: take it away and the contribution is gone.
package enum Cause: Hashable, Sendable, CustomStringConvertible {
  /// The customer's own event, by the store's number.
  case event(Int)
  /// Something said in the conversation, by the number of the turn.
  case said(turn: Int)

  package var description: String {
    switch self {
    case .event(let number): "event:e\(number)"
    case .said(let turn): "said:\(turn)"
    }
  }
}

/// One reason for a score.
package struct Contribution: Hashable, Sendable {
  /// The name of the scorer that found it, for instance `walk`.
  package let scorer: String
  package private(set) var evidence: Evidence
  /// The signed amount that it adds to the score.
  package private(set) var amount: Double
  /// `nil` only for evidence that is no reason, such as popularity.
  package let because: Cause?

  package init(scorer: String, evidence: Evidence, amount: Double, because: Cause?) {
    self.scorer = scorer
    self.evidence = evidence
    self.amount = amount
    self.because = because
  }

  /// Puts the reason into other units; a path keeps `amount = scale · Π weight`.
  package mutating func scale(by factor: Double) {
    if case .path(let path) = evidence {
      let scaled = PathEvidence(
        metapath: path.metapath, scale: path.scale * factor, nodes: path.nodes, edges: path.edges)
      evidence = .path(scaled)
      amount = scaled.amount
    } else {
      amount *= factor
    }
  }
}
