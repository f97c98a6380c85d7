// RecommenderTests › DeskFactTests: what the desk says of products and customers, held against the shop's own files.

import Catalogue
import Conversation
import Foundation
import GraphRules
import KnowledgeGraph
import Recommender
import Testing

@Suite("Facts that the desk tells", .sampleShop)
struct DeskFactTests {
  let shop: Shop
  let desk: ShopDesk

  init() throws {
    shop = try Shop(folder: #require(SampleShop.folder), rules: GraphRules.builtIn())
    desk = ShopDesk(shop)
  }

  private func list(_ order: ListOrder, of anchor: String? = nil, user: String? = nil, count: Int = 20) throws
    -> RecommendationList
  {
    var request = ListRequest(user: user, count: count)
    request.order = order
    request.similarTo = anchor
    request.includesSeen = order.includesSeen
    return try desk.list(request, language: "en")
  }

  /// Customers who bought each product, counted the slow way.
  private func buyers() throws -> [String: Set<String>] {
    var buyers: [String: Set<String>] = [:]
    for customer in shop.customers {
      for event in try shop.events(of: shop.user(customer.id)) where event.kind == .purchase {
        buyers[shop.catalogue[event.product].id, default: []].insert(customer.id)
      }
    }
    return buyers
  }

  private func isTold(_ count: Int) -> String { count >= Crowd.least ? "\(count)" : "<\(Crowd.least)" }

  @Test("Best sellers come in the order of their buyers, and say how many")
  func popular() throws {
    let buyers = try buyers()
    let items = try list(.popular(days: nil)).items
    let counts = items.map { buyers[$0.item]?.count ?? 0 }
    #expect(counts == counts.sorted(by: >))
    #expect(items.map(\.ground?.figure) == counts.map(isTold))
  }

  @Test("Fewer than five other customers are never counted aloud")
  func smallCounts() throws {
    for order in [ListOrder.popular(days: 30), .trending(days: 30), .trending(days: 90)] {
      for item in try list(order, count: 100).items {
        let numbers = try #require(item.ground?.words).split { !$0.isNumber }.compactMap { Int($0) }
        #expect(numbers.allSatisfy { $0 >= Crowd.least }, "\(item.ground?.words ?? "")")
      }
    }
    for product in shop.catalogue.products where product.isOffered {
      let words = try list(.alsoBought, of: product.id, count: 100).items.compactMap(\.ground?.words)
      #expect(
        words.allSatisfy { $0.split { !$0.isNumber }.compactMap { Int($0) }.allSatisfy { $0 >= Crowd.least } }
      )
    }
  }

  @Test("What was bought along is what the same customers bought")
  func alsoBought() throws {
    let buyers = try buyers()
    let anchor = try #require(buyers.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) })
    let items = try list(.alsoBought, of: anchor.key, count: 100).items
    #expect(!items.isEmpty)
    for item in items {
      let both = anchor.value.intersection(buyers[item.item] ?? []).count
      #expect(item.ground?.figure == isTold(both))
    }
  }

  @Test("What goes with a product is of another kind", arguments: [ListOrder.goesWith, .bundle])
  func companions(order: ListOrder) throws {
    for anchor in ["northpeak-trail-mid-gtx", "northpeak-basecamp-2", "emberline-moka-pot"] {
      let place = try #require(shop.catalogue.place(of: anchor))
      let category = try #require(shop.facts[place.product.index].mainCategory)
      let items = try list(order, of: anchor).items
      #expect(!items.isEmpty)
      for item in items {
        let found = try #require(shop.catalogue.place(of: item.item))
        #expect(!shop.facts[found.product.index].categoryIDs.contains(category))
      }
    }
  }

  @Test("A search finds products whose texts have its words, and nothing for words that none has")
  func search() throws {
    let items = try list(.search("merino socks")).items
    #expect(items.first?.item == "northpeak-trek-socks")
    #expect(try list(.search("xylophone")).items.isEmpty)
  }

  @Test("Coupons that are over, or that have not begun, are not told")
  func coupons() throws {
    let codes = try desk.coupons(on: nil, user: nil, language: "en").map(\.code)
    #expect(codes.contains("TRAIL10") && !codes.contains("SUN10"))
    let boots = try desk.coupons(on: .item("northpeak-trail-mid-gtx"), user: "u1042", language: "en")
    #expect(boots.filter(\.isAllowed).map(\.code).contains("TRAIL10"))
    #expect(!boots.filter(\.isAllowed).map(\.code).contains("VIP12"))
    let reduced = try #require(boots.first { $0.code == "TRAIL10" }?.example)
    #expect(reduced.reduced.hundredths == reduced.price.hundredths * 9 / 10)
  }

  @Test("Stores tell what their shelves hold, the one in the city asked about first")
  func stores() throws {
    let answer = try desk.stores(with: "northpeak-trail-mid-gtx", city: "london", user: nil, language: "en")
    #expect(answer.storeCount == 6)
    #expect(
      answer.places.allSatisfy { $0.pieces > 0 && $0.variants.reduce(0) { $0 + $1.pieces } == $0.pieces })
    let berlin = try desk.stores(with: "northpeak-trail-mid-gtx", city: "berlin", user: nil, language: "en")
      .places
    #expect(berlin.first?.city == "Berlin" && berlin.first?.pieces == 4)
  }

  @Test("A customer's past is told between two days, both included, the latest first")
  func history() throws {
    var query = HistoryQuery()
    query.event = .purchase
    query.count = 100
    let all = try desk.history(of: "u1042", query)
    let days = all.lines.compactMap(\.day)
    #expect(days == days.sorted(by: >))
    query.since = days.last
    query.until = days.last
    #expect(try desk.history(of: "u1042", query).lines.allSatisfy { $0.day == days.last })
    query = HistoryQuery()
    query.item = "northpeak-trail-mid-gtx"
    query.event = .purchase
    #expect(try desk.history(of: "u1042", query).total == 1)
  }

  @Test("Nobody is proposed for what she has, and nobody is alike to herself")
  func others() throws {
    let buyers = try buyers()
    for item in ["northpeak-trail-mid-gtx", "solara-headphones"] {
      let members = try desk.audience(of: .item(item), count: 20, language: "en").members
      #expect(!members.isEmpty)
      #expect(members.allSatisfy { !(buyers[item] ?? []).contains($0.card.id) })
      #expect(members.map(\.score) == members.map(\.score).sorted(by: >))
    }
    #expect(try desk.alike("u1042", count: 10).allSatisfy { $0.card.id != "u1042" && $0.likeness <= 1 })
  }

  @Test("A colour that a product does not come in is denied, and those that there are are told")
  func variants() throws {
    let teal = try desk.variants(of: "northpeak-trail-mid-gtx", colours: ["teal"], sizes: [], language: "en")
    #expect(teal.matching.count == 1 && teal.others.count == 1)
    let pink = try desk.variants(of: "northpeak-trail-mid-gtx", colours: ["pink"], sizes: [], language: "en")
    #expect(pink.matching.isEmpty && pink.others.count == 2)
  }

  @Test("Attributes are told as the feed has them, and what it does not say is not made up")
  func attributes() throws {
    func value(_ attribute: String) throws -> AttributeAnswer.Value {
      try desk.attribute(attribute, of: "northpeak-trail-mid-gtx", language: "en").value
    }
    #expect(try value("waterproof") == .yes)
    #expect(try value("weight") == .text("980 g"))
    #expect(try value("battery_life") == .unknown)
  }
}
