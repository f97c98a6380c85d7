// GraphWalkScoring › HalfPaths: a walk taken from both ends, to be joined in the middle.

import Catalogue
import KnowledgeGraph
import Scoring

/// One half of a walk, from a product on.
struct HalfPath {
  /// From the product on; the last is where the halves meet.
  var nodes: [NodeID]
  /// One weight an edge, in the order walked.
  var weights: [Double] = []
  /// `Π degree^-middle` of the nodes that this half accounts for.
  var damping = 1.0

  init(from product: NodeID) { nodes = [product] }

  var meetingPoint: Int32 { nodes[nodes.count - 1].index }
}

/// The first halves of all walks from a history, by the node where they end.
struct FirstHalves {
  private var byMeetingPoint: [Int32: [(place: Int, half: HalfPath)]] = [:]

  /// Each half covers `⌈steps / 2⌉` steps; the meeting point's own damping belongs to it.
  init(of walk: ContentWalk, history: [HistoryItem]) {
    guard !walk.steps.isEmpty else { return }
    let length = (walk.steps.count + 1) / 2
    for (place, item) in history.enumerated() {
      let start = HalfPath(from: walk.graph.node(of: item.product))
      walk.extend(start, over: 0..<length, backwards: false) { half in
        var half = half
        if length < walk.steps.count {
          half.damping *= walk.middleDamping(step: length, node: Int(half.meetingPoint))
        }
        guard half.damping != 0 else { return }
        byMeetingPoint[half.meetingPoint, default: []].append((place, half))
      }
    }
  }

  /// The halves that end at a node, in the order of the history.
  func meeting(_ node: Int32) -> [(place: Int, half: HalfPath)] { byMeetingPoint[node] ?? [] }
}

/// The first halves of a history's walks, made once and only when somebody asks.
final class FirstHalvesWhenAsked {
  private let walk: ContentWalk
  private let history: HeardHistory
  private(set) lazy var all = FirstHalves(of: walk, history: history.items)
  private var edges: FirstEdges?
  private lazy var begins = history.items.map(walk.start)
  /// How many edges the history has, and how many of others may be read before an index of them is worth making.
  private lazy var left = history.items.reduce(0) { $0 + walk.steps[0].degree($1.product.index) }

  init(_ walk: ContentWalk, _ history: HeardHistory) {
    self.walk = walk
    self.history = history
  }

  /// Of a walk of two steps, those that can be joined with the last steps to a product: by its edges walked backwards,
  /// and for each in the order of the history.
  ///
  /// A few products asked about, as when an answer is checked, are walked back to the history from; for many the
  /// history is walked on once.
  func forEachOfTwoSteps(
    to product: Int, _ body: (_ second: Int, _ place: Int, _ begin: Double, _ first: Double) -> Void
  ) {
    let (out, last) = (walk.reversedSteps[0], walk.reversedSteps[1])
    let seconds = last.edges(of: product)
    guard !seconds.isEmpty else { return }
    if edges == nil {
      for second in seconds {
        let node = Int(last.targets[second])
        if walk.middleDamping(step: 1, node: node) != 0 { left -= out.degree(node) }
      }
      if left < 0 { edges = FirstEdges(of: walk, history: history.items) }
    }
    if let edges {
      var from = 0
      for second in seconds {
        edges.forEachMeeting(last.targets[second], from: &from) { place, weight in
          body(second, place, begins[place], weight)
        }
      }
      return
    }
    var found: [(place: Int, edge: Int)] = []
    for second in seconds {
      let node = Int(last.targets[second])
      guard walk.middleDamping(step: 1, node: node) != 0 else { continue }
      found.removeAll(keepingCapacity: true)
      for edge in out.edges(of: node) {
        history.places.forEach(of: Int(out.targets[edge])) { found.append(($0, edge)) }
      }
      found.sort { $0 < $1 }
      for (place, edge) in found { body(second, place, begins[place], out.weights[edge]) }
    }
  }
}

extension ContentWalk {
  /// The weight of all walks of two steps from a product back to itself, undamped at its ends.
  ///
  /// Cost: O(edges of the product).
  func roundsOfTwoSteps(from product: Int) -> Double {
    let (out, home) = (steps[0], reversedSteps[1])
    var total = 0.0
    var next = home.starts[product]
    let end = home.starts[product + 1]
    // Targets rise in both: what both lead to is met side by side.
    for edge in out.edges(of: product) {
      let middle = out.targets[edge]
      while next < end, home.targets[next] < middle { next += 1 }
      var back = 0.0
      var place = next
      while place < end, home.targets[place] == middle {
        back += home.weights[place]
        place += 1
      }
      if back != 0 { total += out.weights[edge] * middleDamping(step: 1, node: Int(middle)) * back }
    }
    return total
  }

  /// All second halves of walks to a product, each walked backwards from it; a walk of one step has none of its own,
  /// and its halves meet at the product.
  func forEachSecondHalf(to product: ProductID, _ body: (HalfPath) -> Void) {
    let length = (steps.count + 1) / 2
    extend(HalfPath(from: graph.node(of: product)), over: length..<steps.count, backwards: true, body)
  }

  /// Walks on over `range` of the steps from where a half stands, depth first, neighbours in rising order.
  ///
  /// Damps every node between two steps of this half.
  func extend(_ half: HalfPath, over range: Range<Int>, backwards: Bool, _ body: (HalfPath) -> Void) {
    guard !range.isEmpty else { return body(half) }
    let step = backwards ? range.upperBound - 1 : range.lowerBound
    let rest = backwards ? range.lowerBound..<step : step + 1..<range.upperBound
    let adjacency = backwards ? reversedSteps[step] : steps[step]
    let kind = kinds[backwards ? step : step + 1]
    for edge in adjacency.edges(of: Int(half.meetingPoint)) {
      let reached = Int(adjacency.targets[edge])
      var longer = half
      longer.nodes.append(NodeID(kind: kind, index: Int32(reached)))
      longer.weights.append(adjacency.weights[edge])
      if !rest.isEmpty { longer.damping *= middleDamping(step: backwards ? step : step + 1, node: reached) }
      extend(longer, over: rest, backwards: backwards, body)
    }
  }
}
