// Recommender › Suppositions: what is supposed one thing after the other, as one request and one past, and in words.

import Catalogue
import Conversation
import Explanation
import Fusion
import GraphRules
import KnowledgeGraph
import Scoring

/// Reads hypotheses in the order in which they were said: the request as it would be, the past as it would be, and both in
/// words.
///
/// What cannot hold together with what is supposed already is refused, and never dropped.
struct Suppositions {
  let desk: ShopDesk
  let language: String
  let request: ListRequest
  /// The request as it would be.
  private(set) var other: ListRequest
  /// The past, the weights and the rules as they would be.
  private(set) var supposition = Supposition()
  /// What is supposed, each hypothesis to follow “if”.
  private(set) var told: [String] = []
  private var hypotheses: [Hypothesis] = []

  init(desk: ShopDesk, language: String, request: ListRequest) {
    self.desk = desk
    self.language = language
    self.request = request
    other = request
  }

  private func say(_ english: String, _ chinese: String) -> String { language == "zh" ? chinese : english }

  /// Supposes one thing more.
  ///
  /// - Throws: ``SuppositionError``, and what reading the shop throws.
  mutating func add(_ hypothesis: Hypothesis) throws {
    if hypotheses.contains(hypothesis) { throw SuppositionError.supposedAlready(language) }
    var parts: [String] = []
    if let user = hypothesis.user { parts.append(try become(user)) }
    if !hypothesis.disabled.isEmpty { parts.append(try silence(hypothesis.disabled)) }
    if !hypothesis.relaxed.isEmpty || !hypothesis.wished.isEmpty {
      let before = chips
      other.wish.change(dropping: hypothesis.relaxed, adding: hypothesis.wished)
      other.said = request.said(under: other.wish)
      let changes = changes(since: before)
      parts += changes.isEmpty ? [say("the wishes were the same", "条件不变")] : changes
    }
    if let draft = hypothesis.rule { parts.append(try hold(draft)) }
    for act in hypothesis.acts {
      let (products, name) = try self.products(act.object, act.deed)
      parts.append(
        told(act.deed, name)
          + (try isUnheardOf(act.deed, products) ? say(", never bought by the books", "（记录里没有买过）") : ""))
      // Nobody has an event with a whole brand: what is hidden so is left out.
      if products.isEmpty {
        let before = chips
        other.wish.leaveOut(act.object)
        parts += dropped(since: before)
      }
      let deeds = products.map { Supposition.Deed(EventKind(act.deed), $0) }
      // The same thing may have been said in other words: #1, and its name.
      if deeds.contains(where: supposition.deeds.contains) {
        throw SuppositionError.supposedAlready(language)
      }
      supposition.deeds += deeds
    }
    for object in hypothesis.undone {
      let (products, name) = try self.products(object, .takenBack)
      let causes = try Weighing(desk.shop, other).history.filter { products.contains($0.product) }.map(
        \.cause)
      guard !causes.isEmpty else { throw SuppositionError.neverHad(name, language) }
      supposition.without.formUnion(causes)
      parts.append(say("there had never been anything with \(name)", "从来没有过“\(name)”"))
    }
    hypotheses.append(hypothesis)
    told.append(parts.joined(separator: OutcomeAnswer.and(language)))
  }

  // MARK: Kinds of suppositions

  /// The list is somebody else's; what one customer did says nothing about another one's list.
  private mutating func become(_ user: String) throws -> String {
    if hypotheses.contains(where: { $0.user != nil }) { throw SuppositionError.oneCustomer(language) }
    if hypotheses.contains(where: { !$0.acts.isEmpty || !$0.undone.isEmpty }) {
      throw SuppositionError.anotherPast(language)
    }
    other.user = user == "@cold" ? nil : user
    guard let id = other.user else { return say("it were a new customer", "是一位新顾客") }
    _ = try desk.shop.user(id)
    let name = desk.customer(id)?.name ?? id
    return say("it were \(name)", "是\(name)")
  }

  private mutating func silence(_ channels: [String]) throws -> String {
    for scorer in ScorerName.allCases where channels.contains(scorer.switchName) {
      supposition.factors[scorer.rawValue] = 0
    }
    if ScorerName.allCases.allSatisfy({ supposition.factors[$0.rawValue] == 0 }) {
      throw SuppositionError.nothingLeft(language)
    }
    if channels.contains("rules") {
      // The shop's own rules are meant; whether the one that was just supposed is, too, nobody said.
      if !supposition.rules.isEmpty { throw SuppositionError.ruleWithoutRules(language) }
      supposition.ignoresRules = true
    }
    let names = channels.map { id in
      desk.words.channels.first { $0.id == id }?.word(language) ?? id
    }
    return say("\(names.joined(separator: " and ")) did not count", "不看\(names.joined(separator: "和"))")
  }

  private mutating func hold(_ draft: RuleDraft) throws -> String {
    supposition.rules += try ShopRule.parse(
      text: draft.yaml(id: "supposed-\(supposition.rules.count + 1)"), file: "a supposed rule")
    let names =
      draft.items.compactMap { try? desk.title(desk.id($0)) } + draft.brands.map(desk.brandName)
      + draft.categories.map { desk.categoryName($0, language) }
    let (things, percent) = (names.joined(separator: say(", ", "、")), draft.percentLabel)
    return draft.action == .bury
      ? say("\(things) were lowered by \(percent) %", "把\(things)降低 \(percent)%")
      : say("\(things) were lifted by \(percent) %", "把\(things)提升 \(percent)%")
  }

  // MARK: Chips

  private var chips: [String] { Chips.strings(other.wish, currency: desk.currency) }

  /// Which chips went and came, in words.
  private func changes(since before: [String]) -> [String] {
    let new = chips.filter { !before.contains($0) }.map(label)
    return dropped(since: before)
      + (new.isEmpty
        ? [] : [say("it had to be \(new.joined(separator: " "))", "要求是 \(new.joined(separator: " "))")])
  }

  private func dropped(since before: [String]) -> [String] {
    let after = chips
    let gone = before.filter { !after.contains($0) }.map(label)
    return gone.isEmpty
      ? [] : [say("\(gone.joined(separator: " ")) were dropped", "去掉 \(gone.joined(separator: " "))")]
  }

  private func label(_ chip: String) -> String {
    "[\(Chips.label(chip, lexicon: desk.words, language: language))]"
  }

  // MARK: Deeds

  /// Whether something is supposed to be returned that the customer never had, or has returned.
  private func isUnheardOf(_ deed: Hypothesis.Deed, _ products: [ProductID]) throws -> Bool {
    guard deed == .takenBack, let user = other.user, !products.isEmpty else { return false }
    let supposed = Set(supposition.deeds.filter { $0.kind == .purchase }.map(\.product))
    return try products.allSatisfy { product in
      try !supposed.contains(product) && !desk.has(desk.shop.catalogue[product].id, customer: user)
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
      var asked = ListRequest(user: other.user, count: 1)
      asked.wish.require(object)
      guard let best = try Weighing(desk.shop, asked, supposing: supposition).order(count: 1).first else {
        throw SuppositionError.nothingSuch(name, language)
      }
      return ([best], desk.title(best))
    case .bought(let category):
      let events = try other.user.map { try desk.shop.events(of: desk.shop.user($0)) } ?? []
      let own = events.last { event in
        event.kind.marksAsSeen && desk.shop.facts[event.product.index].categoryIDs.contains(category)
      }
      guard let own else { throw SuppositionError.neverHad(desk.categoryName(category, language), language) }
      return ([own.product], desk.title(own.product))
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
