// Recommender › Ingester: takes files into a shop, all of them or none.

package import Catalogue
import EventIngest
import FeedIngest
package import Foundation
import GraphRules
import KnowledgeGraph
import InputFiles
import ShopStore

/// How far an ingest is.
package struct IngestProgress: Sendable {
  package let file: String
  /// Bytes of a feed, records of a table, pictures.
  package let done: Int
  package let total: Int?
  package let unit: String

  var stage = Stage.reading

  /// The steps of an ingest that take their time.
  enum Stage: String {
    case reading
    /// The records are read: they are held against each other and against what was there before.
    case comparing
    /// All files are read: indexes are made, and everything is put on the disk.
    case writing
  }

  /// What is being done, for instance `reading`, or `decoding pictures of` for pictures.
  package var phase: String { unit == "pictures" ? "decoding pictures of" : stage.rawValue }
}

/// How an ingest is to be done.
package struct IngestManner: Hashable, Sendable {
  /// How much the feeds speak for; `nil` for what each feed itself says.
  package var mode: FeedMode?
  /// Only says what would happen.
  package var isRehearsal = false
  /// Takes in what the guards would hold.
  package var isConfirmed = false
  /// Takes new ids for old products where both are known to be the same.
  package var takesRenames = false
  /// What the feed is called; `nil` for the name of its file.
  package var feedName: String?

  package init() {}
}

