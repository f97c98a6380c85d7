// RecommenderTests › OpenListTests: what is worked out when a shop opens is what asking every product would give.

import Conversation
import Fusion
import GraphRules
import Recommender
import Testing

@Suite("Lists without a wish", .sampleShop)
struct OpenListTests {
  @Test("They are those of a wish that every product meets", arguments: [nil, "u1042"])
  func everything(user: String?) throws {
    let shop = try Shop(folder: try #require(SampleShop.folder), rules: GraphRules.builtIn())
    for leftOut in [[], ["altura-ridge-45"]] {
      for includesSeen in [false, true] {
        var open = ListRequest(user: user, count: 1000)
        open.includesSeen = includesSeen
        open.wish.excludedItems = leftOut
        var asked = open
        asked.wish.notBrands = ["a-brand-that-nobody-makes"]
        let writer = ListWriter(shop)
        #expect(try writer.json(open) == writer.json(asked))
        let fitting = try shop.fitting(open)
        #expect(try shop.fitting(asked) == fitting)
        #expect(fitting > 0)
      }
    }
  }
}
