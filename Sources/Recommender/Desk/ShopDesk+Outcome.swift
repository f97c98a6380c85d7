// Recommender › ShopDesk+Outcome: suppositions out of a conversation, and products side by side.

import Catalogue
package import Conversation
import Explanation
import Fusion
import GraphRules
import KnowledgeGraph
import Scoring

extension ShopDesk {
  // MARK: What if

  package func outcome(_ hypothesis: Hypothesis, of request: ListRequest, language: String) throws
    -> OutcomeAnswer
  {
    try halt.check()
    var words = Suppositions(desk: self, language: language, request: request)
    let (other, supposed): (ListRequest, Supposition)
    do {
      (other, supposed) = try words.read(hypothesis)
    } catch let senseless as SuppositionError {
      return OutcomeAnswer(problem: senseless.description)
    }
    let found = try shop.outcome(of: request, becoming: other, supposing: supposed)
    let rows = found.moves.map { move in
      let variants = shop.catalogue[move.product].variants
      let place = (found.after + found.before).first { $0.product == move.product }?.variant ?? 0
      return OutcomeRow(
        item: shop.catalogue[move.product].id, title: title(move.product),
        price: variants[min(place, variants.count - 1)].currentPrice(at: shop.clock.now)?.label ?? "",
        before: move.before, after: move.after, elsewhere: found.elsewhere[move.product])
    }
    return OutcomeAnswer(supposed: words.told, rows: rows, fitting: found.fitting)
  }

  // MARK: Side by side

  package func comparison(of items: [String], attributes: [String], in request: ListRequest, language: String)
    throws -> ComparisonAnswer
  {
    let products = try items.map { try id($0) }
    let weighing = try Weighing(shop, request)
    let table = ComparisonTable(desk: self, weighing: weighing, products: products, language: language)
    return ComparisonAnswer(
      items: products.map { shop.catalogue[$0].id }, titles: products.map(title),
      swatches: products.map { swatches(of: $0, weighing.variant(of: $0), language: language) },
      rows: table.rows(attributes))
  }
}

/// Reads a hypothesis: the request as it would be, the past as it would be, and both in words.
private struct Suppositions {
  let desk: ShopDesk
  let language: String
  let request: ListRequest
  /// What is supposed, to follow “if”.
  private(set) var told = ""

  init(desk: ShopDesk, language: String, request: ListRequest) {
    self.desk = desk
    self.language = language
    self.request = request
  }

  private func say(_ english: String, _ chinese: String) -> String { language == "zh" ? chinese : english }

  mutating func read(_ hypothesis: Hypothesis) throws -> (ListRequest, Supposition) {
    var other = request
    var supposed = Supposition()
    var parts: [String] = []
    if let user = hypothesis.user {
      other.user = user == "@cold" ? nil : user
      if let user = other.user { _ = try desk.shop.user(user) }
      let name = other.user.flatMap { desk.customer($0)?.name } ?? user
      parts.append(
        other.user == nil
          ? say("it were a new customer", "是一位新顾客") : say("it were \(name)", "是\(name)"))
    }
    if !hypothesis.disabled.isEmpty {
      let scorers = ScorerName.allCases.filter { hypothesis.disabled.contains($0.switchName) }
      for scorer in scorers { supposed.factors[scorer.rawValue] = 0 }
      supposed.ignoresRules = hypothesis.disabled.contains("rules")
      let names = hypothesis.disabled.map { id in
        desk.words.channels.first { $0.id == id }?.word(language) ?? id
      }
      parts.append(
        say("\(names.joined(separator: " and ")) did not count", "不看\(names.joined(separator: "和"))"))
    }
    if !hypothesis.relaxed.isEmpty || !hypothesis.wished.isEmpty {
      let before = Chips.strings(other.wish, currency: desk.currency)
      other.wish.change(dropping: hypothesis.relaxed, adding: hypothesis.wished)
      other.said = request.said(under: other.wish)
      let after = Chips.strings(other.wish, currency: desk.currency)
      let gone = before.filter { !after.contains($0) }.map(label)
      let new = after.filter { !before.contains($0) }.map(label)
      if !gone.isEmpty {
        parts.append(say("\(gone.joined(separator: " ")) were dropped", "去掉 \(gone.joined(separator: " "))"))
      }
      if !new.isEmpty {
        parts.append(say("it had to be \(new.joined(separator: " "))", "要求是 \(new.joined(separator: " "))"))
      }
      if gone.isEmpty, new.isEmpty { parts.append(say("the wishes were the same", "条件不变")) }
    }
    if let draft = hypothesis.rule {
      supposed.rule = try ShopRule.parse(text: draft.yaml(id: "supposed"), file: "a supposed rule").first
      let names =
        draft.items.compactMap { try? desk.title(desk.id($0)) } + draft.brands.map(desk.brandName)
        + draft.categories.map { desk.categoryName($0, language) }
      let (things, percent) = (names.joined(separator: say(", ", "、")), draft.percentLabel)
      parts.append(
        draft.action == .bury
          ? say("\(things) were lowered by \(percent) %", "把\(things)降低 \(percent)%")
          : say("\(things) were lifted by \(percent) %", "把\(things)提升 \(percent)%"))
    }
    for act in hypothesis.acts {
      let (products, name) = try self.products(act.object, act.deed)
      // Nobody has an event with a whole brand: what is hidden so is left out.
      if products.isEmpty { other.wish.leaveOut(act.object) }
      supposed.deeds += products.map { Supposition.Deed(kind(act.deed), $0) }
      parts.append(told(act.deed, name))
    }
    for object in hypothesis.undone {
      let (products, name) = try self.products(object, .takenBack)
      let causes = try Weighing(desk.shop, request).history.filter { products.contains($0.product) }.map(
        \.cause)
      guard !causes.isEmpty else { throw SuppositionError.neverHad(name, language) }
      supposed.without.formUnion(causes)
      parts.append(say("there had never been anything with \(name)", "从来没有过“\(name)”"))
    }
    told = parts.joined(separator: say(" and ", "，并且"))
    return (other, supposed)
  }

