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
  private let shop: Shop
  private let context: RankingContext
  private let request: ListRequest

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

    /// Decides between patterns that cover as much.
    var order: String {
      switch self {
      case .step(let attribute, let direction): "0\(attribute)\(direction)"
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

  init(_ shop: Shop, _ context: RankingContext, _ request: ListRequest) {
    self.shop = shop
    self.context = context
    self.request = request
  }

  /// Up to three offers against the first of a list.
  func offers(toListOf shown: [ProductID]) throws -> [CompoundOffer] {
    guard let reference = shown.first, context.fitting >= Self.leastFitting,
      context.fitting <= Self.mostFitting,
      context.eligible[reference.index] >= 0
    else { return [] }
    let scores = context.prepared.fastScores(count: context.eligible.count)
    let best = PreparedFusion.best(Self.pool, of: scores, eligible: context.eligible)
      .filter { !shown.contains($0) }
      .sorted { (scores[$1], $0) < (scores[$0], $1) }
    let patterns = best.map { facets(of: $0, against: reference) }
    var open = best.indices.map { 1 / Double(10 + $0) }
    let whole = open.reduce(0, +)
    var offers: [[Facet]] = []
    while offers.count < CompoundOffer.keys.count {
      let used = Set(offers.joined())
      guard let next = choice(patterns, open, whole: whole, without: used) else { break }
      offers.append(next)
      for place in best.indices where next.allSatisfy(patterns[place].contains) { open[place] = 0 }
    }
    return try offers.compactMap { try offer($0, against: reference) }
  }

  /// The pattern that covers most of what is open.
  private func choice(_ patterns: [[Facet]], _ open: [Double], whole: Double, without used: Set<Facet>)
    -> [Facet]?
  {
    var covered: [[Facet]: (new: Double, all: Double)] = [:]
    for (place, pattern) in patterns.enumerated() {
      let free = pattern.filter { !used.contains($0) }
      let weight = 1 / Double(10 + place)
      for (at, facet) in free.enumerated() {
        for key in [[facet]]
          + free[(at + 1)...].filter({ !$0.isSameMatter(as: facet) }).map({ [facet, $0] })
        {
          covered[key, default: (0, 0)].new += open[place]
          covered[key, default: (0, 0)].all += weight
        }
      }
    }
    let fitting = covered.filter { Self.support.contains($0.value.all / whole) && $0.value.new > 0 }
    func worth(_ pattern: (key: [Facet], value: (new: Double, all: Double))) -> Double {
      pattern.value.new * (pattern.key.count > 1 ? 1 : Self.single)
    }
    return fitting.max { a, b in
      worth(a) != worth(b)
        ? worth(a) < worth(b) : b.key.map(\.order).lexicographicallyPrecedes(a.key.map(\.order))
    }?.key
  }

  /// What sets a product apart, in a fixed order.
  private func facets(of product: ProductID, against reference: ProductID) -> [Facet] {
    var found: [Facet] = []
    let (variant, other) = (variant(of: product), variant(of: reference))
    let wish = request.wish
    // A lamp that weighs less than a boot is no lighter boot.
    let isSameKind = shop.facts[product.index].mainCategory == shop.facts[reference.index].mainCategory
    for attribute in Self.steps {
      let (own, its) = (
        CritiqueFilter.measure(attribute, product, variant: variant, in: shop),
        CritiqueFilter.measure(attribute, reference, variant: other, in: shop)
      )
      guard let own, let its, attribute == "price" || isSameKind || attribute == "colour.lightness" else {
        continue
      }
      let step = (own - its) / max(abs(its), .leastNormalMagnitude)
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
    let gate = try Gate(wish, in: shop)
    let filters = try (request.critiques + steps).map { try CritiqueFilter($0, in: shop) }
    return context.eligible.indices.count { index in
      guard context.eligible[index] >= 0,
        let variant = gate.variant(
          of: shop.catalogue.products[index], ProductID(index), facts: shop.facts[index])
      else { return false }
      return filters.allSatisfy { $0.admits(ProductID(index), variant: variant, in: shop) }
    }
  }
}
