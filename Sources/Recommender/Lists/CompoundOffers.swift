// Recommender › CompoundOffers: which trade-offs the products that are left offer.

import Catalogue
import Conversation
import Fusion
import KnowledgeGraph
import Scoring

/// Mines what is left for pairs of wishes that many of the best have in common against the first of the list.
///
/// A pattern is what sets a product apart from the reference: cheaper, of that brand, in black. Of the patterns of one
/// or two such wishes the greedy choice takes those that cover most of the best that are not covered yet, each wish
/// once. Cost: one fast pass and O(pool · wishes²), then one look at every product a pattern.
struct CompoundOffers {
  let shop: Shop
  let context: RankingContext
  let prepared: PreparedFusion
  let request: ListRequest

  /// One thing that sets a product apart.
  private enum Facet: Hashable {
    case step(attribute: String, direction: String)
    case chip(slot: String, value: String)

    /// What a product is told apart in; two wishes about the same would say too little, or be alternatives in a chip.
    private var matter: String {
      switch self {
      case .step("colour.lightness", _), .chip("colour", _): "colour"
      case .step(let attribute, _): attribute
      case .chip("attrs", let value): value
      case .chip(let slot, _): slot
      }
    }

    func isSameMatter(as other: Facet) -> Bool { matter == other.matter }

    /// In which order they are told, and which goes first of patterns that cover as much: price, weight and so on first.
    var order: String {
      switch self {
      case .step(let attribute, let direction):
        "0\(CompoundOffers.steps.firstIndex(of: attribute) ?? 9)\(direction)"
      case .chip(let slot, let value): "1\(slot):\(value)"
      }
    }
  }

  /// So many of the best are looked at, and beyond so many that fit the agent had better say what is wanted.
  private static let pool = 300
  static let mostFitting = 20_000
  /// Fewer than this need no offers.
  private static let leastFitting = 6
  /// The share of the best that an offer leaves.
  private static let support = 0.05...0.5
  /// What an offer of a single wish counts beside one of two.
  private static let single = 0.5
  private static let steps = ["price", "weight", "volume", "colour.lightness"]

  /// Up to three offers against the first of a list.
  func offers(toListOf shown: [ProductID]) throws -> [CompoundOffer] {
    guard let reference = shown.first, context.fitting >= Self.leastFitting,
      context.fitting <= Self.mostFitting,
      context.eligible[reference.index] >= 0
    else { return [] }
    let scores = prepared.fastScores(count: context.eligible.count)
    let best = PreparedFusion.best(Self.pool, of: scores, eligible: context.eligible)
      .filter { !shown.contains($0) }
      .sorted { (scores[$1], $0) < (scores[$0], $1) }
    let measures = Self.steps.map { ($0, Measure($0, in: shop)) }
    var patterns = Patterns(best.map { facets(of: $0, against: reference, measures) })
    var offers: [CompoundOffer] = []
    for _ in CompoundOffer.keys {
      guard let next = patterns.next() else { break }
      if let offer = try offer(next, against: reference) { offers.append(offer) }
    }
    return offers
  }

  /// The pairs of facets that many of the best share, by the numbers of their facets.
  private struct Patterns {
    /// In their order; only those that enough of the best have, for no pair is had by more than either of it.
    private var facets: [Facet] = []
    /// By place among the best, rising.
    private var had: [[Int]] = []
    /// By place: what it is worth to cover it, none when an offer does.
    private var open: [Double]
    private let whole: Double
    private var used: Set<Int> = []

    init(_ found: [[Facet]]) {
      open = found.indices.map(Self.weight)
      whole = open.reduce(0, +)
      var shares: [Facet: Double] = [:]
      for (place, own) in found.enumerated() { for facet in own { shares[facet, default: 0] += open[place] } }
      let least = CompoundOffers.support.lowerBound * whole
      facets = shares.filter { $0.value >= least }.keys.sorted { $0.order < $1.order }
      let numbers = Dictionary(uniqueKeysWithValues: facets.enumerated().map { ($1, $0) })
      had = found.map { $0.compactMap { numbers[$0] }.sorted() }
    }

    private static func weight(_ place: Int) -> Double { 1 / Double(10 + place) }

