// Recommender › ListWriter: one customer's list as data.

package import Conversation
import Catalogue
import Scoring

/// Writes the list of one request.
package struct ListWriter {
  private let shop: Shop

  package init(_ shop: Shop) {
    self.shop = shop
  }

  /// With a header, `user_id item_id rank score`; the first column is empty for somebody unknown.
  package func tsv(_ request: ListRequest) throws -> String {
    var text = Self.tsvHeader
    for receipt in try shop.rank(request).receipts {
      text += Self.tsvLine(
        receipt.product, rank: receipt.rank, score: receipt.score, user: request.user ?? "", in: shop)
    }
    return text
  }

  /// `{"user": id, "items": [receipt, …]}` on one line.
  package func json(_ request: ListRequest) throws -> String {
    try Self.jsonLine(try shop.rank(request).receipts, user: request.user, in: shop)
  }

  static let tsvHeader = "user_id\titem_id\trank\tscore\n"

  static func tsvLine(
    _ product: ProductID, rank: Int, score: Double, user: String, in shop: Shop
  ) -> String {
    "\(user)\t\(shop.catalogue[product].id)\t\(rank)\t\(score)\n"
  }

  static func jsonLine(_ receipts: [Receipt], user: String?, in shop: Shop) throws -> String {
    struct Line: Encodable {
      let user: String?
      let items: [ReceiptDocument]
    }
    return try JSONText.line(
      Line(user: user, items: receipts.map { ReceiptDocument($0, user: user, in: shop) }))
  }
}