/// Reads feeds, pictures, people and events into a shop folder, in one transaction.
package struct Ingester {
  package let folder: URL
  package let now: Int64
  private let manner: IngestManner
  private let progress: (IngestProgress) -> Void
  /// Asked at each record; what it throws ends the ingest, which then leaves nothing behind.
  private let checkHalt: () throws -> Void

  package init(
    folder: URL, now: Int64, manner: IngestManner = IngestManner(),
    progress: @escaping (IngestProgress) -> Void = { _ in }, checkHalt: @escaping () throws -> Void = {}
  ) {
    self.folder = folder
    self.now = now
    self.manner = manner
    self.progress = progress
    self.checkHalt = checkHalt
  }

  /// Takes in every file; a folder that holds no shop yet becomes one.
  ///
  /// Files that were taken in before and have not changed are left out; when that is all of them, nothing is written.
  ///
  /// - Returns: One report a file, in the order in which they were read.
  /// - Throws: ``IngestRejected`` when a file is refused, ``IngestHeld`` when a guard holds a feed: then the shop is
  ///   as it was, or is not made at all.
  package func ingest(
    _ paths: [String], pictures: String?, web: WebPictures = .off
  ) throws -> [FileReport] {
    let plan = try plan(paths, pictures: pictures, web)
    let isNew = !ShopStore.exists(folder)
    let hadFolder = FileManager.default.fileExists(atPath: folder.path)
    do {
      let store = isNew ? try ShopStore.create(folder) : try ShopStore.open(folder)
      let reports = try take(plan, into: store)
      if isNew, manner.isRehearsal { removeHalfMade(keepingFolder: hadFolder) }
      return reports
    } catch {
      if isNew { removeHalfMade(keepingFolder: hadFolder) }
      throw needed(for: plan, error)
    }
  }

  /// A full disk is told with how much is missing.
  private func needed(for plan: IngestPlan, _ error: any Error) -> any Error {
    guard case ShopStoreError.diskFull(let place, nil) = error else { return error }
    // The log of the transaction and the file that it ends up in are each about as large as the input.
    let bytes = plan.files.map { Self.size(of: $0) }.reduce(0, +) * 2 + (1 << 20)
    return ShopStoreError.diskFull(folder: place, needed: bytes)
  }

  private static func size(of file: InputFile) -> Int {
    ByteStream.size(of: file.path)
  }

  /// A file that is none of ours is refused before anything is opened for writing.
  private func plan(_ paths: [String], pictures: String?, _ web: WebPictures) throws -> IngestPlan {
    do {
      return try IngestPlan(paths, pictures: pictures, web: web, feed: manner.feedName)
    } catch let error as FeedError {
      throw rejection(of: error.file, "unknown", error, bytes: 0, after: [])
    } catch let error as EventFileError {
      throw rejection(of: error.file, "unknown", error, bytes: 0, after: [])
    } catch let error as GraphRulesError {
      throw rejection(of: error.file, "yaml", error, bytes: 0, after: [])
    }
  }

  /// Ends a transaction of which nothing is to be kept.
  private struct Rehearsed: Error {
    let reports: [FileReport]
  }

  /// Ends a transaction whose feed is to be read again with these renames.
  private struct Renamed: Error {
    let file: InputFile
    let renames: [String: String]
  }

  private func take(_ plan: IngestPlan, into store: ShopStore) throws -> [FileReport] {
    let known = KnownSources(try store.imports())
    var unchanged: [InputFile: FileReport] = [:]
    var sources: [InputFile: PendingDigest] = [:]
    for file in plan.files {
      let source = PendingDigest(path: file.path, mark: file.companionMark)
      sources[file] = source
      if let earlier = try earlier(of: file, source, known, store) {
        unchanged[file] = FileReport(unchanged: file, since: earlier, bytes: Self.size(of: file))
      }
    }
    let files = plan.files.filter { unchanged[$0] == nil }
    guard !files.isEmpty else { return plan.files.compactMap { unchanged[$0] } }
    let hasCatalogue = try store.hasProducts() || plan.files.contains { $0.kind == .feed }
    let taxonomy = try document("taxonomy", of: plan, in: store).flatMap { try? Taxonomy(text: $0) }
    let manifest = try document("shop", of: plan, in: store).flatMap {
      try? ShopManifest.parse(text: $0, file: "shop.yaml")
    }
    let brandRules = try BrandRules.builtIn()
    var renames: [InputFile: [String: String]] = [:]
    while true {
      var reports: [FileReport] = []
      var savers: [FeedMemorySaver] = []
      do {
        try store.ingest { transaction in
          for file in files {
            transaction.createsBareItems = file.kind.createsItems || !hasCatalogue
            let taker = FileTaker(
              file: file, bytes: Self.size(of: file), now: now, mode: file.kind == .feed ? manner.mode : nil,
              transaction: transaction, taxonomy: taxonomy, brandRules: brandRules,
              currency: manifest?.currency ?? "",
              progress: progress, checkHalt: checkHalt,
              renames: renames[file] ?? [:])
            let (report, saver) = try take(taker, sources[file], known, after: reports)
            reports.append(report)
            if let saver { savers.append(saver) }
          }
          if manner.isRehearsal { throw Rehearsed(reports: reports) }
          let records = reports.map(\.tally.read).reduce(0, +)
          progress(
            IngestProgress(
              file: files.last?.path ?? "", done: records, total: nil, unit: "records", stage: .writing))
        }
      } catch let rehearsed as Rehearsed {
        reports = rehearsed.reports
      } catch let found as Renamed {
        renames[found.file] = found.renames
        continue
      } catch let held as IngestHeld {
        if !manner.isRehearsal { try note(held, sources, in: store) }
        throw held
      }
      if !manner.isRehearsal { savers.forEach { $0.keep() } }
      var done = reports.makeIterator()
      return try plan.files.compactMap { unchanged[$0] ?? done.next() }.map { report in
        var report = report
        report.trend = report.isFeed ? try store.summary(ofImport: report.importNumber)?.trend : nil
        return report
      }
    }
  }

  private func earlier(
    of file: InputFile, _ source: PendingDigest, _ known: KnownSources, _ store: ShopStore
  ) throws -> ImportRecord? {
    if manner.takesRenames { return nil }
    return try known.sameImport(as: file, source: source, bytes: Self.size(of: file), mode: manner.mode) {
      feed in
      try store.variantCount(ofFeed: feed)
    } pictureState: {
      var state = PictureState(folder: file.pictures)
      for link in try store.pictureLinks(ofFeed: file.feedName) { state.add(link) }
      return state.value
    }
  }

  private func take(
    _ taker: FileTaker, _ source: PendingDigest?, _ known: KnownSources, after reports: [FileReport]
  ) throws -> (FileReport, FeedMemorySaver?) {
    let file = taker.file
    let began = ContinuousClock.now
    do {
      var taken = try taker.take()
      let transaction = taker.transaction
      var report = FileReport(
        importNumber: transaction.importNumber, file: file.path, format: taken.format, verdict: .accepted,
        mode: taken.mode, tally: taken.tally, bytes: taker.bytes, seconds: 0, changes: taken.changes)
      report.isRehearsal = manner.isRehearsal
      report.isFeed = file.kind == .feed
      report.storing = taken.storing
      if file.kind == .feed, known.knows(feed: file.feedName) {
        var drift = transaction.drift
        // A feed that names what goes is measured by all that is there.
        if taken.mode != .full, transaction.changes.withdrawn > 0 {
          drift.offeredBefore = try transaction.offeredVariants() + transaction.changes.withdrawn
        }
        let guards = ImportGuards(
          mode: taken.mode, tally: taken.tally, changes: transaction.changes, drift: drift,
          made: taken.made, madeBefore: known.made(ofFeed: file.feedName))
        report.guards = guards.findings
        if report.guards.contains(where: { $0.code == "F10" }) {
          let proposal = try transaction.renameProposal()
          report.proposal = proposal
          if manner.takesRenames, taker.renames.isEmpty, !proposal.pairs.isEmpty {
            throw Renamed(
              file: file,
              renames: Dictionary(uniqueKeysWithValues: proposal.pairs.map { ($0.new, $0.old) }))
          }
        }
        for finding in report.guards { taken.tally.note(finding.confirmed(manner.isConfirmed)) }
      }
      report.tally = taken.tally
      report.seconds = (ContinuousClock.now - began) / .seconds(1)
      if !report.guards.isEmpty, !manner.isConfirmed { throw held(report, after: reports) }
      try taker.end(taken, source: source?.value ?? "", seconds: report.seconds)
      return (report, taken.memorySaver)
    } catch let error as ShopStoreError {
      throw error
    } catch let error as IngestHeld {
      throw error
    } catch let error as Renamed {
      throw error
    } catch let error as CancellationError {
      throw error
    } catch {
      throw rejection(of: file.path, file.kind.format, error, bytes: taker.bytes, after: reports)
    }
  }

  private func held(_ report: FileReport, after reports: [FileReport]) -> IngestHeld {
    var report = report
    report.verdict = .held
    report.importNumber = 0
    let reason = report.guards.first.map(\.message) ?? ""
    let words = """
      \(report.file) is held and the shop is as it was: \(reason). If that is right, repeat with --confirm\
      \(report.proposal?.pairs.isEmpty == false ? ", or with --rekey to let the new ids stand for the old products" : "")
      """
    report.fault = words
    return IngestHeld(
      reports: reports.map { $0.notTaken(because: "\(report.file) is held") } + [report], description: words)
  }

  /// Leaves a trace of what was held in the list of imports, and nothing else.
  private func note(_ held: IngestHeld, _ sources: [InputFile: PendingDigest], in store: ShopStore) throws {
    guard let report = held.reports.last else { return }
    let source = sources.first { $0.key.path == report.file }?.value.value ?? ""
    try store.ingest { transaction in
      try transaction.beginImport(
        file: report.file, format: report.format, feed: (report.file as NSString).lastPathComponent,
        kind: InputKind.feed.name, bytes: report.bytes, time: now)
      try transaction.endImport(
        report.tally, verdict: .held, source: source, mode: report.mode, tool: ClewVersion.current,
        seconds: report.seconds,
        changes: report.counted)
    }
  }

  /// The document of a kind that the plan brings, else the one that the shop has.
  ///
  /// A file with a mistake is refused, with its name, when its turn comes.
  private func document(_ kind: String, of plan: IngestPlan, in store: ShopStore) throws -> String? {
    let file = plan.files.last { $0.kind == .document(kind) }
    return try file.map { try IngestPlan.text(of: $0.path) } ?? store.documents()[kind]
  }

  private func rejection(
    of file: String, _ format: String, _ error: any Error, bytes: Int, after reports: [FileReport]
  ) -> IngestRejected {
    var tally = IngestTally()
    let line = (error as? FeedError)?.line ?? (error as? EventFileError)?.line ?? 0
    let code = (error as? FeedError)?.code ?? "F02"
    tally.note(Finding(code: code, severity: .fatal, line: line, message: "\(error)"))
    let report = FileReport(
      importNumber: 0, file: file, format: format, verdict: .rejected, tally: tally,
      bytes: bytes,
      seconds: 0, fault: "\(error)")
    return IngestRejected(
      reports: reports.map { $0.notTaken(because: "\(file) is refused") } + [report], description: "\(error)")
  }

  /// A shop that failed to be made leaves nothing behind.
  private func removeHalfMade(keepingFolder: Bool) {
    let files = FileManager.default
    if !keepingFolder {
      try? files.removeItem(at: folder)
    } else {
      for name in ["shop.sqlite", "shop.sqlite-wal", "shop.sqlite-shm", "models"] {
        try? files.removeItem(at: folder.appendingPathComponent(name))
      }
    }
  }
}

