// Recommender › IngestPlan: which files an ingest reads, what each is, and in which order.

import EventIngest
import FeedIngest
import Foundation
import GraphRules

/// What a file holds, told by its content.
enum InputKind: Hashable, Sendable {
  case document(String)
  case feed, customers, stores, stock, events
  /// Lines of numbers, `user item item …`: events that bring no catalogue.
  case lightGCN
}

/// A file to read.
struct InputFile: Hashable, Sendable {
  let path: String
  let kind: InputKind
  /// The folder below which a feed's pictures lie; `nil` for none.
  var pictures: String?

  var name: String { (path as NSString).lastPathComponent }
}

/// The files of one ingest: words and rules first, then products, then people, then what they did.
struct IngestPlan {
  let files: [InputFile]

  /// - Parameters:
  ///   - paths: Files, `shop.yaml`s, or folders with a `shop.yaml`.
  ///   - pictures: The folder given with `--images`.
  /// - Throws: ``ShopError``, or a `GraphRulesError` for a `shop.yaml`.
  init(_ paths: [String], pictures: String?) throws {
    var files: [InputFile] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw ShopError.noSuchFile(path)
      }
      let file = isFolder.boolValue ? (path as NSString).appendingPathComponent("shop.yaml") : path
      guard FileManager.default.fileExists(atPath: file) else { throw ShopError.noManifest(folder: path) }
      files += try Self.files(of: file, pictures: pictures)
    }
    self.files = files.enumerated().sorted { a, b in
      (Self.order(a.element.kind), a.offset) < (Self.order(b.element.kind), b.offset)
    }.map(\.element)
  }

  private static func files(of path: String, pictures: String?) throws -> [InputFile] {
    guard path.hasSuffix(".yaml") || path.hasSuffix(".yml") else {
      return [InputFile(path: path, kind: try kind(of: path), pictures: pictures ?? folder(of: path))]
    }
    let kind = try documentKind(of: path)
    guard kind == "shop" else { return [InputFile(path: path, kind: .document(kind))] }
    let manifest = try ShopManifest.parse(text: text(of: path), file: path)
    var files = [InputFile(path: path, kind: .document("shop"))]
    for kind in ShopFiles.Kind.allCases where kind != .images {
      for name in manifest.files[kind] {
        let file = (folder(of: path) as NSString).appendingPathComponent(name)
        guard FileManager.default.fileExists(atPath: file) else { throw ShopError.noSuchFile(file) }
        switch kind {
        case .promotions, .rules, .lexicon:
          files.append(InputFile(path: file, kind: .document(kind.rawValue)))
        default:
          files.append(
            InputFile(path: file, kind: try Self.kind(of: file), pictures: pictures ?? folder(of: path)))
        }
      }
    }
    return files
  }

  /// What a feed or a table is, by its first bytes.
  private static func kind(of path: String) throws -> InputKind {
    guard let file = FileHandle(forReadingAtPath: path),
      let start = try? file.read(upToCount: FeedFormat.prefixLength)
    else { throw ShopError.notReadable(path, reason: "check its permissions") }
    switch FeedFormat.sniff([UInt8](start)) {
    case .feed: return .feed
    case .foreign(.delimited), .foreign(.text): break
    case .foreign(let document):
      throw FeedError(.notAFeed(document), file: path)
    }
    switch try EventFileKind.sniff(path: path) {
    case .customers: return .customers
    case .stores: return .stores
    case .storeStock: return .stock
    case .events: return .events
    case .lightGCN: return .lightGCN
    }
  }

  /// What a YAML file is: the first reader that takes it without a complaint knows.
  private static func documentKind(of path: String) throws -> String {
    let text = try text(of: path)
    if (try? ShopManifest.parse(text: text, file: path)) != nil { return "shop" }
    if (try? Lexicon.parse(text: text, file: path)) != nil { return "lexicon" }
    if (try? Promotion.parse(text: text, file: path)) != nil { return "promotions" }
    if (try? ShopRule.parse(text: text, file: path)) != nil { return "rules" }
    // None does: a file of a known name gets the complaint of its own reader.
    switch (path as NSString).lastPathComponent {
    case "lexicon.yaml": _ = try Lexicon.parse(text: text, file: path)
    case "promotions.yaml": _ = try Promotion.parse(text: text, file: path)
    case "rules.yaml": _ = try ShopRule.parse(text: text, file: path)
    default: _ = try ShopManifest.parse(text: text, file: path)
    }
    throw ShopError.unknownKind(file: path, found: "neither a shop, a lexicon, promotions nor rules")
  }

  static func text(of path: String) throws -> String {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw ShopError.notReadable(path, reason: "it is not text in UTF-8, or its permissions forbid it")
    }
    return text
  }

  private static func folder(of path: String) -> String {
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
    case .events, .lightGCN: 5
    }
  }
}
