// Recommender › PictureIntake: the pictures of a feed, decoded on all cores where they changed, and kept as colours.

import Catalogue
import Dispatch
import Features
import Foundation
import GraphRules
import ImageIngest
import InputFiles
import ShopStore
import Synchronization

/// Whether pictures are fetched from the web when no file of their name lies in the pictures' folder.
package enum WebPictures: Hashable, Sendable {
  case off
  /// From the public internet.
  case publicOnly
  /// Also from this machine and private networks.
  case anywhere
}

/// Turns the pictures of one feed into features; a picture that fails costs a feature, never a record.
///
/// A picture that several variants share is decoded once. One whose file has the size and the time of change that it
/// had the last time is not opened, and one that the web server calls the same is not sent again.
struct PictureIntake {
  /// A variant and the picture that the feed gives it.
  struct Link: Hashable, Sendable {
    let variant: String
    let link: String
    let line: Int
  }
  private let folder: PictureFolder?
  /// What stands in for the folder, when an archive was given.
  private let archive: PictureArchive?
  private let fetcher: PictureFetcher?
  /// The files in the folder itself, for web links: those that name none of them need not be remembered.
  private let names: Set<String>
  /// Whether no file in the folder can be one that a web link names.
  private let isBlind: Bool

  /// How many pictures are decoded between two writes, and how many bytes of an archive; bounds what is held at once.
  private static let batch = 256
  private static let batchBytes = 64 << 20

  /// Looks links up below the folder, or in the archive, at this path; nothing outside it is ever opened.
  init(folder: String?, web: WebPictures = .off) {
    let state = PictureState(folder: folder)
    self.folder = state.folder
    archive = folder.flatMap { PictureState.isFile($0) ? try? PictureArchive($0) : nil }
    isBlind = archive == nil && state.isBlind
    names = archive?.names ?? state.names
    fetcher = web == .off ? nil : PictureFetcher(allowsPrivateAddresses: web == .anywhere)
  }

  /// Whether pictures of web links may be found at all.
  var reachesWebLinks: Bool { fetcher != nil || !isBlind }

  /// `nil` for a record without a picture that can be looked up.
  func link(of variant: Variant) -> Link? {
    guard place(of: variant.imageLink) != nil else { return nil }
    return Link(variant: variant.id, link: variant.imageLink, line: variant.source.line)
  }

  /// What became of the pictures.
  struct Outcome {
    /// Files that were decoded; shared ones count once.
    var decoded = 0
    /// Files that had not changed.
    var unchanged = 0
    /// Variants with a picture that was decoded now.
    var read = 0
    var findings: [Finding] = []
  }

  /// Looks at every picture that the running import's feed asks for, decodes and keeps what changed.
  ///
  /// The order of the results, and their bytes, do not depend on the number of cores.
  ///
  /// The `links` say where the feed names the pictures, for the lines of findings.
  func take(_ links: [Link], into transaction: IngestTransaction, progress: (Int) -> Void) throws -> Outcome {
    guard folder != nil || archive != nil || fetcher != nil else { return Outcome() }
    let lines = Dictionary(links.map { ($0.variant, $0.line) }, uniquingKeysWith: { first, _ in first })
    let jobs = Self.jobs(try transaction.wantedPictures()).filter { place(of: $0.link) != nil }
    guard !jobs.isEmpty else { return Outcome() }
    PictureMemory.keepForReuse()
    var ledger = PictureLedger(
      transaction, lines: lines, words: ColourReconciler(try Self.lexicon(of: transaction)))
    // An archive is read from its start to its end, whatever the order of the links.
    let packed = try archive.map { try take(jobs, from: $0, into: &ledger, progress) } ?? []
    let others = jobs.indices.filter { !packed.contains($0) }
    for start in stride(from: 0, to: others.count, by: Self.batch) {
      let batch = Array(others[start..<min(start + Self.batch, others.count)])
      for (place, result) in zip(batch, results(of: batch.map { jobs[$0] })) {
        try ledger.keep(result, of: jobs[place], at: place)
      }
      progress(packed.count + min(start + Self.batch, others.count))
    }
    return ledger.outcome
  }

