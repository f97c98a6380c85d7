// RecommenderTests › LibraryTests: a shop as a program outside the house sees it, by its public face alone.

import Foundation
import Recommender
import Testing

@Suite("The library", .sampleShop)
struct LibraryTests {
  let shop: Shop

  init() throws {
    shop = try Shop(folder: #require(SampleShop.folder))
  }

  @Test("A list holds the best first, each score the sum of its parts to the last bit")
  func lists() throws {
    let receipts = try shop.recommend(user: "u1042", count: 5)
    #expect(receipts.compactMap(\.rank) == [1, 2, 3, 4, 5])
    #expect(Set(receipts.map(\.item)).count == 5)
    #expect(receipts.allSatisfy { $0.user == "u1042" && !$0.contributions.isEmpty })
    for receipt in receipts {
      let sum = receipt.contributions.reduce(0.0) { $0 + $1.amount }
      #expect(sum.bitPattern == receipt.score.bitPattern, "\(receipt.item)")
    }
    #expect(receipts.map(\.score) == receipts.map(\.score).sorted(by: >))
  }

  @Test("What is explained is what was listed, and a variant stands for its item")
  func explains() throws {
    let first = try #require(try shop.recommend(user: "u1042", count: 1).first)
    for name in [first.item, first.variant] {
      let explained = try shop.explain(item: name, user: "u1042")
      #expect(explained.item == first.item)
      #expect(explained.rank == nil)
      #expect(explained.score.bitPattern == first.score.bitPattern)
      #expect(explained.contributions.map(\.amount) == first.contributions.map(\.amount))
    }
  }

  @Test("Somebody unknown gets a list without a customer in it")
  func nobody() throws {
    let receipts = try shop.recommend(user: nil, count: 3)
    #expect(receipts.count == 3)
    #expect(receipts.allSatisfy { $0.user == nil })
  }

  @Test("A list of none is empty")
  func none() throws {
    #expect(try shop.recommend(user: "u1042", count: 0).isEmpty)
  }

  @Test("Names that the shop does not know are told")
  func unknown() throws {
    let user = #expect(throws: (any Error).self) { try shop.recommend(user: "nobody", count: 1) }
    #expect(user.map { "\($0)" }?.contains("nobody") == true)
    let item = #expect(throws: (any Error).self) { try shop.explain(item: "no-such-boot", user: nil) }
    #expect(item.map { "\($0)" }?.contains("no-such-boot") == true)
  }

  @Test("A file that is not there leaves no shop behind")
  func missing() throws {
    let folder = SampleShop.emptyPlace()
    #expect(throws: (any Error).self) { try Shop.ingest(["no-such-feed.xml"], into: folder) }
    #expect(!FileManager.default.fileExists(atPath: folder.path))
    #expect(throws: (any Error).self) { try Shop(folder: folder) }
  }
}
