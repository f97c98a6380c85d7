// Recommender › ShopDesk+Reasons: an explanation for programs, for drawings and with its sources.

package import Conversation
import Explanation
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
