// GraphRules › ScorerName: the one list of scorers, and the channel that each speaks through.

/// The names of all scorers, as in `fusion.yaml` and in receipts.
package enum ScorerName: String, CaseIterable, Sendable {
  case walk, text, colour, neighbours, transition, peers, ease, spectral, als, latent, vectors, popularity

  /// The channel under which an explanation counts the scorer.
  package var channel: Channel {
    switch self {
    case .walk: .graph
    case .text: .text
    case .colour: .picture
    case .neighbours, .transition, .peers, .ease, .spectral, .als: .customers
    case .latent, .vectors: .neural
    case .popularity: .popularity
    }
  }
}

/// What an explanation sums scorers up as, in the order of the list.
package enum Channel: String, CaseIterable, Sendable {
  case graph, text, picture, customers, neural, popularity
  /// Named terms that no scorer made: rules, diversity, exploration.
  case rules

  /// The channel of the scorer of this name; ``rules`` for the named terms.
  package static func of(scorer: String) -> Channel {
    ScorerName(rawValue: scorer)?.channel ?? .rules
  }
}
