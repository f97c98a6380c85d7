// Recommender › KnownSources: finds files that were taken in already and have not changed since.

import Catalogue
import Foundation
import ImageIngest
import InputFiles
import ShopStore

/// The imports of a shop, asked whether a file has anything new to say.
struct KnownSources {
  private let imports: [ImportRecord]

  init(_ imports: [ImportRecord]) {
    self.imports = imports.filter { $0.verdict == .accepted }
  }

  /// Whether a feed of this name was taken in before.
  func knows(feed: String) -> Bool { imports.contains { $0.feed == feed } }

  /// When the last feed of this name was made, by its own account; `nil` where that is not known, or where it was taken
  /// back.
  func made(ofFeed feed: String) -> Int64? {
    guard let last = imports.last(where: { $0.feed == feed }), last.kind == InputKind.feed.name else {
      return nil
    }
    return last.made
  }

  /// The import that took in the very same file in the same way, when taking it in again would change nothing.
  ///
  /// `offered` counts the variants that a feed speaks for now, `pictureState` marks its pictures now; both are asked
  /// only where the answer hangs on them.
  func sameImport(
    as file: InputFile, source: PendingDigest, bytes: Int, mode: FeedMode?,
    offered: (_ feed: String) throws -> Int,
    pictureState: () throws -> Int
  ) rethrows -> ImportRecord? {
    let kind = file.kind.name
    // Events only ever add up: the same file adds nothing, whatever came after it.
    let isOfEvents = if case .events = file.kind { true } else { false }
    let isNamedAlike = { (earlier: ImportRecord) in
      file.kind == .feed
        ? earlier.feed == file.feedName : (earlier.file as NSString).lastPathComponent == file.name
    }
    let earlier = imports.last {
      $0.kind == kind && (file.kind != .feed && !isOfEvents || isNamedAlike($0))
    }
    guard let earlier, earlier.bytes == bytes, earlier.tool == ClewVersion.current, isNamedAlike(earlier),
      !earlier.source.isEmpty, earlier.source == source.value
    else { return nil }
    // What was taken back has to be said again.
    let isLast =
      imports.last { !$0.series.isEmpty && $0.series == earlier.series }?.number ?? 0 <= earlier.number
    guard isLast else { return nil }
    guard file.kind == .feed else { return earlier }
    guard mode == nil || mode == earlier.mode else { return nil }
    let later = imports.filter { $0.number > earlier.number && !$0.feed.isEmpty }
    guard later.allSatisfy({ $0.mode == .full && $0.feed != earlier.feed }) else { return nil }
    if !later.isEmpty {
      // Another feed may have taken products over.
      let changes = earlier.changes
      let named = changes.new + changes.changed + changes.unchanged
      guard earlier.mode == .full, try offered(earlier.feed) == named else { return nil }
    }
    return try pictureState() == earlier.pictureState ? earlier : nil
  }
}

/// The version of the program, kept with each import: a later one may read more out of the same file.
package enum ClewVersion {
  package static let current = "0.1.0"
}

/// A mark of the picture files that a feed names: which there are, how large and how old.
struct PictureState {
  let folder: PictureFolder?
  /// What lies in the folder itself; web links mean nothing else.
  let names: Set<String>
  private(set) var value = 0

  /// Whether no file here can be the picture that a web link names: there are only feeds and the like.
  var isBlind: Bool {
    folder == nil
      || names.allSatisfy { name in
        Self.textEndings.contains(name.split(separator: ".").dropFirst().last?.lowercased() ?? "")
      }
  }

  private static let textEndings: Set<String> = [
    "xml", "csv", "tsv", "txt", "json", "jsonl", "jsonld", "ndjson", "yaml", "yml", "gz", "zip", "zst", "bz2",
    "xz",
  ]

  init(folder: String?) {
    if let folder, let mark = Self.mark(ofArchive: folder) {
      self.folder = nil
      names = []
      value = mark
      return
    }
    self.folder = folder.flatMap { try? PictureFolder($0) }
    names = Set(folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) } ?? [])
  }

  /// Whether the pictures are in a file: an archive.
  static func isFile(_ path: String) -> Bool { mark(ofArchive: path) != nil }

  /// A mark of an archive's size and time, which stands for all pictures in it; `nil` for a folder or nothing.
  private static func mark(ofArchive path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return mark(path, status)
  }

  private static func mark(_ name: String, _ status: stat) -> Int {
    let words = "\(name)\n\(status.st_size)\n\(status.st_mtim.tv_sec)\n\(status.st_mtim.tv_nsec)"
    let mark = Array(words.utf8).withUnsafeBufferPointer { fingerprint($0, seed: 0) }
    return Int(truncatingIfNeeded: mark >> 1)
  }

  /// Adds one link, in any order.
  mutating func add(_ link: String) {
    // Half a million web links, of which none may lie in the folder, are passed over byte by byte.
    if link.utf8.starts(with: "http".utf8), let slash = link.utf8.lastIndex(of: UInt8(ascii: "/")) {
      guard names.contains(String(link[link.utf8.index(after: slash)...])) else { return }
    }
    guard !link.isEmpty, let path = try? folder?.file(for: link) else { return }
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    value &+= Self.mark(link, status)
  }
}
