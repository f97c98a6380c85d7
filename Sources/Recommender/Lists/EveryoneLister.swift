// Recommender › EveryoneLister: a list for every customer, on all cores.

import Catalogue
import Fusion
import GraphRules
import Scoring
import ShopStore

/// Writes the list of each customer with a history, in the order of the store.
package struct EveryoneLister: Sendable {
  /// How the lists are written.
  package enum Format: String, Sendable, CaseIterable {
    /// `user_id item_id rank score` with a header.
    case tsv
    /// One line a customer: `{"user": id, "items": [receipt, …]}`.
    case json
  }
  private let shop: Shop
  private let trained: TrainedShop
  private let events: [Event]
  private let ranges: [Range<Int>]
  private let eligible: [Int16]
  private let terms: NamedTerms
  private let count: Int
  private let format: Format
  private let includesSeen: Bool

  /// How many customers one piece of work holds.
  private static let chunk = 128
  /// How many numbers one piece of work may keep of each kind.
  private static let places = 8_388_608

  /// Lists of `count` products, of the `items` alone where there are any.
  ///
  /// - Throws: ``ShopError/notTrained``, or what reading the events throws.
  package init(
    _ shop: Shop, count: Int, format: Format, includesSeen: Bool, limit: Int?, only items: Set<String> = []
  ) throws {
    self.shop = shop
    trained = try shop.trained()
    events = try shop.store.allEvents()
    ranges = Array(Event.ranges(of: events, userCount: shop.customers.count).prefix(limit ?? .max))
    let candidates = Candidates(forEveryoneIn: shop, only: items)
    eligible = candidates.eligible
    terms = candidates.terms
    self.count = count
    self.format = format
    self.includesSeen = includesSeen
  }

  /// Hands over the text piece by piece, in order; what is computed does not depend on the number of cores.
  ///
  /// `progress` hears how many of how many customers are done.
  package func run(write: (String) throws -> Void, progress: (Int, Int) -> Void) async throws {
    if format == .tsv { try write(ListWriter.tsvHeader) }
    let chunks = (ranges.count + Self.chunk - 1) / Self.chunk
    try await OrderedPieces.write(
      count: chunks, make: { try text(ofChunk: $0) }, to: write,
      progress: { progress(min($0 * Self.chunk, ranges.count), ranges.count) })
  }

  private func text(ofChunk chunk: Int) throws -> String {
    var text = ""
    let users = (chunk * Self.chunk..<min((chunk + 1) * Self.chunk, ranges.count)).filter {
      !ranges[$0].isEmpty
    }
    for start in stride(from: 0, to: users.count, by: block) {
      let users = users[start..<min(start + block, users.count)]
      let seen = users.map { self.seen(by: $0) }
      let prepared = users.map { user in
        trained.fusion.prepare(
          ScoringRequest(user: user, history: shop.history.items(events[ranges[user]])), terms: terms)
      }
      switch format {
      case .tsv:
        let lists = PreparedFusion.rankWithoutReasons(
          prepared, eligible: eligible, leavingOut: seen, count: count)
        for (user, list) in zip(users, lists) {
          let id = shop.customers[user].id
          for (place, line) in list.enumerated() {
            text += ListWriter.tsvLine(line.product, rank: place + 1, score: line.score, user: id, in: shop)
          }
        }
      case .json:
        for (place, user) in users.enumerated() {
          let receipts = prepared[place].rank(
            eligible: eligible, leavingOut: seen[place], range: 0..<count)
          text += try ListWriter.jsonLine(receipts, user: shop.customers[user].id, in: shop) + "\n"
        }
      }
    }
    return text
  }

  /// The products that are not offered to a customer again.
  private func seen(by user: Int) -> Set<Int> {
    let own = events[ranges[user]]
    let hidden = Event.hidden(in: own)
    return includesSeen
      ? hidden : hidden.union(own.lazy.filter { $0.kind.marksAsSeen }.map(\.product.index))
  }

  /// How many customers are scored at once: what is kept for them stays small in the largest shops.
  private var block: Int {
    max(1, min(Self.chunk, Self.places / max(shop.catalogue.count, shop.customers.count)))
  }
}
