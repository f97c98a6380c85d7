// Recommender › IngestPlan+Mappings: the descriptions of feeds of a shop's own, before any feed is looked at.

import Catalogue
import EventIngest
import FeedIngest
import Foundation
import GraphRules

extension InputFile {
  /// What ties the imports of a file of triples, names or vectors together; empty for other files.
  ///
  /// Of vectors each file replaces the ones before, whatever its name.
  var series: String {
    switch kind {
    case .triples, .entities: "\(kind.name)/\(name)"
    case .vectors: kind.name
    default: ""
    }
  }

  /// A mark of what is read beside the file: its mapping, or the ids of its vectors; 0 for nothing.
  ///
  /// The file is read anew when only that has changed.
  var companionMark: UInt64 {
    if kind == .vectors, let ids = VectorReader.idsFile(of: path),
      let data = try? Data(contentsOf: URL(filePath: ids))
    {
      return data.withUnsafeBytes { fingerprint($0.bindMemory(to: UInt8.self), seed: 0) }
    }
    guard var content = mapping?.content else { return 0 }
    return content.withUTF8 { fingerprint($0, seed: 0) }
  }
}

extension IngestPlan {
  /// The mappings among `paths`, and those that a `shop.yaml` among them lists.
  static func mappings(in paths: [String]) throws -> [FeedMapping] {
    var mappings: [FeedMapping] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
      let file = isFolder.boolValue ? (path as NSString).appendingPathComponent("shop.yaml") : path
      guard isYAML(file), FileManager.default.fileExists(atPath: file) else { continue }
      switch try documentKind(of: file) {
      case "mapping": mappings.append(try mapping(at: file))
      case "shop":
        let manifest = try ShopManifest.parse(text: text(of: file), file: file)
        for name in manifest.files[.mapping] {
          mappings.append(try mapping(at: (folder(of: file) as NSString).appendingPathComponent(name)))
        }
      default: break
      }
    }
    return mappings
  }

  /// Whether a file is YAML: Yandex's Market Language ends in `.yml` as well, but begins with a `<`.
  static func isYAML(_ path: String) -> Bool {
    guard path.hasSuffix(".yaml") || path.hasSuffix(".yml") else { return false }
    let start = try? FileHandle(forReadingAtPath: path)?.read(upToCount: 512)
    let isPacked = start?.contains(0) == true
    return !isPacked && start?.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) } != UInt8(ascii: "<")
  }

  private static func mapping(at path: String) throws -> FeedMapping {
    guard FileManager.default.fileExists(atPath: path) else { throw ShopError.noSuchFile(path) }
    return try FeedMapping.parse(text: text(of: path), file: path)
  }
}
