// Recommender › ShopDesk+Orders: lists in other orders than by receipts: best sellers, trends, news, search, sets.

import Catalogue
package import Conversation
import Explanation
import Features
import Fusion
import GraphRules
import KnowledgeGraph
import Scoring

extension ShopDesk {
  /// Products in their order, and why each stands where it stands: told only of those that are shown.
  private struct Standings {
    let products: [ProductID]
    var ground: (ProductID) -> Ground? = { _ in nil }
  }

  /// A list in an order of its own; each item still has its receipt, which says how well it suits.
  func ordered(_ request: ListRequest, language: String) throws -> RecommendationList {
    let context = try RankingContext(shop, request)
    let prepared = context.prepared
    let standings = try standings(request, context, prepared, language)
    let page = standings.products.dropFirst(request.offset).prefix(request.count)
    let builder = try treeBuilder(for: request, language: language)
    let history = context.evidence.history
    let items = page.enumerated().map { at, product in
      let receipt = Receipt(
        product: product, variant: max(0, Int(context.eligible[product.index])),
        rank: request.offset + at + 1, contributions: prepared.contributions(to: product))
      // What was bought along says it all; what the model counts besides would only confuse.
      let isSaid = request.order == .alsoBought
      let reasons =
        isSaid ? [] : builder.shortReasons(of: receipt, history: history).prefix(Self.listedReasons)
      let ground = standings.ground(product)
      var item = listed(receipt, (ground.map { [$0.words] } ?? []) + reasons, language: language)
      item.ground = ground
      return item
    }
    return RecommendationList(
      items: items, fitting: standings.products.count, offered: shop.catalogue.offeredCount,
      blockers: context.fitting == 0 ? try blockers(of: request) : [])
  }

  package func ground(of item: String, in request: ListRequest, language: String) throws -> Ground? {
    switch request.order {
    case .fit, .goesWith, .bundle: return nil
    case .popular, .trending, .newest, .search, .alsoBought: break
    }
    let product = try id(item)
    let context = try RankingContext(shop, request)
    let standings = try standings(request, context, context.prepared, language)
    return standings.products.contains(product) ? standings.ground(product) : nil
  }

  private func standings(
    _ request: ListRequest, _ context: RankingContext, _ prepared: PreparedFusion, _ language: String
  ) throws -> Standings {
    switch request.order {
    case .fit, .goesWith:
      Standings(
        products: prepared.rank(
          eligible: context.eligible, leavingOut: [], range: 0..<request.offset + request.count
        ).map(\.product))
    case .popular(let days): try popular(days, context, language)
    case .trending(let days): try trending(days, context, language)
    case .newest(let days): try newest(days, request, context, prepared, language)
    case .search(let query): search(query, request, context, language)
    case .alsoBought: try alsoBought(request, context, language)
    case .bundle: bundle(request, context, prepared)
    }
  }

  private func say(_ language: String, _ english: String, _ chinese: String) -> String {
    language == "zh" ? chinese : english
  }

  /// The moment so many days ago.
  private func start(_ days: Int) -> Int64 { shop.clock.now - Int64(days) * 86_400 }

  /// What may be listed and has a worth, the worthiest first; of equals the one that the shop had first.
  ///
  /// Cost: O(products + found · log found).
  private func sorted<A: Comparable, B: Comparable>(_ context: RankingContext, worth: (Int) -> (A, B)?)
    -> [ProductID]
  {
    var found: [(worth: (A, B), product: Int)] = []
    for product in context.eligible.indices where context.eligible[product] >= 0 {
      if let worth = worth(product) { found.append((worth, product)) }
    }
    found.sort { ($1.worth.0, $1.worth.1, $0.product) < ($0.worth.0, $0.worth.1, $1.product) }
    return found.map { ProductID($0.product) }
  }

  private func told(_ count: Int) -> String { count >= Crowd.least ? "\(count)" : "<\(Crowd.least)" }

  /// So few customers are not told from one another.
  private func ground(of count: Int, many: String, few: String) -> Ground {
    Ground(figure: told(count), words: count >= Crowd.least ? many : few)
  }

  // MARK: What sells, what is wanted

