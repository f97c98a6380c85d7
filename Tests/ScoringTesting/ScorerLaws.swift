// ScoringTesting › ScorerLaws: what every scorer promises, put to the test on one request.

package import KnowledgeGraph
package import Scoring
package import Testing
import Catalogue
import GraphRules

/// Checks every law of ``Scorer`` for one request: the sum, the fast pass, the counterfactual, the paths, and that
/// the same request gives the same answer.
///
/// The request holds evidence that the scorer understands, each item with a cause of its own. There may be more
/// products than the scorer's tables know. In `graph`, with events laid, shown paths must exist; a scorer without paths
/// needs none.
package func expectLaws(
  of scorer: any Scorer, request: ScoringRequest, productCount: Int, graph: KnowledgeGraph? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let laws = ScorerLaws(
    scorer: scorer, request: request, products: (0..<productCount).map { ProductID($0) }, graph: graph,
    place: sourceLocation)
  laws.areNotTriedOnNothing()
  laws.sum()
  laws.amounts()
  laws.together()
  laws.bounds()
  laws.counterfactual()
  laws.paths()
  laws.causes()
  laws.sameAgain()
}

/// The laws, one function each.
private struct ScorerLaws {
  let scorer: any Scorer
  let request: ScoringRequest
  let products: [ProductID]
  let graph: KnowledgeGraph?
  let place: SourceLocation

  private func contributions(_ request: ScoringRequest) -> [[Contribution]] {
    let prepared = scorer.prepare(request)
    return products.map { prepared.contributions(to: $0) }
  }

  private func fastScores(scale: Float, onto start: Float) -> [Float] {
    var scores = [Float](repeating: start, count: products.count)
    scorer.prepare(request).addScores(scale: scale, into: &scores)
    return scores
  }

