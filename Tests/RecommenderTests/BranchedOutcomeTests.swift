// RecommenderTests › BranchedOutcomeTests: several suppositions at once, held against ranking anew with all of them.

import Catalogue
import Conversation
import Fusion
import GraphRules
import Recommender
import Scoring
import Testing

@Suite("Suppositions that add up", .sampleShop)
struct BranchedOutcomeTests {
  let shop: Shop
  let desk: ShopDesk
  let request = ListRequest(user: "u1042", count: 5)

  init() throws {
    shop = try Shop(folder: #require(SampleShop.folder), rules: GraphRules.builtIn())
    desk = ShopDesk(shop)
  }

  private func told(_ hypotheses: [Hypothesis], _ language: String = "en") throws -> OutcomeAnswer {
    try desk.outcome(hypotheses, of: request, language: language)
  }

  private func act(_ deed: Hypothesis.Deed, _ object: Hypothesis.Object) -> Hypothesis {
    var out = Hypothesis()
    out.acts = [Hypothesis.Act(deed, object)]
    return out
  }

  private func disabled(_ channel: String) -> Hypothesis {
    var out = Hypothesis()
    out.disabled = [channel]
    return out
  }

  private func wished(_ slots: [(String, SlotValue)]) -> Hypothesis {
    var out = Hypothesis()
    out.wished = SlotMap(slots)
    return out
  }

  private func customer(_ id: String) -> Hypothesis {
    var out = Hypothesis()
    out.user = id
    return out
  }

  private func rule(_ action: ShopRule.Action, _ brand: String) -> Hypothesis {
    var out = Hypothesis()
    out.rule = RuleDraft(action: action)
    out.rule?.brands = [brand]
    out.rule?.percent = 90
    out.rule?.note = "supposed"
    return out
  }

  private func listed(_ answer: OutcomeAnswer) -> [String] {
    answer.rows.filter { $0.after != nil }.map(\.item)
  }

  private func listed(_ request: ListRequest, _ supposed: Supposition) throws -> [String] {
    try Weighing(shop, request, supposing: supposed).order(count: 5).map { shop.catalogue[$0].id }
  }

  private func first() throws -> ProductID {
    try #require(Weighing(shop, request).order(count: 1).first)
  }

  @Test("A purchase and a channel that does not count are ranked with both, and both are named")
  func deedAndChannel() throws {
    let product = try first()
    let answer = try told([act(.purchase, .item(shop.catalogue[product].id)), disabled("text")])
    var supposed = Supposition()
    supposed.deeds = [Supposition.Deed(.purchase, product)]
    supposed.factors = ["text": 0]
    #expect(listed(answer) == (try listed(request, supposed)))
    #expect(answer.parts.count == 2 && answer.supposed == answer.parts.joined(separator: " and "))
  }

  @Test("Two rules are ranked with both")
  func twoRules() throws {
    let answer = try told([rule(.boost, "northpeak"), rule(.bury, "altura")])
    var supposed = Supposition()
    supposed.rules = try ShopRule.parse(
      text: """
        - {id: a, action: boost, brand: [northpeak], percent: 90}
        - {id: b, action: bury, brand: [altura], percent: 90}
        """, file: "rules")
    #expect(listed(answer) == (try listed(request, supposed)))
    #expect(listed(answer) != listed(try told([rule(.boost, "northpeak")])))
  }

  @Test("A new customer who then bought something is ranked by that purchase alone")
  func newCustomer() throws {
    let product = try first()
    let answer = try told([customer("@cold"), act(.purchase, .item(shop.catalogue[product].id))])
    var supposed = Supposition()
    supposed.deeds = [Supposition.Deed(.purchase, product)]
    #expect(listed(answer) == (try listed(ListRequest(user: nil, count: 5), supposed)))
  }

  @Test("What another customer has is that customer's own")
  func anothersBoots() throws {
    let answer = try told([customer("@cold"), act(.takenBack, .bought(category: "boots"))])
    #expect(answer.problem?.contains("nothing to do with") == true)
    #expect(try told([act(.takenBack, .bought(category: "boots"))]).problem == nil)
  }

  @Test("A later limit takes the place of an earlier one, and the words tell both steps")
  func laterLimit() throws {
    let dear = wished([("price", .map(SlotMap([("max", .number(100))])))])
    let cheap = wished([("price", .map(SlotMap([("max", .number(80))])))])
    let answer = try told([dear, cheap])
    var other = request
    other.wish.price = PriceRange(max: 80)
    #expect(listed(answer) == (try listed(other, Supposition())))
    #expect(answer.supposed == "it had to be [≤ €100] and [≤ €100] were dropped and it had to be [≤ €80]")
  }

  @Test("A brand that is hidden after it was wished for is told as dropped")
  func hiddenBrand() throws {
    let answer = try told([wished([("brand", .strings(["altura"]))]), act(.hide, .brand("altura"))])
    #expect(answer.parts.last == "Altura were hidden and [Altura] were dropped")
  }

  @Test("What cannot hold together is refused with the reason, in both languages")
  func conflicts() throws {
    let item = shop.catalogue[try first()].id
    let sets: [[Hypothesis]] = [
      [customer("u2077"), customer("@cold")], [act(.purchase, .item(item)), customer("u2077")],
      [rule(.boost, "northpeak"), disabled("rules")], [disabled("visual"), disabled("visual")],
      ["graph", "text", "visual", "neighbours", "neural", "popularity"].map(disabled),
    ]
    for hypotheses in sets {
      #expect(try told(Array(hypotheses.dropLast())).problem == nil)
      let problems = try ["en", "zh"].map { try told(hypotheses, $0).problem }
      #expect(Set(problems.compactMap(\.self)).count == 2)
      #expect(try told(hypotheses).rows.isEmpty)
    }
  }

  @Test("The same purchase in other words is supposed already")
  func sameDeed() throws {
    let tents = act(.purchase, .category("tents"))
    let again = act(.purchase, .item(try bestTent()))
    #expect(try told([tents, again]).problem == "That is supposed already.")
    #expect(try told([again]).problem == nil)
  }

  private func bestTent() throws -> String {
    var asked = ListRequest(user: "u1042", count: 1)
    asked.wish.categories = ["tents"]
    let best = try #require(Weighing(shop, asked).order(count: 1).first)
    return shop.catalogue[best].id
  }
}
