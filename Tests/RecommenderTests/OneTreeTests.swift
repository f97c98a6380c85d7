// RecommenderTests › OneTreeTests: chat, JSON, pages and drawings say the same of the same thing.

import Catalogue
import Conversation
import Explanation
import Foundation
import GraphRules
import Recommender
import Testing

@Suite("One tree", .sampleShop)
struct OneTreeTests {
  let shop: Shop
  let desk: ShopDesk

  init() throws {
    shop = try Shop(folder: #require(SampleShop.folder))
    desk = ShopDesk(shop)
  }

  private func explained(_ user: String, _ language: String) throws -> [Explained] {
    let request = ListRequest(user: user, count: 4)
    return try desk.list(request, language: language).items.map {
      try desk.explain($0.item, for: request, language: language)
    }
  }

  /// What a program reads of the JSON.
  private struct Read: Decodable {
    struct Reason: Decodable {
      let amount: Double
      let sentence: String
    }
    struct Explanation: Decodable {
      let reasons: [Reason]
      let covered, against: Double
    }
    let explanation: Explanation
  }

  /// What a reader of XML hears, its entities resolved.
  private func unescaped(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(text) {
      $0.replacing($1.0, with: $1.1)
    }
  }

  @Test(
    "Every kind of output has the same reasons with the same amounts", arguments: GraphRules.languages,
    ["u1042", "u2077", "u3001"])
  func agree(language: String, user: String) throws {
    for one in try explained(user, language) {
      let tree = one.tree
      let document = try JSONText.line(try desk.document(one, user: user))
      let explanation = try JSONDecoder().decode(Read.self, from: Data(document.utf8)).explanation
      #expect(explanation.reasons.map(\.sentence) == tree.shown.map(\.sentence))
      #expect(explanation.reasons.map(\.amount) == tree.shown.map(\.amount))
      #expect(explanation.covered == tree.covered && explanation.against == tree.against)

      let files = try ExplanationFormat.allCases.reduce(into: [ExplanationFormat: String]()) {
        files, format in
        files[format] = unescaped(try desk.text(of: one, user: user, as: format))
      }
      let reply = ExplanationReply(explained: one, customer: desk.customer(user))
      let chat = Layout(width: 2000, language: language).lines(.explanation(reply)).map(\.plain)
        .joined(separator: "\n")
      for reason in tree.shown {
        let amount = Decimals.two(reason.amount)
        #expect(files[.html]?.contains("<b>\(amount)</b> \(reason.sentence)") == true)
        #expect(files[.svg]?.contains(">\(amount)</text>") == true)
        #expect(files[.dot]?.contains("\(reason.told.heading) · \(amount)") == true)
        #expect(files[.graphml]?.contains("<data key=\"amount\">\(reason.amount)</data>") == true)
        #expect(files[.jsonld]?.contains(reason.told.heading) == true)
        let name = try #require(reason.steps.first?.node)
        #expect(chat.contains("\(amount)  \(reason.start) ") && chat.contains(name))
      }
      for said in [tree.coverage] + [tree.objection].compactMap(\.self) {
        #expect(chat.contains(said), "\(said)")
        #expect(files[.html]?.contains(said) == true && files[.dot]?.contains(said) == true)
      }
      #expect(files[.html]?.contains(try #require(files[.svg])) == true)
    }
  }

  @Test("The arrows into the product sum to the score, and those into a reason to the reason")
  func flows() throws {
    for one in try explained("u1042", "en") {
      let drawing = ReasonGraph(one.tree, customer: "user:u1042", product: "product:x")
      for (place, node) in drawing.nodes.enumerated() where node.kind != .customer && node.id != "rest" {
        let inward = drawing.edges.filter { $0.to == place }.reduce(0) { $0 + $1.amount }
        #expect(abs(inward - node.amount) < 1e-9, "\(node.id)")
      }
      #expect(Set(drawing.nodes.map(\.id)).count == drawing.nodes.count)
    }
  }

  @Test("A shared colour is shown by its pixels, in both pictures, and told")
  func pixels() throws {
    let assets = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Assets").path
    for one in try explained("u1042", "en") {
      let visual = try desk.visualReason(of: one, user: "u1042", images: assets)
      #expect(visual.picture.height == 360 && visual.picture.width > 360)
      let reason = (one.tree.shown + one.tree.rest).first { $0.told.subject == .kind(.colour) }
      #expect(visual.lines.first?.hasPrefix(reason?.told.words.first ?? "–") == true)
      #expect(visual.lines.count > 1)
      #expect(try visual.png().prefix(4).elementsEqual([0x89, 0x50, 0x4E, 0x47]))
    }
  }

  @Test("Each reason leads back to the customer's events and to lines of the feed")
  func sources() throws {
    for one in try explained("u1042", "en") {
      let sources = try desk.sources(of: one, user: "u1042")
      #expect(sources.count == one.tree.shown.count)
      for (reason, lines) in zip(one.tree.shown, sources.map(\.lines)) {
        let events = lines.filter { $0.name.hasPrefix("event:e") }
        #expect(
          !events.isEmpty && events.allSatisfy { $0.file?.hasSuffix("events.csv") == true && $0.line != nil })
        guard case .path = reason.told.subject else { continue }
        let records = lines.filter { $0.name.hasPrefix("record:") }
        #expect(
          records.contains { $0.file?.hasSuffix("feed.xml") == true && $0.line != nil }, "\(reason.short)")
      }
    }
  }
}
