// RecommenderTests › OfferTests: what is offered under a list, and what comes of taking it.

import Conversation
import Foundation
import Recommender
import Testing

@Suite("Offers under a list", .sampleShop)
struct OfferTests {
  private func list(_ exchange: Exchange) throws -> ListReply {
    guard case .list(let reply) = exchange.reply else { throw NotAList() }
    return reply
  }
  private struct NotAList: Error {}

  private func talk(_ sentences: String...) throws -> Exchange? {
    let shop = try Shop(folder: try #require(SampleShop.folder))
    let conversation = Conversation(vocabulary: shop.vocabulary, shop: ShopDesk(shop))
    var dialogue = Dialogue()
    var last: Exchange?
    for sentence in sentences { (dialogue, last) = try conversation.respond(to: sentence, in: dialogue) }
    return last
  }

  static let asked = [
    "recommend for Anna Keller", "hiking boots for Anna Keller", "jackets for u1187 under 200 euros", "给林晓推荐",
  ]

  @Test("Taking an offer leaves as many products as it says, and fewer than before", arguments: asked)
  func counts(sentence: String) throws {
    let before = try list(try #require(try talk(sentence)))
    #expect(before.offers.count <= 3)
    for (key, offered) in zip(CompoundOffer.keys, before.offers) {
      let after = try list(try #require(try talk(sentence, key)))
      #expect(after.list.fitting == offered.offer.count, "\(offered.label)")
      #expect(after.list.fitting < before.list.fitting)
    }
  }

  @Test("A broad list has three offers, of which no two wish the same thing")
  func contrast() throws {
    let offers = try list(try #require(try talk("recommend for Anna Keller"))).offers
    #expect(offers.count == 3)
    let wishes = offers.flatMap { $0.label.components(separatedBy: ", ") }
    #expect(Set(wishes).count == wishes.count)
  }

  @Test(
    "An offer is taken by its letter, in either language",
    arguments: ["b", "B", "option b", "take b", "选b", "就b"])
  func letters(said: String) throws {
    let chosen = try #require(try talk("recommend for Anna Keller", said))
    let letter = try #require(try talk("recommend for Anna Keller", "b"))
    #expect(chosen.chips == letter.chips)
    #expect(["critique", "refine"].contains(chosen.turn.intent))
  }

  @Test("A letter without a list is not understood, rather than guessed")
  func alone() throws {
    #expect(try #require(try talk("b")).turn.intent == "error.out_of_scope")
  }

  @Test("Undo takes an offer back")
  func undo() throws {
    let before = try list(try #require(try talk("recommend for Anna Keller")))
    let after = try list(try #require(try talk("recommend for Anna Keller", "a", "undo")))
    #expect(after.list.items.map(\.item) == before.list.items.map(\.item))
    #expect(after.offers.map(\.label) == before.offers.map(\.label))
  }
}
