// Recommender › TuningTerms: wishes for surprise or for what is less common, as named terms of a score.

import Catalogue
import Conversation
import Fusion
import KnowledgeGraph
import Scoring

/// What “surprise me” and “less mainstream” add to the score of each product; no term hangs on any event.
struct TuningTerms {
  /// What the strongest wish for surprise or rarity is worth, in units of fused score; about that of a good reason.
  private static let weight = 0.4
  /// How much a likeness within the list costs under a wish for variety, in the same units.
  static let likenessWeight = 0.35

  private let shop: Shop
  private let tuning: Tuning
  /// What the customer likes or has chosen.
  private let chosen: [ProductID]

  init(_ tuning: Tuning, history: [HistoryItem], in shop: Shop) {
    self.shop = shop
    self.tuning = tuning
    chosen = history.filter { $0.strength > 0 }.map(\.product)
  }

  /// Adds the terms of all products that may be listed; none where nothing is wished.
  ///
  /// Cost: O(products).
  func add(to terms: inout NamedTerms, of eligible: [Int16]) {
    let wishes: [(Tuning.Aspect, Evidence, () -> [Double])] = [
      (.popularity, .popularity, commonness), (.novelty, .exploration, strangeness),
    ]
    for (aspect, evidence, shares) in wishes where tuning.strength(aspect) != 0 {
      let worth = tuning.strength(aspect) * Self.weight
      let amounts = zip(eligible, shares()).map { $0 < 0 ? 0 : worth * $1 }
      terms.add(amounts, by: "tuning", as: evidence)
    }
  }

  /// By product the share of products that fewer customers chose, in `0...1`.
  private func commonness() -> [Double] {
    let choices = shop.model?.model.kernels.choices
    let counts = (0..<shop.catalogue.count).map { choices?.popularity(of: $0) ?? 0 }
    var fewer = [Int](repeating: 0, count: (counts.max() ?? 0) + 2)
    for count in counts { fewer[count + 1] += 1 }
    for count in fewer.indices.dropFirst() { fewer[count] += fewer[count - 1] }
    return counts.map { Double(fewer[$0]) / Double(counts.count) }
  }

  /// By product, half of 1 each for a brand and a category that the customer has not chosen from.
  private func strangeness() -> [Double] {
    let known = chosen.map { (brand: shop.shelf.brand(of: $0), category: shop.shelf.mainCategory(of: $0)) }
    let brands = Set(known.compactMap(\.brand))
    let categories = Set(known.compactMap(\.category))
    return (0..<shop.catalogue.count).map { product in
      let isKnownBrand = shop.shelf.brand(of: ProductID(product)).map(brands.contains) ?? false
      let isKnownCategory = shop.shelf.mainCategory(of: ProductID(product)).map(categories.contains) ?? false
      return (isKnownBrand ? 0 : 0.5) + (isKnownCategory ? 0 : 0.5)
    }
  }
}

/// A list in which each product pays for its likeness to those above it: maximal marginal relevance.
///
/// J. Carbonell, J. Goldstein, “The use of MMR, diversity-based reranking”, SIGIR 1998, with a likeness in `0...1` of
/// category, brand and colour. What is paid is a term of the receipt like any other, so the list stays ordered by its
/// receipts: a product's likeness to what is above it only grows from place to place. Below 0 likeness is rewarded.
struct VariedOrder {
  private let shop: Shop
  private let strength: Double
  /// So many times the length of the list are looked at.
  static let pool = 8

  init(strength: Double, in shop: Shop) {
    self.shop = shop
    self.strength = strength
  }

  /// The first `count` of the receipts in their new order, with their new scores.
  ///
  /// Cost: O(count² + count · receipts).
  func ordered(_ receipts: [Receipt], count: Int) -> [Receipt] {
    guard strength > 0 else { return alike(receipts, count: count) }
    var rest = receipts
    var nearest = [Double](repeating: 0, count: receipts.count)
    var chosen: [Receipt] = []
    while chosen.count < count, !rest.isEmpty {
      let best = rest.indices.max { a, b in
        let (first, second) = (value(rest[a], nearest[a]), value(rest[b], nearest[b]))
        return (first, rest[b].product) < (second, rest[a].product)
      }
      guard let best else { break }
      let taken = receipt(rest[best], paying: nearest[best], rank: chosen.count + 1)
      chosen.append(taken)
      rest.remove(at: best)
      nearest.remove(at: best)
      for place in rest.indices {
        nearest[place] = max(nearest[place], likeness(rest[place].product, taken.product))
      }
    }
    return chosen
  }

  /// More of the same: likeness to the first is rewarded.
  private func alike(_ receipts: [Receipt], count: Int) -> [Receipt] {
    guard let first = receipts.first else { return [] }
    let paid = receipts.map { receipt($0, paying: likeness($0.product, first.product), rank: 0) }
    let sorted = paid.sorted { ($1.score, $0.product) < ($0.score, $1.product) }
    return sorted.prefix(count).enumerated().map { place, one in
      var ranked = one
      ranked.rank = place + 1
      return ranked
    }
  }

  private func value(_ receipt: Receipt, _ likeness: Double) -> Double { receipt.score - price(likeness) }

  private func price(_ likeness: Double) -> Double { strength * TuningTerms.likenessWeight * likeness }

  private func receipt(_ receipt: Receipt, paying likeness: Double, rank: Int) -> Receipt {
    let amount = -price(likeness)
    guard amount != 0 else {
      var same = receipt
      same.rank = rank
      return same
    }
    let term = Contribution(scorer: "tuning", evidence: .diversity, amount: amount, because: nil)
    return Receipt(
      product: receipt.product, variant: receipt.variant, rank: rank,
      contributions: receipt.contributions + [term])
  }

  /// What two products have in common, in `0...1`: half of it the category, the rest brand and colour.
  private func likeness(_ a: ProductID, _ b: ProductID) -> Double {
    let (first, second) = (shop.facts[a.index], shop.facts[b.index])
    var sum = 0.0
    if let category = first.mainCategory, category == second.mainCategory { sum += 0.4 }
    if let brand = first.brand, brand == second.brand { sum += 0.35 }
    let colours = { (facts: ProductFacts) in Set(facts.variants.first?.namedColours ?? []) }
    if !colours(first).isDisjoint(with: colours(second)) { sum += 0.25 }
    return sum
  }
}
