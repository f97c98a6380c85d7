// Recommender › FileTaker: one file, from its reader into the transaction.

import Catalogue
import EventIngest
import FeedIngest
import Foundation
import GraphRules
import KnowledgeGraph
import ShopStore

/// Reads one file and hands its records to the store.
struct FileTaker {
  let file: InputFile
  let bytes: Int
  let now: Int64
  /// How much the feed speaks for; `nil` for what the feed itself says.
  let mode: FeedMode?
  let transaction: IngestTransaction
  /// The shared tree that the feed's categories should be found in, when the shop has one.
  let taxonomy: Taxonomy?
  let brandRules: BrandRules
  /// The shop's currency, for feeds that name none; empty when the shop has not told it.
  let currency: String
  let progress: (IngestProgress) -> Void
  /// Throws when the ingest shall be stopped.
  let checkHalt: () throws -> Void

  /// Ids that the feed uses in place of older ones, new to old.
  let renames: [String: String]

  /// What was taken.
  struct Taken {
    var format: String
    var mode = FeedMode.full
    /// When the feed was made, by its own account.
    var made: Int64?
    var tally = IngestTally()
    var changes = FileReport.Changes()
    var pictureState = 0
    /// Seconds that the store took of a feed's reading; the rest went into parsing, checking and counting.
    var storing = 0.0
    /// Makes ready what a feed leaves behind for its next import.
    var memorySaver: FeedMemorySaver?
  }

  /// Reads the file to its end; the import stays open until ``end(_:source:seconds:)``.
  func take() throws -> Taken {
    // Later feeds of the same name replace this one.
    try transaction.beginImport(
      file: file.path, format: file.kind.format, feed: file.kind == .feed ? file.feedName : "",
      series: file.series, kind: file.kind.name, bytes: bytes, time: now)
    transaction.renames = renames
    var taken = Taken(format: file.kind.format)
    switch file.kind {
    case .document(let kind): try takeDocument(kind, &taken)
    case .feed: try takeFeed(&taken)
    case .customers: try takeCustomers(&taken)
    case .stores: try takeStores(&taken)
    case .stock: try takeStock(&taken)
    case .events(let kind): try takeEvents(kind, &taken)
    case .triples: try takeTriples(&taken)
    case .entities: try takeEntities(&taken)
    case .vectors: try takeVectors(&taken)
    }
    return taken
  }

  func end(_ taken: Taken, source: String, seconds: Double) throws {
    try transaction.endImport(
      taken.tally, source: source, format: taken.format, mode: taken.mode, pictureState: taken.pictureState,
      tool: ClewVersion.current, seconds: seconds, made: taken.made)
  }

  private func takeDocument(_ kind: String, _ taken: inout Taken) throws {
    let text = try IngestPlan.text(of: file.path)
    // A text that is kept has been read once: a mistake in it stops the ingest, not the next chat.
    switch kind {
    case "shop": _ = try ShopManifest.parse(text: text, file: file.path)
    case "lexicon": _ = try Lexicon.parse(text: text, file: file.path)
    case "mapping":
      // It tells how to read the files beside it and is of no use later.
      _ = try FeedMapping.parse(text: text, file: file.path)
      taken.tally.accepted = 1
      return
    case "taxonomy": taken.tally.accepted = try Taxonomy(text: text).count
    case "promotions": _ = try Promotion.parse(text: text, file: file.path)
    default: _ = try ShopRule.parse(text: text, file: file.path)
    }
    try transaction.set(document: kind, to: text)
    if taken.tally.accepted == 0 { taken.tally.accepted = 1 }
  }

  private func takeCustomers(_ taken: inout Taken) throws {
    let (customers, tally) = try TableReader().customers(path: file.path)
    for customer in customers { try transaction.add(customer) }
    taken.tally = tally
  }

  private func takeStores(_ taken: inout Taken) throws {
    let (stores, tally) = try TableReader().stores(path: file.path)
    try transaction.removeStores()
    for store in stores { try transaction.add(store) }
    taken.tally = tally
  }

  private func takeStock(_ taken: inout Taken) throws {
    let (levels, tally) = try TableReader().stock(path: file.path)
    try transaction.removeStock()
    for level in levels { try transaction.add(level) }
    taken.tally = tally
  }

  /// What a callback throws reaches the caller as it was thrown, without the reader around it.
  func reading<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as FeedError {
      if case .stopped(let inner) = error.reason { throw inner }
      throw error
    } catch let error as EventFileError {
      if case .stopped(let inner) = error.reason { throw inner }
      throw error
    }
  }
}
