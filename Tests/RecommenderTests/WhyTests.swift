// RecommenderTests › WhyTests: what if and why not, held against ranking anew.

import Catalogue
import Conversation
import Explanation
import Foundation
import Fusion
import GraphRules
import KnowledgeGraph
import Recommender
import Scoring
import Testing

@Suite("What if and why not", .sampleShop)
struct WhyTests {
  let shop: Shop
  let desk: ShopDesk

  init() throws {
    shop = try Shop(folder: #require(SampleShop.folder), rules: GraphRules.builtIn())
    desk = ShopDesk(shop)
  }

  private func request(_ user: String?, _ count: Int = 5) -> ListRequest {
    ListRequest(user: user, count: count)
  }

  private func item(_ id: String) throws -> ProductID {
    try #require(shop.catalogue.place(of: id)).product
  }

  /// Customers who have done something, each with her request weighed.
  private func weighings(_ most: Int) throws -> [Weighing] {
    try shop.customers.lazy.map { try Weighing(shop, request($0.id)) }.filter { !$0.actions.isEmpty }
      .prefix(most).map(\.self)
  }

  // MARK: Counterfactuals

  @Test("Where a product stands is its place in the list, however long the list is")
  func standing() throws {
    for weighing in try weighings(5) {
      let order = weighing.order(count: 1000)
      #expect(order.count == weighing.fitting)
      for (place, product) in order.enumerated() where place % 7 == 0 {
        let standing = weighing.standing(of: product, naming: 3)
        #expect(standing.rank == place + 1)
        #expect(standing.above == Array(order.prefix(min(3, place))))
        #expect(standing.score.bitPattern == weighing.receipt(of: product).score.bitPattern)
      }
    }
  }

  @Test("Where a product stands without some of the past is its place in a list made without it")
  func standingWithout() throws {
    for weighing in try weighings(6) {
      let actions = weighing.actions
      for gone in [Set(actions.suffix(1)), Set(actions.prefix(actions.count / 2)), Set(actions)] {
        let order = weighing.order(count: 1000, without: gone)
        let heard = weighing.prepared(without: gone)
        for (place, product) in order.enumerated() where place % 11 == 0 {
          let standing = weighing.standing(of: product, without: gone, naming: 2)
          #expect(standing.rank == place + 1)
          #expect(standing.above == Array(order.prefix(min(2, place))))
          #expect(standing.score.bitPattern == heard.score(of: product).bitPattern)
        }
      }
    }
  }

  @Test("A list tells a product in the words of its explanation")
  func shortReasons() throws {
    for weighing in try weighings(8) {
      let builder = try desk.treeBuilder(for: weighing.request, language: "en")
      for receipt in weighing.receipts() {
        let tree = builder.tree(of: receipt, history: weighing.history, customer: "customer")
        #expect(builder.shortReasons(of: receipt, history: weighing.history) == tree.shown.map(\.short))
      }
    }
  }

  @Test("What each action adds is what its contributions add")
  func support() throws {
    for weighing in try weighings(5) {
      for product in weighing.order(count: 5) {
        let support = weighing.support(of: product)
        let receipt = weighing.receipt(of: product)
        #expect(abs(support.score - receipt.score) < 1e-12)
        for (place, action) in weighing.actions.enumerated() {
          let own = receipt.contributions.filter { $0.because == action }.reduce(0) { $0 + $1.amount }
          #expect(abs(support.parts[place] - own) < 1e-12)
        }
      }
    }
  }

  @Test("Without the actions the first product is not first, and all of them are needed")
  func first() throws {
    var found = 0
    for weighing in try weighings(30) {
      let first = try #require(weighing.order(count: 1).first)
      guard let change = weighing.counterfactual(of: first) else { continue }
      found += 1
      #expect(change.goal == .first)
      let after = weighing.order(count: 1000, without: Set(change.without))
      #expect(after.first == change.successor && change.successor != first)
      #expect(after.firstIndex(of: first).map { $0 + 1 } == change.rank)
      #expect(weighing.standing(of: first, without: Set(change.without)).score == change.score)
      // Every smaller set of few actions leaves it first.
      guard weighing.actions.count <= 9 else { continue }
      let count = weighing.actions.count
      for mask in 1..<(1 << count) where mask.nonzeroBitCount < change.without.count {
        let left = Set((0..<count).filter { mask >> $0 & 1 == 1 }.map { weighing.actions[$0] })
        #expect(weighing.standing(of: first, without: left).rank == 1)
      }
    }
    #expect(found >= 20)
  }

  @Test("Without the actions a product is not among those listed")
  func list() throws {
    for weighing in try weighings(10) {
      for product in weighing.order(count: 5).dropFirst() {
        guard let change = weighing.counterfactual(of: product) else { continue }
        #expect(change.goal == .list && change.rank > 5)
        #expect(!weighing.order(count: 5, without: Set(change.without)).contains(product))
      }
    }
  }

  @Test("Who has no history, and what is not listed, has no counterfactual")
  func none() throws {
    let nobody = try Weighing(shop, request(nil))
    #expect(nobody.counterfactual(of: try #require(nobody.order(count: 1).first)) == nil)
    let anna = try Weighing(shop, request("u1042"))
    let last = try #require(anna.order(count: 1000).last)
    #expect(anna.counterfactual(of: last) == nil)
    #expect(throws: (any Error).self) { try shop.counterfactual(of: "no-such-boot", for: request("u1042")) }
    #expect(throws: (any Error).self) { try Weighing(shop, request("nobody")) }
  }

  @Test("Groups, links, weights and chips that decide a place are those by which it is lost")
  func changes() throws {
    var kinds: Set<String> = []
    for weighing in try weighings(12) {
      let first = try #require(weighing.order(count: 1).first)
      for change in try weighing.changes(to: first) {
        #expect(change.rank > 1)
        #expect(change.successor != first)
        switch change.matter {
        case .group(_, let actions):
          kinds.insert("group")
          #expect(weighing.order(count: 1, without: Set(actions)).first == change.successor)
        case .attribute: kinds.insert("attribute")
        case .weight(_, let factor):
          kinds.insert("weight")
          #expect(factor >= 0)
        case .chip, .priceLimit: kinds.insert("wish")
        }
      }
    }
    #expect(kinds.isSuperset(of: ["group", "weight"]))
  }

  @Test("A price limit that keeps a better product out is told, with the limit that would let it in")
  func priceLimit() throws {
    var asked = request("u1042")
    let open = try Weighing(shop, asked)
    let prices = open.order(count: 5).compactMap { product in
      shop.catalogue[product].lead.currentPrice(at: shop.clock.now)?.amount
    }
    asked.wish.price = PriceRange(max: (prices.first ?? 0) - 0.01)
    let weighing = try Weighing(shop, asked)
    let first = try #require(weighing.order(count: 1).first)
    let changes = try weighing.changes(to: first)
    let limit = changes.compactMap { if case .priceLimit(let amount) = $0.matter { amount } else { nil } }
      .first
    let raisedLimit = try #require(limit)
    var raised = asked
    raised.wish.price = PriceRange(max: raisedLimit)
    #expect(try Weighing(shop, raised).order(count: 1).first != first)
    raised.wish.price = PriceRange(max: raisedLimit - 0.01)
    #expect(try Weighing(shop, raised).order(count: 1).first == first)
  }

  // MARK: Why not

  private func gate(_ item: String, _ request: ListRequest) throws -> String {
    try desk.absence(of: item, from: request, language: "en").gate.name
  }

  @Test("Each gate says why a product is missing, the first that is shut")
  func gates() throws {
    let anna = try Weighing(shop, request("u1042"))
    let order = anna.order(count: 1000).map { shop.catalogue[$0].id }
    #expect(try gate(order[0], request("u1042")) == "listed")
    #expect(try gate(order[order.count - 1], request("u1042")) != "listed")
    let bought = try #require(try shop.events(of: shop.user("u1042")).last { $0.kind == .purchase })
    #expect(try gate(shop.catalogue[bought.product].id, request("u1042")) == "had")
    var cheap = request("u1042")
    cheap.wish.price = PriceRange(max: 1)
    #expect(try gate(order[0], cheap) == "filtered")
    var excluded = request("u1042")
    excluded.wish.excludedItems = [order[0]]
    #expect(try gate(order[0], excluded) == "excluded")
    let gone = shop.catalogue.products.first { $0.isOffered && !$0.variants.contains(where: \.isInStock) }
    if let gone { #expect(try gate(gone.id, request(nil)) == "out_of_stock") }
    #expect(try gate(order[order.count - 1], request(nil)) == "no_evidence")
    #expect(throws: (any Error).self) { try gate("no-such-boot", request("u1042")) }
  }

  @Test("A rule of the shop that keeps a product out is named")
  func rule() throws {
    var child = request("u1042")
    child.wish.recipientAge = 10
    let knife = shop.facts.firstIndex { $0.categoryIDs.contains("knives") }
    let product = shop.catalogue.products[try #require(knife)]
    #expect(try gate(product.id, child) == "rule")
  }

  @Test("What would let a product in does so when it is ranked anew")
  func additions() throws {
    var tried = 0
    let builder = try desk.treeBuilder(for: request("u1042"), language: "en")
    let order = try Weighing(shop, request("u1042")).order(count: 12)
    for product in order.dropFirst(5) {
      let found = try shop.absence(
        of: shop.catalogue[product].id, from: request("u1042"), contrasting: builder)
      guard case .outscored(let outscored) = found else { continue }
      #expect(outscored.rank > 5)
      for addition in outscored.additions {
        tried += 1
        var supposed = Supposition()
        supposed.deeds = addition.deeds
        let then = try shop.outcome(of: request("u1042"), supposing: supposed)
        #expect(then.after.map(\.product).contains(product))
        #expect(then.after.firstIndex { $0.product == product }.map { $0 + 1 } == addition.rank)
      }
    }
    #expect(tried > 0)
  }

  // MARK: Why before

  @Test("What two scores differ by adds up to their difference")
  func contrast() throws {
    let order = try Weighing(shop, request("u1042")).order(count: 5).map { shop.catalogue[$0].id }
    for language in ["en", "zh"] {
      let answer = try desk.contrast(order[3], order[0], in: request("u1042"), language: language)
      #expect(answer.items == [order[0], order[3]])
      #expect(answer.ranks == [1, 4])
      let sum = answer.contrast.rows.reduce(0) { $0 + $1.difference }
      #expect(abs(sum - answer.contrast.difference) < 1e-12)
      #expect(answer.contrast.difference >= 0)
      #expect(answer.contrast.rows.allSatisfy { !$0.label.isEmpty })
    }
  }

  // MARK: What if

  @Test("Supposing nothing changes nothing, and supposing something writes nothing")
  func outcomes() throws {
    let same = try shop.outcome(of: request("u1042"), supposing: Supposition())
    #expect(same.moves.allSatisfy { $0.before == $0.after })
    let before = try shop.events(of: shop.user("u1042"))
    for deed in Hypothesis.Deed.allCases {
      var hypothesis = Hypothesis()
      let first = try #require(same.before.first)
      hypothesis.acts = [Hypothesis.Act(deed, .item(shop.catalogue[first.product].id))]
      let answer = try desk.outcome(hypothesis, of: request("u1042"), language: "en")
      #expect(!answer.supposed.isEmpty && answer.problem == nil)
      if deed == .purchase { #expect(answer.rows.contains { $0.before == 1 && $0.after == nil }) }
    }
    #expect(try shop.events(of: shop.user("u1042")) == before)
  }

  @Test("A channel that does not count adds nothing to any receipt")
  func silence() throws {
    var supposed = Supposition()
    supposed.factors = ["text": 0]
    let found = try shop.outcome(of: request("u1042"), supposing: supposed)
    #expect(found.before.contains { $0.contributions.contains { $0.scorer == "text" } })
    #expect(found.after.allSatisfy { $0.contributions.allSatisfy { $0.scorer != "text" } })
  }

  @Test("Somebody new sees what somebody without a history is listed")
  func somebodyNew() throws {
    var hypothesis = Hypothesis()
    hypothesis.user = "@cold"
    let answer = try desk.outcome(hypothesis, of: request("u1042"), language: "en")
    let cold = try Weighing(shop, request(nil)).order(count: 5).map { shop.catalogue[$0].id }
    #expect(answer.rows.filter { $0.after != nil }.map(\.item) == cold)
  }

  @Test("What she never had cannot be returned")
  func senseless() throws {
    var hypothesis = Hypothesis()
    hypothesis.undone = [.item("emberline-pine-candle")]
    let answer = try desk.outcome(hypothesis, of: request("u1042"), language: "en")
    #expect(answer.problem?.contains("nothing to do with") == true)
  }
}
