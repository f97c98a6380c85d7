// Recommender › ShopDesk+Reasons: an explanation for programs, for drawings and with its sources.

import Catalogue
package import Conversation
import Explanation
import Features
import GraphRules
import KnowledgeGraph
import Scoring

/// The files that an explanation can be written to.
package enum ExplanationFormat: String, CaseIterable, Sendable {
  case html, svg, dot, graphml, jsonld
}

extension ShopDesk {
  /// The receipt as JSON, with the tree of its reasons.
  package func document(_ explained: Explained, user: String?, withSources: Bool = false) throws
    -> ReceiptDocument
  {
    var document = ReceiptDocument(listed: explained.listed, user: user, in: shop)
    var explanation = ExplanationDocument(explained.tree, in: shop)
    if withSources { explanation = explanation.with(try sources(of: explained, user: user).map(\.lines)) }
    document.explanation = explanation
    return document
  }

  /// The explanation as a file of this format.
  package func text(of explained: Explained, user: String?, as format: ExplanationFormat) throws -> String {
    let product = shop.graph.name(shop.graph.node(of: explained.listed.receipt.product))
    let drawing = ReasonGraph(explained.tree, customer: "user:\(user ?? "@cold")", product: product)
    switch format {
    case .html: return ExplanationPage(drawing, title: explained.listed.title).html
    case .svg: return drawing.svg
    case .dot: return drawing.dot
    case .graphml: return drawing.graphML
    case .jsonld: return try drawing.jsonLD()
    }
  }

  /// The pixels behind the heaviest reason that rests on pictures; the pictures are looked for in the folder of the feed,
  /// or in `images`.
  package func visualReason(of explained: Explained, user: String, images: String?) throws -> VisualReason {
    let events = try shop.events(of: shop.user(user))
    return try VisualReasonMaker(
      shop: shop, names: names, images: images, language: explained.tree.language
    ).reason(of: explained, events: Dictionary(events.map { ($0.number, $0) }) { first, _ in first })
  }

  /// What should be known of a product besides why it would be recommended.
  func notes(about receipt: Receipt, for request: ListRequest, language: String) throws -> [String] {
    try (having(receipt.product, by: request.user, language).map { [$0] } ?? [])
      + doubts(about: receipt, language: language)
  }

  /// That she has it, or sent it back: no list of hers offers it.
  private func having(_ product: ProductID, by user: String?, _ language: String) throws -> String? {
    let events = try user.map { try shop.events(of: try shop.user($0)) } ?? []
    guard let event = events.last(where: { $0.product == product && $0.kind.marksAsSeen }) else { return nil }
    let deed = verb(shop.history.relation(of: event.kind) ?? "", language)
    let day = self.day(event.time)
    return language == "zh"
      ? "顾客已经有过它（\(deed)\(day.map { "，\($0)" } ?? "")），列表里不会再出现。"
      : "The customer knows it (\(deed)\(day.map { ", \($0)" } ?? "")), so no list offers it again."
  }

  /// Where the feed's colour word and the picture disagree.
  private func doubts(about receipt: Receipt, language: String) -> [String] {
    let variant = shop.catalogue[receipt.product].variants[receipt.variant]
    guard let picture = shop.features.pictures[receipt.product.index][receipt.variant] else { return [] }
    let reconciler = ColourReconciler(words)
    return variant.colourWords.compactMap { word in
      guard let seen = reconciler.contradiction(of: word, picture) else { return nil }
      let name = words.colours.first { $0.entry.id == seen }?.entry.word(language) ?? seen
      return language == "zh"
        ? "店铺资料称它为“\(word)”，图片却显示\(name)。" : "The feed calls it “\(word)”, its picture shows \(name)."
    }
  }

  /// For each shown reason the events and records behind it.
  package func sources(of explained: Explained, user: String?) throws -> [(
    short: String, lines: [SourceLine]
  )] {
    guard let phrases = shop.rules.phrases[explained.tree.language] else { return [] }
    let sources = try ReasonSources(
      shop, user: user.map { try shop.user($0) }, names: names, phrases: phrases)
    return explained.tree.shown.map {
      (short: $0.short, lines: sources.lines(of: $0, in: explained.listed.receipt))
    }
  }
}
