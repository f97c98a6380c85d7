// Recommender › IngestPlan: which files an ingest reads, what each is, and in which order.

import EventIngest
import FeedIngest
import Foundation
import GraphRules
import ImageIngest
import InputFiles
import KnowledgeGraph

/// What a file holds, told by its content.
enum InputKind: Hashable, Sendable {
  case document(String)
  case feed, customers, stores, stock
  /// Statements about products, what their ids stand for, and vectors of products.
  case triples, entities, vectors
  case events(EventFileKind)
}

/// A file to read.
struct InputFile: Hashable, Sendable {
  let path: String
  let kind: InputKind
  /// The folder below which a feed's pictures lie, or the archive that they are in; `nil` for none.
  var pictures: String?
  /// What the parts of a feed of the shop's own stand for; `nil` for formats that Clew knows.
  var mapping: FeedMapping?
  var webPictures = WebPictures.off
  /// What the feed was called; `nil` for the name of the file.
  var calledFeed: String?

  var name: String { (path as NSString).lastPathComponent }
  /// The name under which the next full feed replaces this one.
  var feedName: String { calledFeed ?? name }
}

/// The files of one ingest: words and rules first, then products, then people, then what they did.
struct IngestPlan {
  let files: [InputFile]

  /// - Parameters:
  ///   - paths: Files, `shop.yaml`s, or folders with a `shop.yaml`.
  ///   - pictures: The folder or archive given with `--images`.
  ///   - web: Whether pictures that are not there are fetched.
  ///   - feed: What the feed among the files is called, for files whose names change; there must be just one then.
  /// - Throws: ``ShopError``, or a `GraphRulesError` for a `shop.yaml`.
  init(_ paths: [String], pictures: String?, web: WebPictures = .off, feed: String? = nil) throws {
    var files: [InputFile] = []
    if let pictures {
      guard FileManager.default.fileExists(atPath: pictures) else { throw ShopError.noSuchFile(pictures) }
      do throws(InputFileError) {
        if PictureState.isFile(pictures) { _ = try PictureArchive(pictures) }
      } catch { throw ShopError.badPictures(pictures, reason: error.reason) }
    }
    let mappings = try Self.mappings(in: paths)
    // The ids beside an array of vectors are read with it.
    let ids = Set(paths.filter { $0.hasSuffix(".npy") }.compactMap(VectorReader.idsFile))
    for path in paths where !ids.contains(path) {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw ShopError.noSuchFile(path)
      }
      let file = isFolder.boolValue ? (path as NSString).appendingPathComponent("shop.yaml") : path
      guard FileManager.default.fileExists(atPath: file) else { throw ShopError.noManifest(folder: path) }
      files += try Self.files(of: file, pictures: pictures, mappings)
    }
    let feeds = files.count { $0.kind == .feed }
    if let feed, feeds != 1 { throw ShopError.notOneFeed(name: feed, found: feeds) }
    self.files = files.enumerated().sorted { a, b in
      (Self.order(a.element.kind), a.offset) < (Self.order(b.element.kind), b.offset)
    }.map { _, file in
      var file = file
      file.webPictures = web
      if file.kind == .feed { file.calledFeed = feed }
      return file
    }
  }

  private static func files(
    of path: String, pictures: String?, _ mappings: [FeedMapping]
  ) throws -> [InputFile] {
    guard isYAML(path) else { return [try input(path, pictures ?? folder(of: path), mappings)] }
    let kind = try documentKind(of: path)
    guard kind == "shop" else { return [InputFile(path: path, kind: .document(kind))] }
    let manifest = try ShopManifest.parse(text: text(of: path), file: path)
    var files = [InputFile(path: path, kind: .document("shop"))]
    for kind in ShopFiles.Kind.allCases where kind != .images {
      for name in manifest.files[kind] {
        let file = (folder(of: path) as NSString).appendingPathComponent(name)
        guard FileManager.default.fileExists(atPath: file) else { throw ShopError.noSuchFile(file) }
        switch kind {
        case .promotions, .rules, .lexicon, .mapping:
          files.append(InputFile(path: file, kind: .document(kind.rawValue)))
        default:
          files.append(try input(file, pictures ?? folder(of: path), mappings))
        }
      }
    }
    return files
  }

  /// What a feed or a table is, by a mapping that speaks of it or by its first bytes.
  private static func input(
    _ path: String, _ pictures: String, _ mappings: [FeedMapping]
  ) throws -> InputFile {
    if let mapping = try mappings.first(where: { try $0.fits(path: path) }) {
      return InputFile(path: path, kind: .feed, pictures: pictures, mapping: mapping)
    }
    do {
      return InputFile(path: path, kind: try kind(of: path), pictures: pictures)
    } catch let error as EventFileError {
      // A table that nothing knows may be the one that a mapping is for, with columns of other names.
      guard case .unknownColumns = error.reason,
        let columns = mappings.lazy.compactMap({ $0.missingColumns(at: path) }).first
      else { throw error }
      throw FeedError(.missingColumns(columns.missing, found: columns.found), file: path)
    }
  }

  private static func kind(of path: String) throws -> InputKind {
    if isTaxonomy(path) { return .document("taxonomy") }
    // What cannot be opened is told by the reader of feeds.
    if (try? EventFileKind.isOurs(path: path)) == true { return try eventKind(of: path) }
    switch try FeedFormat.sniff(path: path) {
    case .feed: return .feed
    case .foreign(.delimited), .foreign(.text): break
    case .foreign(let document):
      throw FeedError(.notAFeed(document), file: path)
    }
    return try eventKind(of: path)
  }

  private static func eventKind(of path: String) throws -> InputKind {
    switch try EventFileKind.sniff(path: path) {
    case .customers: .customers
    case .stores: .stores
    case .storeStock: .stock
    case .triples: .triples
    case .entities: .entities
    case .vectors: .vectors
    case let kind: .events(kind)
    }
  }

  /// Whether a text begins as Google's file of categories does.
  private static func isTaxonomy(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path),
      let start = try? file.read(upToCount: Taxonomy.signature.utf8.count + 3)
    else { return false }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return (start.starts(with: mark) ? start.dropFirst(3) : start).starts(with: Taxonomy.signature.utf8)
  }

  /// What a YAML file is: the first reader that takes it without a complaint knows.
  static func documentKind(of path: String) throws -> String {
    let text = try text(of: path)
    let readers: [(kind: String, parse: () throws(GraphRulesError) -> Void)] = [
      ("shop", { () throws(GraphRulesError) in _ = try ShopManifest.parse(text: text, file: path) }),
      ("lexicon", { () throws(GraphRulesError) in _ = try Lexicon.parse(text: text, file: path) }),
      ("promotions", { () throws(GraphRulesError) in _ = try Promotion.parse(text: text, file: path) }),
      ("rules", { () throws(GraphRulesError) in _ = try ShopRule.parse(text: text, file: path) }),
      ("mapping", { () throws(GraphRulesError) in _ = try FeedMapping.parse(text: text, file: path) }),
    ]
    var faults: [(kind: String, error: GraphRulesError)] = []
    for reader in readers {
      do {
        try reader.parse()
        return reader.kind
      } catch { faults.append((reader.kind, error)) }
    }
    // None does: the name tells whose complaint counts, or who got furthest before the mistake.
    let name = (path as NSString).lastPathComponent
    let own = faults.first { "\($0.kind).yaml" == name }
    guard let fault = own ?? faults.max(by: { $0.error.line ?? 0 < $1.error.line ?? 0 }) else {
      return "shop"
    }
    throw fault.error
  }

  static func text(of path: String) throws -> String {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw ShopError.notReadable(path, reason: "it is not text in UTF-8, or its permissions forbid it")
    }
    return text
  }

  static func folder(of path: String) -> String {
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  private static func order(_ kind: InputKind) -> Int {
    switch kind {
    case .document: 0
    case .feed: 1
    case .stores: 2
    case .stock: 3
    case .customers: 4
    case .entities, .triples, .vectors: 5
    case .events: 6
    }
  }
}
