// ConversationTests › FixtureShop: the shop of the golden sentences, with made-up scores.

import Foundation

import Catalogue
import Conversation
import Explanation
import Fusion
import GraphRules
import Scoring

/// The files in `../shared/conversation/shop`, read by simple means; lists are in feed order.
struct FixtureShop: ShopReader {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let folder = root.deletingLastPathComponent().appending(path: "shared/conversation/shop")
  /// Worktrees of the project may stand elsewhere; then the folder is named by the environment.
  static let shopFolder: URL =
    ProcessInfo.processInfo.environment["CLEW_FIXTURE_SHOP"].map { URL(filePath: $0) } ?? folder
  static let isPresent = FileManager.default.fileExists(atPath: shopFolder.appending(path: "feed.xml").path)

  let shopName = "Clew fixture shop"
  let currency = "EUR"
  let listSize = 5
  let lexicon: Lexicon
  let products: [Product]
  let categoryOf: [String: [String]]
  let customers: [CustomerCard]

  static let shared: FixtureShop? = try? FixtureShop()

  init() throws {
    var lexicon = try LexiconFile.read(Self.shopFolder.appending(path: "lexicon.yaml"))
    lexicon.turnsOfPhrase = try GraphRules.builtIn().lexicon.turnsOfPhrase
    lexicon.mentions = try GraphRules.builtIn().lexicon.mentions
    self.lexicon = lexicon
    var items: [String: [Variant]] = [:]
    var order: [String] = []
    for record in try FeedFile.records(Self.shopFolder.appending(path: "feed.xml")) {
      let item = record["item_group_id"] ?? record["id"] ?? ""
      var variant = Variant(id: record["id"] ?? "", item: item, source: RecordSource(line: 1))
      variant.title = record["title"] ?? ""
      variant.brand = record["brand"] ?? ""
      variant.categories = [(record["product_type"] ?? "").components(separatedBy: " > ")]
      variant.price = Self.money(record["price"])
      variant.salePrice = Self.money(record["sale_price"])
      variant.availability = Availability(rawValue: record["availability"] ?? "") ?? .unknown
      variant.colourWords = (record["color"] ?? "").components(separatedBy: "/").filter { !$0.isEmpty }
      variant.material = record["material"] ?? ""
      variant.size = record["size"] ?? ""
      variant.gender = record["gender"] ?? ""
      for name in ["Waterproof", "Vegan"] {
        if let value = record["detail:" + name] {
          variant.details.append(ProductDetail(name: name, value: value))
        }
      }
      if items[item] == nil { order.append(item) }
      items[item, default: []].append(variant)
    }
    products = order.map { Product(id: $0, variants: items[$0] ?? []) }
    categoryOf = Dictionary(uniqueKeysWithValues: products.map { ($0.id, $0.lead.categories[0]) })
    let rows = try String(contentsOf: Self.shopFolder.appending(path: "customers.csv"), encoding: .utf8)
      .split(separator: "\n").dropFirst()
    customers = rows.enumerated().map { at, row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return CustomerCard(
        id: cells[0], name: cells[1], city: cells[4], orders: 14 - at % 12, daysSinceLastOrder: 3 + at)
    }
  }

  private static func money(_ text: String?) -> Money? {
    guard let parts = text?.split(separator: " "), let amount = parts.first.flatMap({ Double($0) }) else {
      return nil
    }
    return Money(hundredths: Int((amount * 100).rounded()), currency: parts.count > 1 ? String(parts[1]) : "")
  }

  var vocabulary: Vocabulary { vocabulary(lexicon: lexicon, spoken: .builtIn) }

  func vocabulary(lexicon: Lexicon, spoken: SpokenRules) -> Vocabulary {
    let brands = Dictionary(lexicon.brands.map { ($0.name, $0.id) }) { first, _ in first }
    let categories = Dictionary(lexicon.categories.map { ($0.path, $0.entry.id) }) { first, _ in first }
    return Vocabulary(
      lexicon: lexicon, spoken: spoken,
      products: products.map {
        ProductName(
          item: $0.id, title: $0.lead.title, brand: brands[$0.lead.brand] ?? "",
          category: categories[$0.lead.categories[0]] ?? "")
      },
      customers: customers.map { CustomerName(id: $0.id, name: $0.name, city: $0.city) })
  }

  func customer(_ id: String) -> CustomerCard? { customers.first { $0.id == id } }
  func product(_ item: String) -> Product? { products.first { $0.id == item } }