  private func label(_ chip: String) -> String {
    "[\(Chips.label(chip, lexicon: desk.words, language: language))]"
  }

  private func kind(_ deed: Hypothesis.Deed) -> EventKind {
    switch deed {
    case .purchase: .purchase
    case .view: .view
    case .like: .like
    case .dislike: .dislike
    case .hide: .hide
    case .takenBack: .takenBack
    }
  }

  private func told(_ deed: Hypothesis.Deed, _ name: String) -> String {
    switch deed {
    case .purchase: say("the customer bought \(name)", "顾客买了“\(name)”")
    case .view: say("the customer looked at \(name)", "顾客看了“\(name)”")
    case .like: say("the customer liked \(name)", "顾客喜欢“\(name)”")
    case .dislike: say("the customer did not like \(name)", "顾客不喜欢“\(name)”")
    case .hide: say("\(name) were hidden", "隐藏“\(name)”")
    case .takenBack: say("the customer returned \(name)", "顾客退了“\(name)”")
    }
  }

  /// The products that something is done with, and how they are called.
  ///
  /// Of a brand or a category it is the one that suits the customer best; of what she has, her last.
  private func products(_ object: Hypothesis.Object, _ deed: Hypothesis.Deed) throws -> ([ProductID], String)
  {
    switch object {
    case .item(let item):
      let product = try desk.id(item)
      return ([product], desk.title(product))
    case .brand, .category:
      let name =
        switch object {
        case .brand(let id): desk.brandName(id)
        case .category(let id): desk.categoryName(id, language)
        default: ""
        }
      if deed == .hide || deed == .dislike { return ([], name) }
      var asked = ListRequest(user: request.user, count: 1)
      asked.wish.require(object)
      guard let best = try Weighing(desk.shop, asked).order(count: 1).first else {
        throw SuppositionError.nothingSuch(name, language)
      }
      return ([best], desk.title(best))
    case .bought(let category):
      let events = try request.user.map { try desk.shop.events(of: desk.shop.user($0)) } ?? []
      let own = events.last { event in
        event.kind.marksAsSeen && desk.shop.facts[event.product.index].categoryIDs.contains(category)
      }
      guard let own else { throw SuppositionError.neverHad(desk.categoryName(category, language), language) }
      return ([own.product], desk.title(own.product))
    }
  }
}

/// Why a supposition makes no sense for this customer.
private enum SuppositionError: Error, Hashable, CustomStringConvertible {
  case neverHad(String, String)
  case nothingSuch(String, String)

  package var description: String {
    switch self {
    case .neverHad(let name, let language):
      language == "zh" ? "顾客没有买过或看过“\(name)”。" : "The customer has had nothing to do with \(name) so far."
    case .nothingSuch(let name, let language):
      language == "zh" ? "没有可以推荐的“\(name)”。" : "There is nothing of \(name) that could be listed."
    }
  }
}

extension Wish {
  fileprivate mutating func leaveOut(_ object: Hypothesis.Object) {
    switch object {
    case .brand(let id):
      notBrands.append(id)
      brands.removeAll { $0 == id }
    case .category(let id): notCategories.append(id)
    case .item, .bought: break
    }
  }

  fileprivate mutating func require(_ object: Hypothesis.Object) {
    switch object {
    case .brand(let id): brands = [id]
    case .category(let id): categories = [id]
    case .item, .bought: break
    }
  }
}

extension ScorerName {
  /// The channel of the lexicon that switches the scorer off.
  fileprivate var switchName: String {
    switch self {
    case .walk: "graph"
    case .text: "text"
    case .colour: "visual"
    case .neighbours, .transition, .peers, .ease, .spectral, .als: "neighbours"
    case .latent, .vectors: "neural"
    case .popularity: "popularity"
    }
  }
}