    /// The pattern that covers most of what is open; of equals the first.
    mutating func next() -> [Facet]? {
      let count = facets.count
      // By the numbers of two facets, or twice that of one.
      var (new, all) = (
        [Double](repeating: 0, count: count * count), [Double](repeating: 0, count: count * count)
      )
      for (place, own) in had.enumerated() {
        let weight = Self.weight(place)
        for (at, facet) in own.enumerated() where !used.contains(facet) {
          for other in own[at...] {
            new[facet * count + other] += open[place]
            all[facet * count + other] += weight
          }
        }
      }
      var best: (worth: Double, first: Int, second: Int)?
      for first in 0..<count where !used.contains(first) {
        for second in first..<count where !used.contains(second) {
          let key = first * count + second
          guard new[key] > 0, CompoundOffers.support.contains(all[key] / whole),
            first == second || !facets[first].isSameMatter(as: facets[second])
          else { continue }
          let worth = new[key] * (first == second ? CompoundOffers.single : 1)
          if worth > best?.worth ?? 0 { best = (worth, first, second) }
        }
      }
      guard let best else { return nil }
      let chosen = Set([best.first, best.second])
      used.formUnion(chosen)
      for place in had.indices where chosen.isSubset(of: had[place]) { open[place] = 0 }
      return chosen.sorted().map { facets[$0] }
    }
  }

  /// What sets a product apart, in a fixed order.
  private func facets(
    of product: ProductID, against reference: ProductID, _ measures: [(attribute: String, measure: Measure)]
  ) -> [Facet] {
    var found: [Facet] = []
    let (variant, other) = (variant(of: product), variant(of: reference))
    let wish = request.wish
    // A lamp that weighs less than a boot is no lighter boot.
    let isSameKind = shop.facts[product.index].mainCategory == shop.facts[reference.index].mainCategory
    for (attribute, measure) in measures {
      let (own, its) = (
        measure.amount(of: product, variant: variant), measure.amount(of: reference, variant: other)
      )
      guard let own, let its, attribute == "price" || isSameKind || attribute == "colour.lightness" else {
        continue
      }
      let step = CritiqueFilter.step(from: its, to: own)
      let direction = step > 0 ? "+" : "-"
      // Back where she came from is no offer.
      let isBack = request.critiques.contains { $0.attribute == attribute && $0.direction != direction }
      if abs(step) >= CritiqueFilter.least, !isBack {
        found.append(.step(attribute: attribute, direction: direction))
      }
    }
    let (facts, its) = (shop.facts[product.index], shop.facts[reference.index])
    // A chip that stands would be replaced: an offer narrows what is left.
    if wish.categories.isEmpty {
      for category in facts.categories.map(shop.names.category) where !its.categoryIDs.contains(category) {
        found.append(.chip(slot: "category", value: category))
      }
    }
    if let brand = facts.brand, brand != its.brand, wish.brands.isEmpty {
      found.append(.chip(slot: "brand", value: brand))
    }
    let (here, there) = (facts.variants[variant], its.variants[other])
    if let colour = here.namedColours.first, !there.namedColours.contains(colour), wish.colours.isEmpty {
      found.append(.chip(slot: "colour", value: colour))
    }
    if let material = here.materials.first, !there.materials.contains(material), wish.materials.isEmpty {
      found.append(.chip(slot: "material", value: material))
    }
    for (name, value) in facts.attributes.sorted(by: { $0.key < $1.key })
    where value == "true" && its.attributes[name] != "true" && wish.attributes[name] == nil {
      found.append(.chip(slot: "attrs", value: name))
    }
    return found
  }

  private func variant(of product: ProductID) -> Int { max(0, Int(context.eligible[product.index])) }

  // MARK: What an offer comes to

  private func offer(_ facets: [Facet], against reference: ProductID) throws -> CompoundOffer? {
    var steps: [Critique] = []
    var chips = SlotMap()
    for facet in facets {
      switch facet {
      case .step(let attribute, let direction):
        steps.append(
          Critique(attribute: attribute, direction: direction, item: shop.catalogue[reference].id))
      case .chip("attrs", let value):
        chips["attrs"] = .map((chips["attrs"]?.map ?? SlotMap()).merging(SlotMap([(value, .bool(true))])))
      case .chip(let slot, let value): chips[slot] = .strings([value])
      }
    }
    let count = try fitting(chips, steps)
    guard count > 0 else { return nil }
    var slots = SlotMap()
    if !steps.isEmpty {
      slots["critiques"] = .list(
        steps.map {
          .map(SlotMap([("attr", .string($0.attribute)), ("dir", .string($0.direction))]))
        })
    }
    return CompoundOffer(slots: slots.merging(chips), reference: 1, count: count)
  }

  /// How many of what is left would be left with further wishes, which only ever narrow it.
  private func fitting(_ chips: SlotMap, _ steps: [Critique]) throws -> Int {
    var wish = request.wish
    wish.change(dropping: [], adding: chips)
    // What is left has so many stars.
    wish.minimumRating = nil
    let gate = try Gate(wish, in: shop)
    let filters = try (request.critiques + steps).map { try CritiqueFilter($0, in: shop) }
    return context.eligible.indices.count { index in
      guard context.eligible[index] >= 0, let variant = gate.variant(of: ProductID(index)) else {
        return false
      }
      return filters.allSatisfy { $0.admits(ProductID(index), variant: variant) }
    }
  }
}