  /// How many customers took each product, in the last so many days or ever.
  func buyers(_ days: Int?) throws -> [Int] {
    let (events, taking) = try memory.events(of: shop.store)
    var counts = CustomerCounts(productCount: shop.catalogue.count)
    let from = days.map(start)
    for event in events where event.kind == taking {
      if let from { guard let time = event.time, time >= from, time <= shop.clock.now else { continue } }
      counts.add(event)
    }
    return counts.counts
  }

  private func popular(_ days: Int?, _ context: RankingContext, _ language: String) throws -> Standings {
    let recent = try buyers(days)
    let ever = days == nil ? recent : try buyers(nil)
    let verb = try taken(language)
    let products = sorted(context) { product in
      recent[product] > 0 ? (recent[product], ever[product]) : nil
    }
    return Standings(products: products) { product in
      let count = recent[product.index]
      return ground(
        of: count, many: say(language, "\(verb) by \(count) customers", "\(count) 位顾客\(verb)"),
        few: say(language, "\(verb) by a few customers", "几位顾客\(verb)"))
    }
  }

  /// The verb for what this shop knows of taking things.
  private func taken(_ language: String) throws -> String {
    switch try memory.events(of: shop.store).taking {
    case .rating: say(language, "rated", "评价过")
    case .interaction: say(language, "chosen", "选过")
    default: say(language, "bought", "买过")
    }
  }

  /// By `now² / (now + before)`: how many, and how much of it is recent.
  private func trending(_ days: Int, _ context: RankingContext, _ language: String) throws -> Standings {
    let (events, _) = try memory.events(of: shop.store)
    var recent = CustomerCounts(productCount: shop.catalogue.count)
    var earlier = recent
    for event in events {
      guard let time = event.time, time <= shop.clock.now,
        ![.dislike, .hide, .takenBack].contains(event.kind)
      else { continue }
      if time >= start(days) { recent.add(event) } else if time >= start(2 * days) { earlier.add(event) }
    }
    let (now, before) = (recent.counts, earlier.counts)
    let products = sorted(context) { product -> (Double, Double)? in
      guard now[product] > 0 else { return nil }
      let (a, b) = (Double(now[product]), Double(before[product]))
      return (a * a / (a + b), Double(now[product]))
    }
    return Standings(products: products) { product in
      let (a, b) = (now[product.index], before[product.index])
      let words: String
      if a >= Crowd.least {
        let then = b >= Crowd.least ? say(language, "\(b)", "\(b) 位") : say(language, "few", "很少")
        words = say(
          language, "wanted by \(a) customers, \(then) before that", "\(a) 位顾客关注，此前\(then)")
      } else if a > b {
        words = say(language, "wanted more than before", "比之前更受关注")
      } else {
        words = say(language, "still looked at or bought", "仍有人浏览或购买")
      }
      return Ground(figure: told(a) + (a > b ? " ↑" : ""), words: words)
    }
  }

  // MARK: What is new

  /// How many of the newest a known customer's list is chosen from.
  private static let newestPool = 20
  /// What was first met longer ago is not called new.
  private static let freshDays = 180

  private func newest(
    _ days: Int?, _ request: ListRequest, _ context: RankingContext, _ prepared: PreparedFusion,
    _ language: String
  ) throws -> Standings {
    var first = [Int64](repeating: .max, count: shop.catalogue.count)
    for event in try memory.events(of: shop.store).events {
      first[event.product.index] = min(first[event.product.index], event.time ?? .min)
    }
    // What nobody has met yet is the newest; of that, what came last.
    let since = days.map(start)
    var products = sorted(context) { product -> (Int64, Int)? in
      if let since, first[product] < since || first[product] == .max { return nil }
      // Of what was met at the same moment, what came into the shop last.
      return (first[product], product)
    }
    // What is older is no news, as long as there is news.
    let fresh = products.prefix { first[$0.index] >= start(Self.freshDays) }
    if !fresh.isEmpty { products = Array(fresh) }
    if request.user != nil, !fresh.isEmpty {
      let pool = products.prefix(max(Self.newestPool, request.offset + request.count))
      let scores = Dictionary(uniqueKeysWithValues: pool.map { ($0, prepared.score(of: $0)) })
      products = pool.sorted { (scores[$1] ?? 0, $0) < (scores[$0] ?? 0, $1) }
    }
    return Standings(products: products) { product in
      let time = first[product.index]
      guard time != .max, time != .min, let day = self.day(time) else {
        return Ground(figure: "–", words: say(language, "nobody has bought it yet", "还没有人买过"))
      }
      return Ground(
        figure: "\(day)",
        words: say(
          language, "first looked at on \(SpokenDay.words(day, language))",
          "\(SpokenDay.words(day, language))起有人浏览"))
    }
  }

