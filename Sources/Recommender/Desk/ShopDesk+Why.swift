// Recommender › ShopDesk+Why: what would be otherwise, with the names and words of a conversation.

import Catalogue
package import Conversation
import Explanation
package import Fusion
import GraphRules
import KnowledgeGraph
import Scoring

extension ShopDesk {
  // MARK: What would change this

  package func change(of item: String, in request: ListRequest, isFull: Bool, language: String) throws
    -> ChangeAnswer?
  {
    try halt.check()
    let product = try self.id(item)
    let weighing = try Weighing(shop, request)
    guard weighing.isEligible(product) else { return nil }
    let rank = weighing.standing(of: product, naming: 0).rank
    let places = rank == 1 ? 1 : request.offset + request.count
    guard rank <= places else { return nil }
    let others = isFull ? try weighing.changes(to: product) : []
    let deeds = weighing.counterfactual(of: product).map { found in
      ChangeAnswer.Deeds(
        without: told(found, weighing, language), score: found.score, rank: found.rank,
        successor: title(found.successor))
    }
    return ChangeAnswer(
      item: item, title: title(product), rank: rank, places: places, deeds: deeds,
      actions: weighing.actions.count, others: others.map { self.told($0, language) })
  }

  private func told(_ found: Counterfactual, _ weighing: Weighing, _ language: String) -> [ToldDeed] {
    let items = Dictionary(weighing.history.map { ($0.cause, $0) }) { first, _ in first }
    let amounts = Dictionary(
      uniqueKeysWithValues: zip(weighing.actions, weighing.support(of: found.product).parts))
    return found.without.compactMap { cause in
      items[cause].map { item in
        ToldDeed(
          event: cause.description, verb: verb(item.relation ?? "", language),
          title: names.short(item.product), amount: amounts[cause] ?? 0)
      }
    }
  }

  private func told(_ change: Change, _ language: String) -> ChangeAnswer.Other {
    let matter: ChangeAnswer.Other.Matter =
      switch change.matter {
      case .group(.brand(let id), let actions): .brand(brandName(id), count: actions.count)
      case .group(.category(let id), let actions): .category(categoryName(id, language), count: actions.count)
      case .group(.relation(let relation), let actions):
        .deeds(verb(relation, language), count: actions.count)
      case .attribute(let node):
        .attribute(kind: shop.graph.kind(of: node), name: names(of: node, language))
      case .weight(let channel, let factor):
        .weight(phrases(language)?.label(channel) ?? channel.rawValue, factor: factor)
      case .chip(let chip): .chip(Chips.label(chip, lexicon: words, language: language))
      case .priceLimit(let amount):
        .priceLimit(Money(hundredths: Int((amount * 100).rounded()), currency: currency).label)
      }
    return ChangeAnswer.Other(matter: matter, rank: change.rank, successor: change.successor.map(title))
  }

  // MARK: Why not

  package func absence(of item: String, from request: ListRequest, language: String) throws -> AbsenceAnswer {
    try halt.check()
    let product = try id(item)
    let found = try shop.absence(
      of: item, from: request, contrasting: try treeBuilder(for: request, language: language))
    let gate: AbsenceAnswer.Gate =
      switch found {
      case .listed(let rank): .listed(rank: rank)
      case .notOffered: .notOffered
      case .ruled(let rule): .rule(rule)
      case .filtered(let chips, let eachSuffices):
        .chips(
          chips.map { Chips.label($0, lexicon: words, language: language) }, together: !eachSuffices)
      case .critiqued: .softWish
      case .excluded: .excluded
      case .outOfStock: .outOfStock
      case .had(let event):
        .had(
          verb: verb(shop.history.relation(of: event.kind) ?? "", language),
          day: self.day(event.time)?.description)
      case .noEvidence(let gaps, let rank): .noEvidence(gaps.map(told), rank: rank)
      case .outscored(let outscored):
        .outscored(
          rank: outscored.rank, fitting: outscored.fitting, last: title(outscored.contrast.first),
          contrast: outscored.contrast,
          additions: outscored.additions.map { addition in
            AbsenceAnswer.Addition(
              deeds: addition.deeds.map { $0.product == product ? .like : .buy(title($0.product)) },
              rank: addition.rank)
          })
      }
    return AbsenceAnswer(
      item: shop.catalogue[product].id, title: title(product), gate: gate,
      places: request.offset + request.count)
  }

  private func told(_ gap: Absence.Gap) -> AbsenceAnswer.Gap {
    switch gap {
    case .noHistory: .noHistory
    case .newerThanModel: .newerThanModel
    case .nobodyChose: .nobodyChose
    case .noPicture: .noPicture
    case .noWords: .noWords
    case .otherBrand: .otherBrand
    case .otherCategory: .otherCategory
    }
  }

  package func best(of wish: Wish, for request: ListRequest) throws -> String? {
    try halt.check()
    var asked = request
    (asked.wish, asked.critiques, asked.offset, asked.count) = (wish, [], 0, 1)
    if let first = try Weighing(shop, asked).order(count: 1).first { return shop.catalogue[first].id }
    // Nothing that may be listed: perhaps something that is out of stock, or that she has.
    let gate = try Gate(wish, in: shop)
    return (0..<shop.shelf.count).lazy.map { ProductID($0) }.first {
      gate.variant(of: $0, evenSoldOut: true) != nil
    }
    .map { shop.catalogue[$0].id }
  }

  // MARK: Why before

  package func contrast(_ first: String, _ second: String, in request: ListRequest, language: String) throws
    -> ContrastAnswer
  {
    try halt.check()
    let weighing = try Weighing(shop, request)
    let builder = try treeBuilder(for: request, language: language)
    var receipts = try [first, second].map { weighing.receipt(of: try id($0)) }
    // The one with the higher score is above, whatever was asked.
    if (receipts[1].score, receipts[0].product) > (receipts[0].score, receipts[1].product) {
      receipts.swapAt(0, 1)
    }
    let places = weighing.order(count: request.offset + request.count)
    return ContrastAnswer(
      items: receipts.map { shop.catalogue[$0.product].id }, titles: receipts.map { title($0.product) },
      ranks: receipts.map { receipt in places.firstIndex(of: receipt.product).map { $0 + 1 } },
      contrast: builder.contrast(receipts[0], receipts[1], history: weighing.history))
  }

  // MARK: Names

  /// - Throws: ``ShopError/unknownItem(_:)``.
  func id(_ item: String) throws -> ProductID {
    guard let place = shop.catalogue.place(of: item) else { throw ShopError.unknownItem(item) }
    return place.product
  }

  func title(_ product: ProductID) -> String { names.full(product) }

  func phrases(_ language: String) -> Phrases? {
    shop.rules.phrases[language] ?? shop.rules.phrases["en"]
  }

  func verb(_ relation: String, _ language: String) -> String {
    phrases(language)?.relation(relation) ?? relation
  }

  func brandName(_ id: String) -> String { words.brands.first { $0.id == id }?.name ?? id }

  func categoryName(_ id: String, _ language: String) -> String {
    words.categories.first { $0.entry.id == id }?.entry.word(language) ?? id
  }

  /// A node's name in a language, where the lexicon has one.
  private func names(of node: NodeID, _ language: String) -> String {
    let key = shop.graph.key(node)
    switch shop.graph.kind(of: node) {
    case "category": return categoryName(key, language)
    case "colour":
      return words.colours.first { $0.entry.id == key }?.entry.word(language) ?? shop.graph.label(node)
    default: return shop.graph.label(node)
    }
  }
}
