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
  /// A product and why it stands where it stands.
  private struct Standing {
    let product: ProductID
    var ground: Ground?
  }

  /// A list in an order of its own; each item still has its receipt, which says how well it suits.
  func ordered(_ request: ListRequest, language: String) throws -> RecommendationList {
    let context = try RankingContext(shop, request)
    let prepared = context.prepared
    let standings = try standings(request, context, prepared, language)
    let page = standings.dropFirst(request.offset).prefix(request.count)
    let builder = try treeBuilder(for: request, language: language)
    let history = context.evidence.history
    let items = page.enumerated().map { at, standing in
      let receipt = Receipt(
        product: standing.product, variant: max(0, Int(context.eligible[standing.product.index])),
        rank: request.offset + at + 1, contributions: prepared.contributions(to: standing.product))
      // What was bought along says it all; what the model counts besides would only confuse.
      let isSaid = request.order == .alsoBought
      let reasons =
        isSaid ? [] : builder.shortReasons(of: receipt, history: history).prefix(Self.listedReasons)
      let ground = standing.ground.map { [$0.words] } ?? []
      var item = listed(receipt, ground + reasons, language: language)
      item.ground = standing.ground
      return item
    }
    return RecommendationList(
      items: items, fitting: standings.count, offered: shop.catalogue.offeredCount,
      blockers: context.fitting == 0 ? try blockers(of: request) : [])
  }

  package func ground(of item: String, in request: ListRequest, language: String) throws -> Ground? {
    switch request.order {
    case .fit, .goesWith, .bundle: return nil
    case .popular, .trending, .newest, .search, .alsoBought: break
    }
    let product = try id(item)
    let context = try RankingContext(shop, request)
    return try standings(request, context, context.prepared, language).first { $0.product == product }?.ground
  }

  private func standings(
    _ request: ListRequest, _ context: RankingContext, _ prepared: PreparedFusion, _ language: String
  ) throws -> [Standing] {
    switch request.order {
    case .fit, .goesWith:
      prepared.rank(eligible: context.eligible, leavingOut: [], range: 0..<request.offset + request.count)
        .map { Standing(product: $0.product) }
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

  private func eligible(_ context: RankingContext) -> [ProductID] {
    context.eligible.indices.filter { context.eligible[$0] >= 0 }.map { ProductID($0) }
  }

  private func told(_ count: Int) -> String { count >= Crowd.least ? "\(count)" : "<\(Crowd.least)" }

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

  private func popular(_ days: Int?, _ context: RankingContext, _ language: String) throws -> [Standing] {
    let recent = try buyers(days)
    let ever = days == nil ? recent : try buyers(nil)
    let verb = try taken(language)
    return eligible(context).filter { recent[$0.index] > 0 }
      .sorted { (recent[$1.index], ever[$1.index], $0) < (recent[$0.index], ever[$0.index], $1) }
      .map { product in
        let count = recent[product.index]
        let words =
          count >= Crowd.least
          ? say(language, "\(verb) by \(count) customers", "\(count) 位顾客\(verb)")
          : say(language, "\(verb) by a few customers", "几位顾客\(verb)")
        return Standing(product: product, ground: Ground(figure: told(count), words: words))
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
  private func trending(_ days: Int, _ context: RankingContext, _ language: String) throws -> [Standing] {
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
    func rise(_ product: ProductID) -> Double {
      let (a, b) = (Double(now[product.index]), Double(before[product.index]))
      return a * a / (a + b)
    }
    return eligible(context).filter { now[$0.index] > 0 }
      .sorted { (rise($1), now[$1.index], $0) < (rise($0), now[$0.index], $1) }
      .map { product in
        let (a, b) = (now[product.index], before[product.index])
        let words: String
        if a >= Crowd.least {
          let then =
            b >= Crowd.least
            ? say(language, "\(b)", "\(b) 位") : say(language, "few", "很少")
          words = say(
            language, "wanted by \(a) customers, \(then) before that", "\(a) 位顾客关注，此前\(then)")
        } else if a > b {
          words = say(language, "wanted more than before", "比之前更受关注")
        } else {
          words = say(language, "still looked at or bought", "仍有人浏览或购买")
        }
        return Standing(product: product, ground: Ground(figure: told(a) + (a > b ? " ↑" : ""), words: words))
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
  ) throws -> [Standing] {
    var first = [Int64](repeating: .max, count: shop.catalogue.count)
    for event in try memory.events(of: shop.store).events {
      first[event.product.index] = min(first[event.product.index], event.time ?? .min)
    }
    // What nobody has met yet is the newest; of that, what came last.
    var products = eligible(context)
    if let days { products = products.filter { first[$0.index] >= start(days) && first[$0.index] != .max } }
    products.sort { (first[$1.index], $1) < (first[$0.index], $0) }
    // What is older is no news, as long as there is news.
    let fresh = products.filter { first[$0.index] >= start(Self.freshDays) }
    if !fresh.isEmpty { products = fresh }
    if request.user != nil, !fresh.isEmpty {
      let pool = products.prefix(max(Self.newestPool, request.offset + request.count))
      let scores = Dictionary(uniqueKeysWithValues: pool.map { ($0, prepared.score(of: $0)) })
      products = pool.sorted { (scores[$1] ?? 0, $0) < (scores[$0] ?? 0, $1) }
    }
    return products.map { product in
      let time = first[product.index]
      guard time != .max, time != .min, let day = self.day(time) else {
        return Standing(
          product: product,
          ground: Ground(figure: "–", words: say(language, "nobody has bought it yet", "还没有人买过")))
      }
      return Standing(
        product: product,
        ground: Ground(
          figure: "\(day)",
          words: say(
            language, "first looked at on \(SpokenDay.words(day, language))",
            "\(SpokenDay.words(day, language))起有人浏览")))
    }
  }

  // MARK: Words

  private func search(
    _ query: String, _ request: ListRequest, _ context: RankingContext, _ language: String
  ) -> [Standing] {
    let terms = shop.features.terms
    let asked = terms.query(query)
    var score: [ProductID: Float] = [:]
    var matched: [ProductID: [Int]] = [:]
    for (term, weight) in asked {
      for (product, share) in terms.posting(term) where context.eligible[product.index] >= 0 {
        score[product, default: 0] += weight * share
        matched[product, default: []].append(term)
      }
    }
    // What the wish stands for is met by every product that passed; the other words must be in the text.
    let known = Set(terms.query(linkedWords(request.wish)).map(\.term))
    let free = Set(asked.map(\.term)).subtracting(known)
    let most = matched.values.map { $0.count { free.contains($0) } }.max() ?? 0
    let least = (most + 1) / 2
    return eligible(context).filter { product in
      let found = matched[product]?.count { free.contains($0) } ?? 0
      return most > 0 ? found >= least : !request.wish.isEmpty || score[product] != nil
    }
    .sorted { a, b in
      let (left, right) = (
        matched[a]?.count { free.contains($0) } ?? 0, matched[b]?.count { free.contains($0) } ?? 0
      )
      return (right, score[b] ?? 0, a) < (left, score[a] ?? 0, b)
    }
    .map { product in
      let words = (matched[product] ?? []).map { "“\(terms.word($0))”" }
      return Standing(
        product: product,
        ground: Ground(
          figure: score[product].map { Decimals.two(Double($0)) } ?? "–",
          words: words.isEmpty
            ? say(language, "of the kind asked for", "品类相符")
            : say(language, "its text has ", "文字中有")
              + words.prefix(3).joined(separator: say(language, ", ", "、"))))
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
    -> [Standing]
  {
    guard let anchor = request.similarTo.flatMap(shop.catalogue.place)?.product else { return [] }
    let (events, taking) = try memory.events(of: shop.store)
    var buyers: Set<Int> = []
    for event in events where event.kind == taking && event.product == anchor { buyers.insert(event.user) }
    var both = CustomerCounts(productCount: shop.catalogue.count)
    for event in events where event.kind == taking && buyers.contains(event.user) { both.add(event) }
    let counts = both.counts
    let ever = try self.buyers(nil)
    // Of equally many, what is bought less by others says more.
    return eligible(context).filter { counts[$0.index] > 0 && $0 != anchor }
      .sorted { (counts[$1.index], ever[$0.index], $0) < (counts[$0.index], ever[$1.index], $1) }
      .map { product in
        let count = counts[product.index]
        let words =
          count >= Crowd.least
          ? say(language, "\(count) customers have both", "\(count) 位顾客两件都有")
          : say(language, "a few customers have both", "有几位顾客两件都有")
        return Standing(product: product, ground: Ground(figure: told(count), words: words))
      }
  }

  /// The best of each kind.
  private func bundle(_ request: ListRequest, _ context: RankingContext, _ prepared: PreparedFusion)
    -> [Standing]
  {
    let ranked = prepared.rank(
      eligible: context.eligible, leavingOut: [], range: 0..<max(60, 4 * (request.offset + request.count)))
    var kinds: Set<[String]> = []
    return ranked.filter { receipt in
      receipt.score > 0
        && kinds.insert(Array((shop.facts[receipt.product.index].categories.first ?? []).prefix(2))).inserted
    }.map { Standing(product: $0.product) }
  }
}
