// Explanation › ReasonGraph: a tree of reasons as boxes and arrows, for every kind of drawing.

import Catalogue

/// From the customer over her products and what they share to the product that is explained.
///
/// The amounts of the arrows into the last box sum to the score up to rounding.
package struct ReasonGraph: Sendable {
  /// The column that a box stands in.
  package enum Kind: String, CaseIterable, Sendable { case customer, own, shared, product }

  package struct Node: Hashable, Sendable {
    /// The name in the graph where it is a node of it, `product:rain-shell`; unique in the drawing.
    package let id: String
    package let kind: Kind
    package let label: String
    /// A few words below the label.
    package let detail: String
    /// sRGB, `0xRRGGBB`.
    package let swatches: [UInt32]
    /// What it adds to the score.
    package fileprivate(set) var amount: Double
    /// The place of the shown reason that it belongs to.
    package let reason: Int?
  }

  package struct Edge: Hashable, Sendable {
    /// Places among ``nodes``.
    package let from: Int
    package let to: Int
    package let relation: String
    package let amount: Double
    package let reason: Int?
  }

  package private(set) var nodes: [Node] = []
  package private(set) var edges: [Edge] = []
  package let tree: ReasonTree

  /// So many of the customer's products have a box of their own; the others share one.
  private static let ownBoxes = 6

  /// `customer` and `product` are ids: `user:u1042`, `product:altura-ridge-45`.
  package init(_ tree: ReasonTree, customer: String, product: String) {
    self.tree = tree
    add(customer, .customer, tree.customer)
    var sums: [ProductID: Double] = [:]
    for share in tree.shown.flatMap(\.own) { sums[share.product, default: 0] += share.amount }
    let largest = sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    // One box is not worth hiding behind another.
    let boxed = Set(largest.count <= Self.ownBoxes + 1 ? largest : Array(largest.prefix(Self.ownBoxes)))
    var boxes: [ProductID: Int] = [:]
    for own in largest where boxed.contains(own) {
      guard let share = tree.shown.lazy.flatMap(\.own).first(where: { $0.product == own }) else { continue }
      boxes[own] = add(share.id, .own, share.name, detail: share.relation, amount: sums[own] ?? 0)
      edges.append(
        Edge(from: 0, to: nodes.count - 1, relation: share.relation, amount: sums[own] ?? 0, reason: nil))
    }
    let others = largest.filter { !boxed.contains($0) }
    var more: Int?
    if !others.isEmpty {
      let amount = others.reduce(0) { $0 + (sums[$1] ?? 0) }
      let label = tree.language == "zh" ? "另外 \(others.count) 件商品" : "\(others.count) more products"
      more = add("more", .own, label, amount: amount)
      edges.append(Edge(from: 0, to: nodes.count - 1, relation: "", amount: amount, reason: nil))
    }
    let target = nodes.count
    add(product, .product, tree.product, detail: Decimals.two(tree.score), amount: tree.score)
    for (place, reason) in tree.shown.enumerated() { add(reason, place, boxes: boxes, more: more, target) }
    addRest(target)
  }

  private mutating func add(
    _ reason: Reason, _ place: Int, boxes: [ProductID: Int], more: Int?, _ target: Int
  ) {
    let shared = add(
      "reason-\(place + 1):\(reason.told.sharedID)", .shared, reason.told.heading, detail: reason.short,
      swatches: reason.told.swatches, amount: reason.amount, reason: place)
    if reason.own.isEmpty {
      edges.append(Edge(from: 0, to: shared, relation: "", amount: reason.amount, reason: place))
    }
    var merged = 0.0
    for share in reason.own {
      guard let box = boxes[share.product] else {
        merged += share.amount
        continue
      }
      edges.append(Edge(from: box, to: shared, relation: "", amount: share.amount, reason: place))
    }
    if let more, merged != 0 {
      edges.append(Edge(from: more, to: shared, relation: "", amount: merged, reason: place))
    }
    edges.append(Edge(from: shared, to: target, relation: "", amount: reason.amount, reason: place))
  }

  private mutating func addRest(_ target: Int) {
    guard !tree.rest.isEmpty else { return }
    let count = tree.rest.count
    let label =
      tree.language == "zh"
      ? "\(count) 个较小的理由" : "\(count) smaller reason\(count == 1 ? "" : "s")"
    let rest = add("rest", .shared, label, amount: tree.restAmount)
    edges.append(Edge(from: rest, to: target, relation: "", amount: tree.restAmount, reason: nil))
  }

  @discardableResult
  private mutating func add(
    _ id: String, _ kind: Kind, _ label: String, detail: String = "", swatches: [UInt32] = [],
    amount: Double = 0, reason: Int? = nil
  ) -> Int {
    nodes.append(
      Node(
        id: id, kind: kind, label: label, detail: detail, swatches: swatches, amount: amount, reason: reason))
    return nodes.count - 1
  }
}
