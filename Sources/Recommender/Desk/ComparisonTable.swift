// Recommender › ComparisonTable: what is known of several products, property by property.

import Catalogue
import Conversation
import Explanation
import Fusion
import GraphRules
import KnowledgeGraph

/// Price, fit and attributes of products that may be offered together.
struct ComparisonTable {
  let desk: ShopDesk
  let weighing: Weighing
  let products: [ProductID]
  let language: String

  private var shop: Shop { desk.shop }
  private func say(_ english: String, _ chinese: String) -> String { language == "zh" ? chinese : english }

  /// The rows in which something is known of a product, or those asked about alone.
  func rows(_ asked: [String]) -> [ComparisonRow] {
    let all =
      [price, fit, rank, brand, category, colour, picture, material, size, stock, rating] + attributes
    if !asked.isEmpty { return asked.compactMap { id in all.first { $0.id == id } ?? empty(id) } }
    return all.filter { $0.values.contains { $0 != nil } }
  }

  private func row(_ id: String, _ label: String, _ value: (ProductID) -> (text: String?, number: Double?))
    -> ComparisonRow
  {
    let found = products.map(value)
    return ComparisonRow(id: id, label: label, values: found.map(\.text), numbers: found.map(\.number))
  }

  private func words(_ id: String, _ label: String, _ value: (ProductID) -> String?) -> ComparisonRow {
    row(id, label) { product in (value(product).flatMap { $0.isEmpty ? nil : $0 }, nil) }
  }

  private func empty(_ id: String) -> ComparisonRow {
    ComparisonRow(
      id: id, label: name(of: id), values: products.map { _ in nil }, numbers: products.map { _ in nil })
  }

  private func variant(_ product: ProductID) -> Variant {
    shop.catalogue[product].variants[weighing.variant(of: product)]
  }

  private func facts(_ product: ProductID) -> VariantFacts {
    shop.facts[product.index].variants[weighing.variant(of: product)]
  }

  // MARK: Rows

  private var price: ComparisonRow {
    row("price", say("price", "价格")) { product in
      let price = variant(product).currentPrice(at: shop.clock.now)
      return (price?.label, price?.amount)
    }
  }

  private var fit: ComparisonRow {
    row("fit", say("fit", "匹配")) { product in
      let score = weighing.prepared.score(of: product)
      return (Decimals.two(score), score)
    }
  }

  private var rank: ComparisonRow {
    row("rank", say("place", "名次")) { product in
      guard weighing.isEligible(product) else { return (nil, nil) }
      let rank = weighing.standing(of: product, naming: 0).rank
      return ("#\(rank)", Double(rank))
    }
  }

  private var brand: ComparisonRow {
    words("brand", say("brand", "品牌")) { shop.facts[$0.index].brandName }
  }

  private var category: ComparisonRow {
    words("category", say("kind", "品类")) { product in
      shop.facts[product.index].mainCategory.map { desk.categoryName($0, language) }
    }
  }

  /// The feed's words for the colour.
  private var colour: ComparisonRow {
    words("colour", say("colour", "颜色")) { product in
      let named = facts(product).namedColours.map { id in
        desk.words.colours.first { $0.entry.id == id }?.entry.word(language) ?? id
      }
      return (named.isEmpty ? variant(product).colourWords : named).joined(separator: say(", ", "、"))
    }
  }

  /// The main colours of the picture, which may tell something else.
  private var picture: ComparisonRow {
    words("picture", say("picture", "图片")) { product in
      var known: Set<String> = []
      return desk.swatches(of: product, weighing.variant(of: product), language: language).map(\.name)
        .filter { known.insert($0).inserted }.joined(separator: say(", ", "、"))
    }
  }

  private var material: ComparisonRow {
    words("material", say("material", "材质")) { variant($0).material }
  }

  private var size: ComparisonRow {
    words("size", say("sizes", "尺码")) { product in
      var known: Set<String> = []
      return shop.facts[product.index].variants.flatMap(\.sizes).filter { known.insert($0).inserted }
        .joined(separator: " ")
    }
  }

  private var stock: ComparisonRow {
    words("in_stock", say("in stock", "有货")) { product in
      shop.catalogue[product].variants.contains(where: \.isInStock) ? say("yes", "是") : say("no", "否")
    }
  }

  private var rating: ComparisonRow {
    row("rating", say("rating", "评分")) { product in
      let stars = shop.facts[product.index].attributes["rating"].flatMap(Double.init)
      return (stars.map(Decimals.two), stars)
    }
  }

  /// What the feed's details say, in the order of the lexicon.
  private var attributes: [ComparisonRow] {
    desk.words.attributes.filter { attribute in
      products.contains { shop.facts[$0.index].attributes[attribute.entry.id] != nil }
        && attribute.entry.id != "rating"
    }.map { attribute in
      row(attribute.entry.id, name(of: attribute.entry.id)) { product in
        guard let value = shop.facts[product.index].attributes[attribute.entry.id] else { return (nil, nil) }
        switch attribute.kind {
        case .bool: return (value == "true" ? say("yes", "是") : say("no", "否"), nil)
        case .number: return (attribute.unit.isEmpty ? value : "\(value) \(attribute.unit)", Double(value))
        case .text: return (value, nil)
        }
      }
    }
  }

  private func name(of attribute: String) -> String {
    desk.words.attributes.first { $0.entry.id == attribute }?.entry.word(language) ?? attribute
  }
}
