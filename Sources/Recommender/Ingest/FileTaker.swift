// Recommender › FileTaker: one file, from its reader into the transaction.

import Catalogue
import EventIngest
import FeedIngest
import Foundation
import GraphRules
import ShopStore

/// Reads one file and hands its records to the store.
struct FileTaker {
  let file: InputFile
  let bytes: Int
  let now: Int64
  let transaction: IngestTransaction
  let progress: (IngestProgress) -> Void

  /// What was taken.
  struct Taken {
    var format: String
    var tally = IngestTally()
    var changes = FileReport.Changes()
  }

  mutating func take() throws -> Taken {
    // Later feeds of the same file name replace this one.
    let feed = file.kind == .feed ? (file.path as NSString).lastPathComponent : ""
    try transaction.beginImport(
      file: file.path, format: file.kind.format, feed: feed, bytes: bytes, time: now)
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
    try transaction.endImport(taken.tally)
    return taken
  }

  private func takeDocument(_ kind: String, _ taken: inout Taken) throws {
    let text = try IngestPlan.text(of: file.path)
    // A text that is kept has been read once: a mistake in it stops the ingest, not the next chat.
    switch kind {
    case "shop": _ = try ShopManifest.parse(text: text, file: file.path)
    case "lexicon": _ = try Lexicon.parse(text: text, file: file.path)
    case "promotions": _ = try Promotion.parse(text: text, file: file.path)
    default: _ = try ShopRule.parse(text: text, file: file.path)
    }
    try transaction.set(document: kind, to: text)
    taken.tally.accepted = 1
  }

  private func takeFeed(_ taken: inout Taken) throws {
    var links: [PictureIntake.Link] = []
    let intake = PictureIntake(folder: file.pictures, web: file.webPictures)
    var changes = FileReport.Changes()
    let report = try reading {
      try FeedReader().read(
        path: file.path,
        onRecord: { record in
          guard case .variant(let variant) = record else { return 0 }
          switch try transaction.add(variant) {
          case .new: changes.new += 1
          case .changed: changes.changed += 1
          case .unchanged: changes.unchanged += 1
          }
          if let link = intake.link(of: variant) { links.append(link) }
          return 0
        },
        onProgress: { done, _ in
          progress(IngestProgress(file: file.path, done: done, total: bytes, unit: "bytes"))
        })
    }
    taken.format = report.format.rawValue
    taken.tally = report.tally
    let withdrawn = try transaction.withdrawMissing()
    taken.changes = changes
    taken.changes.withdrawn = withdrawn.variants
    taken.changes.joined = try transaction.joinPending()
    let done = try intake.take(links, into: transaction) { done in
      progress(IngestProgress(file: file.path, done: done, total: links.count, unit: "pictures"))
    }
    taken.changes.pictures = done.read
    for finding in done.findings { taken.tally.note(finding) }
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
