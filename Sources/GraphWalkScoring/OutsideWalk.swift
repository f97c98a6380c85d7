// GraphWalkScoring › OutsideWalk: the plainest walk over what external triples say, to test whether they fit.

import Foundation
import GraphRules
package import KnowledgeGraph

/// From a product over one external triple, or two that meet, to others; nothing else of the shop is used.
///
/// `Σ w w′ degree(entity)^-0.75 / √(degree(h) degree(i))`; entities of more than 100 products are passed by, as in the
/// walks of recommendations. Cost of one start: O(products met).
package struct OutsideWalk: Sendable {
  private struct Relation {
    /// From products on.
    let away: Adjacency
    /// Back to products; `nil` for ties from product to product.
    let back: Adjacency?
    /// By entity, what it passes on: 0 for those of too many products; empty without a way back.
    let passes: [Double]

    init(away: Adjacency, back: Adjacency? = nil) {
      self.away = away
      self.back = back
      passes =
        back.map { back in
          (0..<back.nodeCount).map { entity in
            let degree = back.degree(entity)
            return (1...OutsideWalk.mostProducts).contains(degree) ? pow(Double(degree), -0.75) : 0
          }
        } ?? []
    }
  }
  private let relations: [Relation]
  /// By product, how many external triples it stands in.
  package let degrees: [Int]
  /// By product, `1 / √degree`.
  private let damping: [Double]

  private static let mostProducts = 100

  package init(_ graph: KnowledgeGraph, productCount: Int) {
    var relations: [Relation] = []
    for edges in graph.relations where edges.rule.family != nil && edges.count > 0 {
      if edges.rule.from == "product", edges.rule.to == "product" {
        relations.append(Relation(away: edges.forward))
        relations.append(Relation(away: edges.backward))
      } else if edges.rule.from == "product" {
        relations.append(Relation(away: edges.forward, back: edges.backward))
      } else if edges.rule.to == "product" {
        relations.append(Relation(away: edges.backward, back: edges.forward))
      }
    }
    self.relations = relations
    let degrees = (0..<productCount).map { product in
      relations.reduce(0) { $0 + (product < $1.away.nodeCount ? $1.away.degree(product) : 0) }
    }
    self.degrees = degrees
    damping = degrees.map { 1 / Double(max(1, $0)).squareRoot() }
  }

  /// Adds what reaches each product from `start` to `scores`, and names those that were at 0 before.
  package func spread(from start: Int, into scores: inout [Double], touched: inout [Int32]) {
    let own = damping[start]
    func add(_ product: Int32, _ amount: Double) {
      guard Int(product) != start else { return }
      if scores[Int(product)] == 0 { touched.append(product) }
      scores[Int(product)] += amount * damping[Int(product)]
    }
    for relation in relations where start < relation.away.nodeCount {
      for edge in relation.away.edges(of: start) {
        let reached = relation.away.targets[edge]
        let weight = own * relation.away.weights[edge]
        guard let back = relation.back else {
          add(reached, weight)
          continue
        }
        let passed = weight * relation.passes[Int(reached)]
        guard passed != 0 else { continue }
        for way in back.edges(of: Int(reached)) { add(back.targets[way], passed * back.weights[way]) }
      }
    }
  }
}