extension InputKind {
  /// The kind's name in the list of imports.
  var name: String {
    switch self {
    case .document(let kind): kind
    case .feed: "feed"
    case .customers: "customers"
    case .stores: "stores"
    case .stock: "stock"
    case .triples: "triples"
    case .entities: "entities"
    case .vectors: "vectors"
    case .events: "events"
    }
  }

  /// The format's name in reports.
  var format: String {
    switch self {
    case .document("taxonomy"): "google-taxonomy"
    case .document(let kind): "\(kind).yaml"
    case .feed: "feed"
    case .customers: "customers-csv"
    case .stores: "stores-csv"
    case .stock: "stock-csv"
    case .triples: "triples"
    case .entities: "entities"
    case .vectors: "vectors-npy"
    case .events(.lightGCN): "lightgcn-text"
    case .events(.sequences): "sequences-text"
    case .events(.recBole): "recbole-inter"
    case .events(.jsonEvents): "events-json"
    case .events: "events-csv"
    }
  }

  /// Whether the file brings no catalogue, so that its items are made from their ids alone.
  var createsItems: Bool {
    if case .events(let kind) = self { kind.createsItems } else { false }
  }
}

extension Finding {
  /// What a guard found, once somebody has said that it is right.
  fileprivate func confirmed(_ isConfirmed: Bool) -> Finding {
    guard isConfirmed else { return self }
    return Finding(
      code: code, severity: .warn, line: line, record: record, message: message + "; taken in, as confirmed")
  }
}