  func list(_ request: ListRequest, language: String) throws -> RecommendationList {
    let fitting = products.filter { fits($0, request) }
    let page = fitting.dropFirst(request.offset).prefix(request.count)
    var blockers: [Blocker] = []
    if fitting.isEmpty {
      for chip in Chips.strings(request.wish, currency: currency) {
        var looser = request
        if chip.hasPrefix("price") {
          looser.wish.price = nil
        } else if chip == "in-stock" {
          looser.wish.inStock = false
        } else {
          continue
        }
        let frees = products.count { fits($0, looser) }
        if frees > 0 { blockers.append(Blocker(chip: chip, frees: frees)) }
      }
    }
    return RecommendationList(
      items: page.enumerated().map { listed($1, rank: $0 + 1 + request.offset, language) },
      fitting: fitting.count,
      offered: products.count, blockers: blockers)
  }

  func explain(_ item: String, for request: ListRequest, language: String) throws -> Explained {
    let product = try product(item).orThrow()
    let name = customer(request.user ?? "")?.name.split(separator: " ").first.map(String.init) ?? "You"
    let title = product.lead.title.split(separator: ",").first.map(String.init) ?? ""
    let colour = Reason(
      amount: 0.17, short: "same teal as her Rain Shell",
      sentence: "It matches the colour of your rain shell.", start: name,
      steps: [
        DrawnStep(relation: "bought", isInverse: false, node: "Altura Rain Shell", swatch: nil),
        DrawnStep(relation: "colour", isInverse: false, node: "teal", swatch: 0x1F7A7A),
        DrawnStep(relation: "colour", isInverse: true, node: title, swatch: nil),
      ], leaves: [0])
    let bought = Reason(
      amount: 0.13, short: "212 bought both", sentence: "It is often bought with the daypack you have.",
      start: name,
      steps: [
        DrawnStep(relation: "bought", isInverse: false, node: "Northpeak Daypack 20", swatch: nil),
        DrawnStep(relation: "bought with ×212", isInverse: false, node: title, swatch: nil),
      ], leaves: [1])
    let small = Reason(
      amount: 0.02, short: "waterproof", sentence: "", start: "", steps: [], leaves: [2])
    let tree = ReasonTree(
      score: 0.31, language: language,
      channels: [ChannelShare(label: "graph", amount: 0.18), ChannelShare(label: "picture", amount: 0.13)],
      shown: [colour, bought], rest: [small, small], covered: 0.88, against: -0.03)
    return Explained(listed: listed(product, rank: 1, language), tree: tree)
  }

  private func listed(_ product: Product, rank: Int, _ language: String) -> ListedItem {
    let variant = product.lead
    let contribution = Contribution(
      scorer: "walk", evidence: .latent(item: ProductID(0)), amount: 0.9 - Double(rank) * 0.07,
      because: .event(1))
    let colour = lexicon.colours.first { entry in
      variant.colourWords.contains { entry.entry.words.values.joined().contains($0.lowercased()) }
    }
    let swatches = colour.map {
      [
        Swatch(
          name: $0.entry.word(language), red: UInt8($0.rgb >> 16), green: UInt8($0.rgb >> 8 & 255),
          blue: UInt8($0.rgb & 255))
      ]
    }
    return ListedItem(
      receipt: Receipt(product: ProductID(0), variant: 0, rank: rank, contributions: [contribution]),
      item: product.id,
      variant: variant.id, title: variant.title, brand: variant.brand,
      price: variant.salePrice ?? variant.price,
      regularPrice: variant.price, isInStock: variant.isInStock, isNew: false, link: variant.link,
      swatches: swatches ?? [],
      shortReasons: [language == "zh" ? "和以前买的相配" : "goes with what was bought before"]
    )
  }

  private func fits(_ product: Product, _ request: ListRequest) -> Bool {
    let wish = request.wish
    let path = product.lead.categories[0]
    func isIn(_ ids: [String]) -> Bool {
      ids.contains { id in
        lexicon.categories.first { $0.entry.id == id }.map { path.starts(with: $0.path) } ?? false
      }
    }
    let brand = lexicon.brands.first { $0.name == product.lead.brand }?.id ?? ""
    let price = (product.lead.salePrice ?? product.lead.price)?.amount ?? 0
    if !wish.categories.isEmpty, !isIn(wish.categories) { return false }
    if isIn(wish.notCategories) || wish.notBrands.contains(brand) { return false }
    if !wish.brands.isEmpty, !wish.brands.contains(brand) { return false }
    if let max = wish.price?.max, price > max { return false }
    if let min = wish.price?.min, price < min { return false }
    return !wish.inStock || product.variants.contains { $0.isInStock }
  }
}

struct Missing: Error {}

extension Optional {
  func orThrow() throws -> Wrapped {
    guard let self else { throw Missing() }
    return self
  }
}