  /// Looks at the pictures that are in the archive; answers which of the jobs that were.
  private func take(
    _ jobs: [Job], from archive: PictureArchive, into ledger: inout PictureLedger, _ progress: (Int) -> Void
  ) throws -> Set<Int> {
    var wanted: [PackedFiles.Member: [Int]] = [:]
    var taken: Set<Int> = []
    for (place, job) in jobs.enumerated() {
      guard case .archive? = self.place(of: job.link) else { continue }
      taken.insert(place)
      do throws(PictureError) {
        wanted[try archive.member(job.link), default: []].append(place)
      } catch { try ledger.keep(.failed(error), of: job, at: place) }
    }
    var batch: [(place: Int, member: PackedFiles.Member, content: Swift.Result<[UInt8], PictureError>)] = []
    var bytes = 0
    var done = 0
    func decode() throws {
      let results = Mutex([Result](repeating: .unchanged, count: batch.count))
      let waiting = batch
      DispatchQueue.concurrentPerform(iterations: waiting.count) { turn in
        let (place, member, content) = waiting[turn]
        let result = Self.result(of: jobs[place], content, member, in: archive)
        results.withLock { $0[turn] = result }
      }
      for (entry, result) in zip(batch, results.withLock { $0 }) {
        try ledger.keep(result, of: jobs[entry.place], at: entry.place)
      }
      done += batch.count
      progress(done)
      batch = []
      bytes = 0
    }
    try archive.read(Set(wanted.keys)) { member, content in
      for place in wanted[member] ?? [] { batch.append((place, member, content)) }
      if case .success(let content) = content { bytes += content.count }
      if batch.count >= Self.batch || bytes >= Self.batchBytes { try decode() }
    }
    try decode()
    return taken
  }

  private static func result(
    of job: Job, _ content: Swift.Result<[UInt8], PictureError>, _ member: PackedFiles.Member,
    in archive: PictureArchive
  ) -> Result {
    do throws(PictureError) {
      let bytes = try content.get()
      let key = PictureKey(link: job.link, stamp: PictureArchive.stamp(bytes))
      if job.key == key { return .unchanged }
      return .measured(
        measured(
          try archive.decoded(bytes, of: member, job.link, targetSide: ColourExtractor.neededSide), key))
    } catch { return .failed(error.inFile(job.link)) }
  }

  // MARK: - One picture

  /// A picture and the variants that share it.
  struct Job: Sendable {
    let link: String
    var variants: [WantedPicture]

    /// The key under which all of them have it; `nil` when one lacks it.
    fileprivate var key: PictureKey? {
      let key = variants[0].key
      return variants.allSatisfy { $0.key == key } ? PictureKey(key) : nil
    }
  }

  /// What was found in a picture.
  struct Measured: Sendable {
    let key: String
    let colours: PictureColours?
    let warnings: [PictureWarning]
  }

  enum Result: Sendable {
    case unchanged
    case measured(Measured)
    case failed(PictureError)
  }

  private enum Place {
    case folder(PictureFolder)
    case archive
    case web(PictureFetcher)
  }

  /// One job a link, in the order in which links are met.
  private static func jobs(_ wanted: [WantedPicture]) -> [Job] {
    var places: [String: Int] = [:]
    var jobs: [Job] = []
    for picture in wanted {
      if let place = places[picture.link] {
        jobs[place].variants.append(picture)
      } else {
        places[picture.link] = jobs.count
        jobs.append(Job(link: picture.link, variants: [picture]))
      }
    }
    return jobs
  }

  /// Where a link is looked up; `nil` when it is left alone.
  private func place(of link: String) -> Place? {
    guard !link.isEmpty else { return nil }
    if link.isWebAddress {
      if !isBlind, folder != nil || archive != nil {
        let name = link.lastOfPath
        if names.contains(name)
          || name.utf8.contains(UInt8(ascii: "%"))
            && names.contains(name.removingPercentEncoding ?? "")
        {
          return inside
        }
      }
      return fetcher.map { .web($0) }
    }
    return inside
  }

  /// Where pictures lie that are not in the web.
  private var inside: Place? {
    archive == nil ? folder.map { .folder($0) } : .archive
  }

