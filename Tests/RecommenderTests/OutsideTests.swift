// RecommenderTests › OutsideTests: triples and vectors from the file to the reason that is shown.

import Foundation
import KnowledgeGraph
import Recommender
import Testing

@Suite("What others know of the products")
struct OutsideTests {
  /// A shop of bare items with triples, their names, and vectors.
  private func shop() throws -> Shop {
    let files = SampleShop.emptyPlace()
    let folder = SampleShop.emptyPlace()
    try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: files) }
    let texts = [
      "train.txt": "0 0 1\n1 1 2\n2 2 3\n3 0 3\n",
      "kg_final.txt": "entity_head\trelation\tentity_tail\n0\t0\t9\n4\t0\t9\n5\t0\t8\n",
      "e_map.txt": "eid\tname\n4\tThe_Fourth\n9\tTom_Hanks\n",
      "r_map.txt": "id\tkb_relation\tname\n0\tx\tstarred_by\n",
      "v.ids": "0\n1\n2\n3\n5\n",
      "more.csv": "user_id,item_id,event,timestamp\n9,4,view,1700000000\n9,5,view,1700000000\n",
    ]
    for (name, text) in texts { try Data(text.utf8).write(to: files.appending(path: name)) }
    let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (5, 2), }\n"
    var array = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
    for number: Float in [1, 0, 0, 1, 0, 1, 0, 1, 1, 0.1] { withUnsafeBytes(of: number) { array += $0 } }
    try Data(array).write(to: files.appending(path: "v.npy"))
    let names = ["v.npy", "v.ids", "kg_final.txt", "e_map.txt", "r_map.txt", "train.txt", "more.csv"]
    // Bare items are made where no feed is: both event files bring their own.
    try Shop.ingest(names.map { files.appending(path: $0).path }, into: folder)
    try Shop(folder: folder).train()
    return try Shop(folder: folder)
  }

  /// The evidence as programs read it.
  private struct Evidence: Decodable {
    let kind: String
    let metapath, item: String?
    let nodes: [String]?
  }

  private func evidence(_ item: String, in shop: Shop, scorer: String) throws -> [Evidence] {
    let receipt = try shop.explain(item: item, user: "0")
    return try receipt.contributions.filter { $0.scorer == scorer }.map {
      try JSONDecoder().decode(Evidence.self, from: JSONEncoder().encode($0.evidence))
    }
  }

  @Test("A fact that both share is a reason, and its edge is in the graph")
  func triples() throws {
    let shop = try shop()
    defer { try? FileManager.default.removeItem(at: shop.folder) }
    let path = try #require(try evidence("4", in: shop, scorer: "walk").first)
    #expect(path.metapath == "product-fact-product")
    #expect(path.nodes?.suffix(2) == ["attribute:9", "product:4"])
    var lines: [String] = []
    try shop.graphWithEvents().exportTSV { lines.append($0) }
    #expect(lines.contains { $0.hasPrefix("product:4\tstarred_by\tattribute:9\t1.0\trecord:") })
    let statistics = try ShopStatistics(shop)
    #expect(statistics.triples == 3)
    #expect(statistics.vectors == 5)
  }

  @Test("A product with a like vector is found although nobody chose both")
  func vectors() throws {
    let shop = try shop()
    defer { try? FileManager.default.removeItem(at: shop.folder) }
    let found = try evidence("5", in: shop, scorer: "vectors")
    #expect(found.contains { $0.kind == "latent" && $0.item == "0" })
  }
}
