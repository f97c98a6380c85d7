// Recommender › ShopDesk: answers a dialogue's questions about a shop.

package import Catalogue
package import Conversation
package import Explanation
import Features
import Foundation
import Fusion
import GraphRules
import KnowledgeGraph
import Scoring

/// Reads a shop for a conversation: lists, reasons, customers.
///
/// It writes nothing.
package struct ShopDesk: ShopReader {
  let shop: Shop
  /// The lexicon with the catalogue's own categories and brands.
  let words: Lexicon
  let names: ProductNames
  let memory = EventMemory()
  /// By language.
  private let builders: [String: ReasonTreeBuilder]
  /// The kinds of customers that the shop tells apart: `vip`.
  package let segments: [String]

  let halt: TurnHalt

  package init(_ shop: Shop, halt: TurnHalt = TurnHalt()) {
    self.shop = shop
    self.halt = halt
    words = shop.words
    let names = ProductNames(shop.catalogue, lexicon: words)
    self.names = names
    builders = shop.rules.phrases.mapValues { [words] phrases in
      ReasonTreeBuilder(
        graph: shop.graph, phrases: phrases, lexicon: words, names: names,
        words: HanWords(shop.catalogue, shop.features.terms))
    }
    segments = Set(shop.customers.lazy.map(\.segment)).filter { !$0.isEmpty }.sorted()
  }

  /// So many reasons of each product are told in a list.
  static let listedReasons = 3

  package var shopName: String { shop.settings.name }
  package var currency: String { shop.settings.currency }
  package var listSize: Int { shop.settings.listSize }

  package func customer(_ id: String) -> CustomerCard? {
    guard let user = try? shop.user(id), let events = try? shop.events(of: user) else { return nil }
    let customer = shop.customers[user]
    let orders = events.filter { $0.kind == .purchase || $0.kind == .interaction }
    let last = orders.compactMap(\.time).max()
    return CustomerCard(
      id: id, name: customer.name, city: customer.city, orders: orders.count,
      daysSinceLastOrder: last.map { max(0, Int((shop.clock.now - $0) / 86_400)) })
  }

  package func product(_ item: String) -> Product? {
    shop.catalogue.place(of: item).map { shop.catalogue[$0.product] }
  }

  package func list(_ request: ListRequest, language: String) throws -> RecommendationList {
    try halt.check()
    guard request.order == .fit || request.order == .goesWith else {
      return try ordered(request, language: language)
    }
    let context = try RankingContext(shop, request)
    let prepared = context.prepared
    let ranking = shop.rank(request, context, prepared)
    let builder = try treeBuilder(for: request, language: language)
    let history = context.evidence.history
    // The same words under every product would tell nothing: what was said of one above comes after the rest.
    var told: Set<String> = []
    let items = ranking.receipts.map { receipt in
      let reasons = builder.shortReasons(of: receipt, history: history).prefix(Self.listedReasons)
      let ordered = reasons.filter { !told.contains($0) } + reasons.filter(told.contains)
      if let first = ordered.first { told.insert(first) }
      return listed(receipt, ordered, language: language)
    }
    return RecommendationList(
      items: items, fitting: ranking.fitting, offered: shop.catalogue.offeredCount,
      blockers: ranking.fitting == 0 ? try blockers(of: request) : [],
      // Only a list made by receipts is steered by wishes, and the next page has the offers of the first.
      offers: request.order == .fit && request.offset == 0
        ? try CompoundOffers(shop: shop, context: context, prepared: prepared, request: request)
          .offers(toListOf: ranking.receipts.map(\.product)) : [])
  }

  package func explain(_ item: String, for request: ListRequest, language: String) throws -> Explained {
    try halt.check()
    guard let place = shop.catalogue.place(of: item) else { throw ShopError.unknownItem(item) }
    let receipt = try shop.receipt(of: place.product, for: request)
    let label = request.user.flatMap { try? shop.user($0) }.map { shop.customers[$0].label }
    var tree = try treeBuilder(for: request, language: language).tree(
      of: receipt, history: try shop.history(for: request),
      customer: label.map(Self.firstName) ?? (language == "zh" ? "顾客" : "customer"))
    tree.notes = try notes(about: receipt, for: request, language: language)
    let reasons = tree.shown.prefix(Self.listedReasons).map(\.short)
    return Explained(listed: listed(receipt, reasons, language: language), tree: tree)
  }

  package func treeBuilder(for request: ListRequest, language: String) throws -> ReasonTreeBuilder {
    guard var builder = builders[language] ?? builders["en"] else {
      throw ShopError.notReadable("phrases.\(language).yaml", reason: "no such language")
    }
    builder.asked = Set(request.wish.categories)
    return builder
  }

  /// Enough of a name to say whom a path starts from: the given name, or the whole of a Chinese one.
  private static func firstName(_ name: String) -> String {
    name.split(separator: " ").first.map(String.init) ?? name
  }

  func listed(_ receipt: Receipt, _ reasons: [String], language: String) -> ListedItem {
    let product = shop.catalogue[receipt.product]
    let variant = product.variants[receipt.variant]
    let price = variant.currentPrice(at: shop.clock.now)
    return ListedItem(
      receipt: receipt, item: product.id, variant: variant.id,
      title: variant.title.isEmpty ? product.id : variant.title,
      brand: shop.names.brandName(variant.brand), price: price,
      regularPrice: price == variant.price ? nil : variant.price,
      isInStock: variant.isInStock,
      isNew: (shop.model?.model.kernels.choices.popularity(of: receipt.product.index) ?? 0) == 0,
      link: variant.link, swatches: swatches(of: receipt.product, receipt.variant, language: language),
      shortReasons: reasons)
  }

  /// The picture's main colours, by the lexicon's words.
  func swatches(of product: ProductID, _ variant: Int, language: String) -> [Swatch] {
    guard let picture = shop.features.pictures[product.index][variant] else { return [] }
    return picture.palette.prefix(3).map { colour in
      Swatch(
        name: shop.features.word(for: colour, lexicon: shop.rules.lexicon, language: language),
        red: UInt8(truncatingIfNeeded: colour.rgb >> 16), green: UInt8(truncatingIfNeeded: colour.rgb >> 8),
        blue: UInt8(truncatingIfNeeded: colour.rgb))
    }
  }

  /// For an empty list: how many products each chip alone keeps out.
  func blockers(of request: ListRequest) throws -> [Blocker] {
    var blockers: [Blocker] = []
    for (chip, wish) in Chips.withoutEach(request.wish, currency: currency) {
      var relaxed = request
      relaxed.wish = wish
      let frees = try shop.fitting(relaxed)
      if frees > 0 { blockers.append(Blocker(chip: chip, frees: frees)) }
    }
    return blockers.sorted { ($1.frees, $0.chip) < ($0.frees, $1.chip) }
  }
}
