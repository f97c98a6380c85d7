// Recommender › SimilarLister: for products, the products that resemble them.

import Catalogue
import Fusion
import Scoring

/// Writes what resembles one product, or each product that the shop offers, in the order of the store.
///
/// The lists are those of “something like this one” in a conversation, without a customer.
package struct SimilarLister: Sendable {
  private let shop: Shop
  private let trained: TrainedShop
  private let anchors: [(product: ProductID, variant: Int)]
  private let eligible: [Int16]
  private let terms: NamedTerms
  private let count: Int
  private let format: EveryoneLister.Format

  /// How many products one piece of work holds.
  private static let chunk = 64

  /// Lists of `count` products for the item named, else for all.
  ///
  /// - Throws: ``ShopError/notTrained``, ``ShopError/unknownItem(_:)``.
  package init(_ shop: Shop, item: String? = nil, count: Int, format: EveryoneLister.Format) throws {
    self.shop = shop
    trained = try shop.trained()
    if let item {
      guard let place = shop.catalogue.place(of: item) else { throw ShopError.unknownItem(item) }
      anchors = [(place.product, place.variant)]
    } else {
      anchors = shop.catalogue.products.enumerated().filter(\.element.isOffered).map {
        (ProductID($0.offset), 0)
      }
    }
    let candidates = Candidates(forEveryoneIn: shop)
    eligible = candidates.eligible
    terms = candidates.terms
    self.count = count
    self.format = format
  }

  /// Hands over the text piece by piece, in order; what is computed does not depend on the number of cores.
  ///
  /// `progress` hears how many of how many products are done.
  package func run(write: (String) throws -> Void, progress: (Int, Int) -> Void) async throws {
    if format == .tsv { try write("item_id\tsimilar_id\trank\tscore\n") }
    let total = anchors.count
    try await OrderedPieces.write(
      count: (total + Self.chunk - 1) / Self.chunk, make: { try text(ofChunk: $0) }, to: write,
      progress: { progress(min($0 * Self.chunk, total), total) })
  }

  private func text(ofChunk chunk: Int) throws -> String {
    let own = anchors[chunk * Self.chunk..<min((chunk + 1) * Self.chunk, anchors.count)]
    let prepared = own.map { anchor in
      trained.fusion.prepare(
        ScoringRequest(user: nil, history: [.named(anchor.product, variant: anchor.variant, turn: 0)]),
        terms: terms)
    }
    var text = ""
    switch format {
    case .tsv:
      let lists = PreparedFusion.rankWithoutReasons(
        prepared, eligible: eligible, leavingOut: own.map { [$0.product.index] }, count: count)
      for (anchor, list) in zip(own, lists) {
        let id = shop.catalogue[anchor.product].id
        for (place, line) in list.enumerated() {
          text += ListWriter.tsvLine(line.product, rank: place + 1, score: line.score, user: id, in: shop)
        }
      }
    case .json:
      struct Line: Encodable {
        let item: String
        let items: [ReceiptDocument]
      }
      for (anchor, prepared) in zip(own, prepared) {
        let receipts = prepared.rank(
          eligible: eligible, leavingOut: [anchor.product.index], range: 0..<count)
        text +=
          try JSONText.line(
            Line(
              item: shop.catalogue[anchor.product].id,
              items: receipts.map { ReceiptDocument($0, user: nil, in: shop) })) + "\n"
      }
    }
    return text
  }
}

extension HistoryItem {
  /// A product that was named in the conversation, which counts as evidence once.
  static func named(_ product: ProductID, variant: Int, turn: Int) -> HistoryItem {
    HistoryItem(cause: .said(turn: turn), product: product, variant: variant, relation: nil, strength: 1)
  }
}
