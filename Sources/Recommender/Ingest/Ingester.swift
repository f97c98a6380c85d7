// Recommender › Ingester: takes files into a shop, all of them or none.

package import Catalogue
import EventIngest
import FeedIngest
package import Foundation
import GraphRules
import InputFiles
import KnowledgeGraph
import ShopStore

/// How far an ingest is.
package struct IngestProgress: Sendable {
  package let file: String
  /// Bytes of a feed, records of a table, pictures.
  package let done: Int
  package let total: Int?
  package let unit: String

  /// What is being done: `reading`, or `decoding` for pictures.
  package var phase: String { unit == "pictures" ? "decoding pictures of" : "reading" }
}

/// Reads feeds, pictures, people and events into a shop folder, in one transaction.
package struct Ingester {
  package let folder: URL
  package let now: Int64
  /// How much the feeds speak for; `nil` for what each feed itself says.
  private let mode: FeedMode?
  private let progress: (IngestProgress) -> Void

  package init(
    folder: URL, now: Int64, mode: FeedMode? = nil, progress: @escaping (IngestProgress) -> Void = { _ in }
  ) {
    self.mode = mode
    self.folder = folder
    self.now = now
    self.progress = progress
  }

  /// Takes in every file; a folder that holds no shop yet becomes one.
  ///
  /// - Returns: One report a file, in the order in which they were read.
  /// - Throws: ``IngestRejected`` when a file is refused: then the shop is as it was, or is not made at all.
  package func ingest(_ paths: [String], pictures: String?) throws -> [FileReport] {
    let plan = try plan(paths, pictures: pictures)
    let isNew = !ShopStore.exists(folder)
    let hadFolder = FileManager.default.fileExists(atPath: folder.path)
    do {
      let store = isNew ? try ShopStore.create(folder) : try ShopStore.open(folder)
      return try take(plan, into: store)
    } catch {
      if isNew { removeHalfMade(keepingFolder: hadFolder) }
      throw error
    }
  }

  /// A file that is none of ours is refused before anything is opened for writing.
  private func plan(_ paths: [String], pictures: String?) throws -> IngestPlan {
    do {
      return try IngestPlan(paths, pictures: pictures)
    } catch let error as FeedError {
      throw rejection(of: error.file, "unknown", error, bytes: 0, after: [])
    } catch let error as EventFileError {
      throw rejection(of: error.file, "unknown", error, bytes: 0, after: [])
    } catch let error as GraphRulesError {
      throw rejection(of: error.file, "yaml", error, bytes: 0, after: [])
    }
  }

  private func take(_ plan: IngestPlan, into store: ShopStore) throws -> [FileReport] {
    let hasCatalogue = try store.counts().products > 0 || plan.files.contains { $0.kind == .feed }
    var reports: [FileReport] = []
    let taxonomy = try taxonomy(of: plan, in: store)
    let brandRules = try GraphRules.builtIn().brands
    let taken = try store.ingest { transaction in
      for file in plan.files {
        transaction.createsBareItems = file.kind.createsItems || !hasCatalogue
        let began = ContinuousClock.now
        let size = ByteStream.size(of: file.path)
        do {
          var reader = FileTaker(
            file: file, bytes: size, now: now, mode: file.kind == .feed ? mode : nil,
            transaction: transaction, taxonomy: taxonomy, brandRules: brandRules, progress: progress)
          let taken = try reader.take()
          let seconds = (ContinuousClock.now - began) / .seconds(1)
          reports.append(
            FileReport(
              importNumber: transaction.importNumber, file: file.path, format: taken.format,
              verdict: .accepted, mode: taken.mode, tally: taken.tally, bytes: size, seconds: seconds,
              changes: taken.changes, isFeed: file.kind == .feed))
        } catch let error as ShopStoreError {
          throw error
        } catch {
          throw rejection(of: file.path, file.kind.format, error, bytes: size, after: reports)
        }
      }
      return reports
    }
    return try taken.map { report in
      var report = report
      report.trend = report.isFeed ? try store.summary(ofImport: report.importNumber)?.trend : nil
      return report
    }
  }

  /// The taxonomy that the plan brings, else the one that the shop has.
  private func taxonomy(of plan: IngestPlan, in store: ShopStore) throws -> Taxonomy? {
    let file = plan.files.last { $0.kind == .document("taxonomy") }
    let text = try file.map { try IngestPlan.text(of: $0.path) } ?? store.documents()["taxonomy"]
    // A file with a mistake is refused, with its name, when its turn comes.
    return text.flatMap { try? Taxonomy(text: $0) }
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
    return IngestRejected(reports: reports + [report], description: "\(error)")
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
