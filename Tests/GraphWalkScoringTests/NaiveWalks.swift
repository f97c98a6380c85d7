// GraphWalkScoringTests › NaiveWalks: the metapaths' formula, taken at its word.

import Catalogue
import Foundation
import GraphRules
import KnowledgeGraph
import Scoring

/// Scores by enumerating all walks over lists of edges: slow, and plainly right.
struct NaiveWalks {
  struct Edge {
    let from: Int
    let to: Int
    let weight: Double
  }
  let path: MetaPath
  /// One list a step, each edge in walking direction.
  let steps: [[Edge]]

  init(_ path: MetaPath, in graph: KnowledgeGraph) {
    self.path = path
    steps = path.steps.map { step in
      guard let forward = graph.relation(step.relation)?.forward else { return [] }
      return (0..<forward.nodeCount).flatMap { head in
        forward.edges(of: head).map { place in
          let tail = Int(forward.targets[place])
          return Edge(
            from: step.isInverse ? tail : head, to: step.isInverse ? head : tail,
            weight: forward.weights[place])
        }
      }
    }
  }

  /// `Σ_h x_h · Σ_walks weight · Π edge weights · start · middle · end damping`; a walk back to its start is none.
  func score(of product: ProductID, history: [HistoryItem]) -> Double {
    history.filter { $0.product != product || path.steps.isEmpty }.reduce(0) {
      $0 + $1.strength * walks(from: $1.product.index, to: product.index)
    }
  }

  private func walks(from: Int, to: Int) -> Double {
    guard !steps.isEmpty else { return from == to ? path.weight : 0 }
    return walks(at: from, step: 0, to: to, amount: path.weight * damping(leaving(from, 0), path.start))
  }

  private func walks(at node: Int, step: Int, to: Int, amount: Double) -> Double {
    guard step < steps.count else {
      let entering = steps[step - 1].count { $0.to == node }
      return node == to ? amount * damping(entering, path.end) : 0
    }
    let here = step == 0 ? amount : amount * damping(leaving(node, step), path.middle)
    return steps[step].filter { $0.from == node }.reduce(0) {
      $0 + walks(at: $1.to, step: step + 1, to: to, amount: here * $1.weight)
    }
  }

  private func leaving(_ node: Int, _ step: Int) -> Int { steps[step].count { $0.from == node } }

  private func damping(_ degree: Int, _ exponent: Double) -> Double { pow(Double(degree), -exponent) }
}
