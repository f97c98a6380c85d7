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
  let progress: (IngestProgress) -> Void

  /// The SHA-256 of the file.
  let source: String
  /// Ids that the feed uses in place of older ones, new to old.
  let renames: [String: String]

  /// What was taken.
  struct Taken {
    var format: String
    var mode = FeedMode.full
    var tally = IngestTally()
    var changes = FileReport.Changes()
    var pictureState = 0
  }

  /// Reads the file to its end; the import stays open until ``end(_:seconds:)``.
  func take() throws -> Taken {
    // Later feeds of the same file name replace this one.
    try transaction.beginImport(
      file: file.path, format: file.kind.format, feed: file.kind == .feed ? file.name : "",
      kind: file.kind.name, source: source, bytes: bytes, time: now)
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

  func end(_ taken: Taken, seconds: Double) throws {
    try transaction.endImport(
      taken.tally, format: taken.format, mode: taken.mode, pictureState: taken.pictureState,
      tool: ClewVersion.current, seconds: seconds)
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

  private func takeFeed(_ taken: inout Taken) throws {
    var links: [PictureIntake.Link] = []
    let intake = PictureIntake(folder: file.pictures, web: file.webPictures)
    var pictureState = PictureState(folder: file.pictures)
    var findings = IngestTally()
    var census = FeedCensus(taxonomy: taxonomy)
    let report = try reading {
      try FeedReader().read(
        path: file.path, mode: mode, mapping: file.mapping,
        onRecord: { record in
          switch record {
          case .variant(let variant):
            try transaction.add(variant)
            census.add(variant)
            pictureState.add(variant.imageLink)
            if let link = intake.link(of: variant) { links.append(link) }
          case .price(let update): try take(update, &findings)
          case .deletion(let id, let line): try takeFarewell(id, line, &findings)
          }
          return 0
        },
        onProgress: { done, _ in
          progress(IngestProgress(file: file.path, done: done, total: bytes, unit: "bytes"))
        })
    }
    taken.format = report.format.rawValue
    taken.mode = mode ?? report.mode
    taken.tally = report.tally
    // The reader accepted what the store then did not know.
    findings.accepted = -findings.rejected
    taken.tally.add(findings)
    census.note(into: &taken.tally, brandRules: brandRules)
    if taken.mode == .full {
      _ = try transaction.withdrawMissing()
    } else {
      try transaction.returnBorrowed()
    }
    taken.changes.joined = try transaction.joinPending()
    let done = try intake.take(links, into: transaction) { done in
      progress(IngestProgress(file: file.path, done: done, total: links.count, unit: "pictures"))
    }
    taken.changes.pictures = done.read
    for finding in done.findings { taken.tally.note(finding) }
    taken.changes.add(transaction.changes)
    taken.pictureState = pictureState.value
  }

  private func take(_ update: PriceUpdate, _ findings: inout IngestTally) throws {
    guard try transaction.add(update) == .unknown else { return }
    findings.rejected += 1
    findings.note(
      Finding(
        code: "R07", severity: .error, line: update.line, record: update.id,
        message:
          "a price for \(update.id), which is not offered; a price feed changes only what a full feed brought"
      ))
  }

  private func takeFarewell(_ id: String, _ line: Int, _ findings: inout IngestTally) throws {
    guard try transaction.withdraw(id) == .unknown else { return }
    findings.note(
      Finding(
        code: "W03", severity: .warn, line: line, record: id,
        message: "\(id) is taken out of the offer, but the shop does not know it"))
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