  func areNotTriedOnNothing() {
    #expect(
      contributions(request).contains { !$0.isEmpty }, "\(scorer.name) has nothing to say of this request",
      sourceLocation: place)
  }

  /// Law A: the contributions fold to the score, and the fast pass agrees with it, adds, and is linear in its scale.
  func sum() {
    let prepared = scorer.prepare(request)
    var exact: [Double] = []
    for product in products {
      let parts = prepared.contributions(to: product)
      let score = prepared.score(of: product)
      #expect(score == parts.reduce(0) { $0 + $1.amount }, "product \(product.index)", sourceLocation: place)
      #expect(parts.allSatisfy { $0.amount.isFinite && $0.scorer == scorer.name }, sourceLocation: place)
      exact.append(score)
    }
    let bound = 1e-4 * (exact.map(abs).max() ?? 0)
    let once = fastScores(scale: 1, onto: 0)
    let twiceOver = fastScores(scale: -2.5, onto: 1)
    for (product, score) in exact.enumerated() {
      #expect(
        abs(Double(once[product]) - score) <= bound,
        "fast pass \(once[product]) of product \(product), exact \(score)",
        sourceLocation: place)
      #expect(
        abs(Double(twiceOver[product]) - (1 - 2.5 * score)) <= 2.5 * bound + 1e-6,
        "the fast pass is not linear for product \(product)", sourceLocation: place)
    }
  }

  /// The amounts without their reasons are those of the reasons, to the bit.
  func amounts() {
    let prepared = scorer.prepare(request)
    for product in products {
      for scale in [1, 0.3] {
        var amounts = [7.0]
        prepared.appendAmounts(to: product, scale: scale, onto: &amounts)
        let expected = prepared.contributions(to: product).map { contribution -> Double in
          var scaled = contribution
          scaled.scale(by: scale)
          return scaled.amount
        }
        #expect(amounts == [7] + expected, "product \(product.index)", sourceLocation: place)
      }
      var caused: [(Cause?, Double)] = []
      prepared.forEachAmount(to: product, scale: 1) { caused.append(($0, $1)) }
      let expected = prepared.contributions(to: product)
      #expect(caused.map(\.0) == expected.map(\.because), "product \(product.index)", sourceLocation: place)
      #expect(caused.map(\.1) == expected.map(\.amount), "product \(product.index)", sourceLocation: place)
    }
  }

  /// Products asked about at once have the amounts that each has alone, whoever asked before and however many they are.
  func together() {
    let scales = products.indices.map { 0.3 + Double($0) }
    let alone = zip(products, scales).map { product, scale in
      var found: [(Cause?, Double)] = []
      scorer.prepare(request).forEachAmount(to: product, scale: scale) { found.append(($0, $1)) }
      return found
    }
    let spread = scorer.prepare(request)
    var scores = [Float](repeating: 0, count: products.count)
    spread.addScores(scale: 1, into: &scores)
    for prepared in [scorer.prepare(request), spread] {
      for count in [0, min(2, products.count), products.count] {
        var found = [[(Cause?, Double)]](repeating: [], count: count)
        prepared.forEachAmount(to: Array(products.prefix(count)), scales: Array(scales.prefix(count))) {
          found[$0].append(($1, $2))
        }
        for place in found.indices {
          #expect(
            found[place].map(\.0) == alone[place].map(\.0), "product \(place)", sourceLocation: self.place)
          #expect(
            found[place].map(\.1.bitPattern) == alone[place].map(\.1.bitPattern), "product \(place)",
            sourceLocation: self.place)
        }
      }
    }
  }

  /// A bound is never too small, and a score is given up only when it is below what was asked for.
  func bounds() {
    guard let prepared = scorer.prepare(request) as? any BoundedScorer else { return }
    for scale in [Float(1), -2.5] {
      let scores = products.map { Float(prepared.score(of: $0)) * scale }
      let slack = 1e-4 * (scores.map(abs).max() ?? 0)
      var corrections = [Float](repeating: 0, count: products.count)
      prepared.addCorrections(scale: scale, into: &corrections)
      var bounds = [Float](repeating: 0, count: products.count)
      prepared.addBounds(scale: scale, into: &bounds)
      for product in products.indices {
        let bounded = scores[product] - corrections[product]
        #expect(bounds[product] >= abs(bounded) - slack, "product \(product)", sourceLocation: place)
        #expect(
          prepared.bound(of: product, scale: scale) >= abs(bounded) - slack, sourceLocation: place)
        for least in [-Float.infinity, bounded - 2 * slack] {
          let found = prepared.fastScore(of: product, scale: scale, least: least)
          #expect(
            found.map { abs($0 - bounded) <= slack } == true, "product \(product)", sourceLocation: place)
        }
        let tooMuch = prepared.fastScore(of: product, scale: scale, least: bounded + 2 * slack + 1e-6)
        #expect(tooMuch.map { $0 <= bounded + slack } ?? true, "product \(product)", sourceLocation: place)
      }
    }
  }

  /// Law B: without one item, exactly its own contributions are gone, and the others keep every bit and their order.
  func counterfactual() {
    let whole = contributions(request)
    for (index, item) in request.history.enumerated() {
      var without = request
      without.history.remove(at: index)
      let kept = whole.map { $0.filter { $0.because != item.cause } }
      #expect(contributions(without) == kept, "without \(item.cause)", sourceLocation: place)
    }
    for (index, said) in request.said.enumerated() {
      var without = request
      without.said.remove(at: index)
      let kept = whole.map { $0.filter { $0.because != .said(turn: said.turn) } }
      #expect(
        contributions(without) == kept, "without what was said in turn \(said.turn)", sourceLocation: place)
    }
  }

  /// A path's amount is that of its edges, it leads from the cause to the product, and it is in the graph.
  func paths() {
    for (product, parts) in zip(products, contributions(request)) {
      for contribution in parts {
        guard case .path(let path) = contribution.evidence else { continue }
        guard let graph else {
          Issue.record("\(scorer.name) shows paths: give the laws a graph", sourceLocation: place)
          return
        }
        #expect(contribution.amount == path.amount, sourceLocation: place)
        #expect(
          contribution.amount == path.edges.reduce(path.scale) { $0 * $1.weight }, sourceLocation: place)
        #expect(path.nodes.last == graph.node(of: product), sourceLocation: place)
        let cause = request.history.first { $0.cause == contribution.because }
        let start = cause.map { item in
          item.relation == nil ? graph.node(of: item.product) : graph.node(ofUser: request.user ?? -1)
        }
        #expect(path.nodes.first == start, sourceLocation: place)
        // A customer without an account has no node, so what she did now has no edge.
        for (step, edge) in path.edges.enumerated() where path.nodes[step].index >= 0 {
          #expect(
            isThere(edge, from: path.nodes[step], to: path.nodes[step + 1], in: graph),
            "\(graph.name(path.nodes[step])) \(edge.relation) \(graph.name(path.nodes[step + 1]))",
            sourceLocation: place)
        }
      }
    }
  }

  private func isThere(_ edge: PathEdge, from: NodeID, to: NodeID, in graph: KnowledgeGraph) -> Bool {
    guard let relation = graph.relation(edge.relation) else { return false }
    let kinds =
      edge.isInverse ? [relation.rule.to, relation.rule.from] : [relation.rule.from, relation.rule.to]
    guard [from, to].map(graph.kind) == kinds else { return false }
    let adjacency = relation.adjacency(inverse: edge.isInverse)
    return adjacency.edge(from: Int(from.index), to: to.index).map { adjacency.weights[$0] == edge.weight }
      ?? false
  }

  /// What counts as a reason hangs on something in the request; what is no reason hangs on nothing.
  func causes() {
    let known = Set(request.history.map(\.cause) + request.said.map { .said(turn: $0.turn) })
    for contribution in contributions(request).joined() {
      if contribution.evidence.isReason {
        #expect(contribution.because.map(known.contains) == true, "\(contribution)", sourceLocation: place)
      } else {
        #expect(contribution.because == nil, "\(contribution)", sourceLocation: place)
      }
    }
  }

  func sameAgain() {
    #expect(contributions(request) == contributions(request), sourceLocation: place)
    #expect(
      fastScores(scale: 1, onto: 0).map(\.bitPattern) == fastScores(scale: 1, onto: 0).map(\.bitPattern),
      sourceLocation: place)
  }
}