  // MARK: Words

  private func search(
    _ query: String, _ request: ListRequest, _ context: RankingContext, _ language: String
  ) -> Standings {
    let terms = shop.features.terms
    let asked = terms.query(query)
    // What the wish stands for is met by every product that passed; the other words must be in the text.
    let known = Set(terms.query(linkedWords(request.wish)).map(\.term))
    var score = [Float](repeating: 0, count: shop.shelf.count)
    var (found, free) = (
      [Int](repeating: 0, count: shop.shelf.count), [Int](repeating: 0, count: shop.shelf.count)
    )
    for (term, weight) in asked {
      for (product, share) in terms.posting(term) where context.eligible[product.index] >= 0 {
        score[product.index] += weight * share
        found[product.index] += 1
        if !known.contains(term) { free[product.index] += 1 }
      }
    }
    let most = free.max() ?? 0
    let least = (most + 1) / 2
    let products = sorted(context) { product -> (Float, Float)? in
      guard most > 0 ? free[product] >= least : !request.wish.isEmpty || found[product] > 0 else {
        return nil
      }
      return (Float(free[product]), score[product])
    }
    return Standings(products: products) { product in
      let has = Set(terms.terms(of: product).map(\.term))
      let words = asked.filter { has.contains($0.term) }.map { "“\(terms.word($0.term))”" }
      return Ground(
        figure: words.isEmpty ? "–" : Decimals.two(Double(score[product.index])),
        words: words.isEmpty
          ? say(language, "of the kind asked for", "品类相符")
          : say(language, "its text has ", "文字中有")
            + words.prefix(3).joined(separator: say(language, ", ", "、")))
    }
  }

  /// The lexicon's words for what a wish asks for.
  private func linkedWords(_ wish: Wish) -> String {
    let categories = words.categories.map(\.entry).filter { wish.categories.contains($0.id) }
    let others = (words.materials + words.genders).filter {
      wish.materials.contains($0.id) || wish.genders.contains($0.id)
    }
    let brands = words.brands.filter { wish.brands.contains($0.id) }
    return
      ((categories + others).flatMap { $0.words.values.joined() } + brands.flatMap { [$0.name] + $0.also })
      .joined(separator: " ")
  }

  // MARK: What goes together

  private func alsoBought(_ request: ListRequest, _ context: RankingContext, _ language: String) throws
    -> Standings
  {
    guard let anchor = request.similarTo.flatMap(shop.catalogue.place)?.product else {
      return Standings(products: [])
    }
    let (events, taking) = try memory.events(of: shop.store)
    var buyers: Set<Int> = []
    for event in events where event.kind == taking && event.product == anchor { buyers.insert(event.user) }
    var both = CustomerCounts(productCount: shop.catalogue.count)
    for event in events where event.kind == taking && buyers.contains(event.user) { both.add(event) }
    let counts = both.counts
    let ever = try self.buyers(nil)
    // Of equally many, what is bought less by others says more.
    let products = sorted(context) { product in
      counts[product] > 0 && product != anchor.index ? (counts[product], -ever[product]) : nil
    }
    return Standings(products: products) { product in
      let count = counts[product.index]
      return ground(
        of: count, many: say(language, "\(count) customers have both", "\(count) 位顾客两件都有"),
        few: say(language, "a few customers have both", "有几位顾客两件都有"))
    }
  }

  /// The best of each kind.
  private func bundle(_ request: ListRequest, _ context: RankingContext, _ prepared: PreparedFusion)
    -> Standings
  {
    let ranked = prepared.rank(
      eligible: context.eligible, leavingOut: [], range: 0..<max(60, 4 * (request.offset + request.count)))
    var kinds: Set<[String]> = []
    let products = ranked.filter { receipt in
      receipt.score > 0
        && kinds.insert(Array((shop.facts[receipt.product.index].categories.first ?? []).prefix(2))).inserted
    }.map(\.product)
    return Standings(products: products)
  }
}