  /// The results in the order of the jobs.
  ///
  /// Files keep every core busy; the web is asked for a few at a time.
  private func results(of jobs: [Job]) -> [Result] {
    let results = Mutex([Result](repeating: .unchanged, count: jobs.count))
    let isRemote = jobs.map { job in
      if case .web = place(of: job.link) { true } else { false }
    }
    let local = jobs.indices.filter { !isRemote[$0] }
    let remote = jobs.indices.filter { isRemote[$0] }
    DispatchQueue.concurrentPerform(iterations: local.count) { turn in
      let result = result(of: jobs[local[turn]])
      results.withLock { $0[local[turn]] = result }
    }
    if !remote.isEmpty {
      let next = Atomic(0)
      let group = DispatchGroup()
      let queue = DispatchQueue(label: "pictures from the web", attributes: .concurrent)
      withExtendedLifetime(queue) {
        let work: @Sendable () -> Void = {
          while true {
            let turn = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard turn < remote.count else { return }
            let result = result(of: jobs[remote[turn]])
            results.withLock { $0[remote[turn]] = result }
          }
        }
        for _ in 0..<min(PictureFetcher.atOnce, remote.count) { queue.async(group: group, execute: work) }
        group.wait()
      }
    }
    return results.withLock { $0 }
  }

  private func result(of job: Job) -> Result {
    do throws(PictureError) {
      switch place(of: job.link) {
      case .folder(let folder):
        let key = PictureKey(link: job.link, stamp: try folder.stamp(job.link))
        if job.key == key { return .unchanged }
        return .measured(
          Self.measured(try folder.decoded(job.link, targetSide: ColourExtractor.neededSide), key))
      case .web(let fetcher):
        let known = job.key
        guard case .bytes(let bytes, let tag) = try fetcher.fetch(job.link, tag: known?.stamp ?? "") else {
          return .unchanged
        }
        let key = PictureKey(link: job.link, stamp: tag)
        do throws(PictureError) {
          let read = try PictureDecoder().read(bytes, targetSide: ColourExtractor.neededSide)
          return .measured(Self.measured(read.inFile(job.link), key))
        } catch { throw error.inFile(job.link) }
      case .archive, nil: return .unchanged
      }
    } catch { return .failed(error) }
  }

  private static func measured(_ read: DecodedPicture, _ key: PictureKey) -> Measured {
    Measured(
      key: key.text, colours: ColourExtractor().colours(of: read.picture), warnings: read.warnings)
  }

  /// The words of all shops and of this one.
  private static func lexicon(of transaction: IngestTransaction) throws -> Lexicon {
    let general = try GraphRules.builtIn().lexicon
    guard let own = try transaction.document("lexicon") else { return general }
    return general.adding(try Lexicon.parse(text: own, file: "lexicon.yaml"))
  }
}

/// Names a picture and the state in which it was measured.
struct PictureKey: Hashable {
  let link: String
  /// A file's size and time of change, or a web server's tag.
  let stamp: String

  init(link: String, stamp: String) {
    self.link = link
    self.stamp = stamp
  }

  /// `nil` for what was measured by an older Clew.
  init?(_ text: String) {
    let parts = text.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "\(ColourExtractor.edition)" else { return nil }
    stamp = String(parts[1])
    link = String(parts[2])
  }

  var text: String { "\(ColourExtractor.edition)\t\(stamp)\t\(link)" }
}

extension String {
  /// Whether this is the address of something in the web rather than a file's; told by the first bytes, for feeds
  /// have millions of them.
  var isWebAddress: Bool { utf8.starts(with: "http://".utf8) || utf8.starts(with: "https://".utf8) }

  /// The last name of the path, without query and fragment; byte by byte, for the same reason.
  var lastOfPath: String {
    let path = utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let start = path.lastIndex(of: UInt8(ascii: "/")).map { path.index(after: $0) } ?? path.startIndex
    return String(Substring(path[start...]))
  }
}

extension PictureError {
  /// Whether the picture is not there, rather than there and bad.
  var isAbsence: Bool { code == "W40" }
}
