// Recommender › Shop+NetworkContent: what products are, as numbers for the network.

import Catalogue
import Features
import GraphRules
import KnowledgeGraph
import VectorMath

extension Shop {
  /// By product its facts: all that the graph says of it, the words of its text, the colours of its pictures and the
  /// vector that the shop was given.
  ///
  /// Each group of facts is a row of length 1, and so is the whole. A fact that only one product has is left out, since
  /// nothing can be learned of it that holds for another.
  var networkContent: SparseRows {
    let relations = graph.relations.filter { relation in
      // Words come below, with better weights.
      relation.rule.from == "product" && relation.rule.to != "term" && relation.count > 0
    }
    var builder = ContentBuilder(productCount: catalogue.count)
    for relation in relations {
      let edges = relation.forward
      builder.add(width: relation.backward.nodeCount) { product in
        guard product < edges.nodeCount else { return [] }
        return edges.edges(of: product).map { (Int(edges.targets[$0]), Float(edges.weights[$0])) }
      }
    }
    builder.add(width: features.terms.termCount) { product in
      features.terms.terms(of: ProductID(product)).map { ($0.term, $0.weight) }
    }
    builder.add(width: ColourBins.count) { product in
      let shown = features.pictures[product].compactMap(\.self)
      guard !shown.isEmpty else { return [] }
      var shares: [Int: Float] = [:]
      for picture in shown {
        for (place, bin) in picture.overall.bins.enumerated() {
          shares[Int(bin), default: 0] += picture.overall.share(place)
        }
      }
      return shares.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
    if let vectors = features.vectors {
      builder.add(width: vectors.columnCount, isNamed: false) { product in
        (0..<vectors.columnCount).map { ($0, vectors.values[product * vectors.columnCount + $0]) }
      }
    }
    return builder.rows
  }
}

/// Puts groups of facts side by side.
private struct ContentBuilder {
  private var facts: [[(column: Int32, weight: Float)]]
  private var groups: [Int]
  private var width = 0

  init(productCount: Int) {
    facts = Array(repeating: [], count: productCount)
    groups = [Int](repeating: 0, count: productCount)
  }

  /// Adds a group of `width` columns; a named column counts only where at least two products have it.
  mutating func add(width: Int, isNamed: Bool = true, _ own: (Int) -> [(column: Int, weight: Float)]) {
    var uses = [Int32](repeating: 0, count: width)
    let rows = facts.indices.map { product in own(product).filter { $0.weight != 0 } }
    for row in rows { for fact in row { uses[fact.column] += 1 } }
    for (product, row) in rows.enumerated() {
      let kept = row.filter { !isNamed || uses[$0.column] > 1 }
      let length = kept.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
      guard length > 0 else { continue }
      groups[product] += 1
      facts[product] += kept.map { (Int32(self.width + $0.column), $0.weight / length) }
    }
    self.width += width
  }

  /// Columns that nobody has any more are taken out.
  var rows: SparseRows {
    var isUsed = [Bool](repeating: false, count: width)
    for row in facts { for fact in row { isUsed[Int(fact.column)] = true } }
    var number = [Int32](repeating: -1, count: width)
    var count = 0
    for column in 0..<width where isUsed[column] {
      number[column] = Int32(count)
      count += 1
    }
    var starts = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    for (product, row) in facts.enumerated() {
      let scale = 1 / Float(max(1, groups[product])).squareRoot()
      for fact in row {
        columns.append(number[Int(fact.column)])
        values.append(fact.weight * scale)
      }
      starts.append(columns.count)
    }
    return SparseRows(starts: starts, columns: columns, values: values, columnCount: count)
  }
}
