// GraphRulesTests › RulesFolder: a folder of rules for one test.

import Foundation

import GraphRules

/// A temporary folder that is gone with the value.
final class RulesFolder {
  let path: String

  init(_ files: [String: String]) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "clew-rules-\(UUID().uuidString)")
    path = url.path
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files {
      let file = url.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// What loading the folder complains of, without the folder's path; `nil` when it loads.
  func complaint() -> String? {
    do throws(GraphRulesError) {
      _ = try GraphRules.load(folder: path)
      return nil
    } catch {
      return error.description.replacing(path + "/", with: "")
    }
  }

  /// A built-in file with `old` replaced by `new`.
  static func builtIn(_ name: String, replacing old: String, with new: String) throws -> String {
    let text = try RuleFiles.builtIn.file(name).text
    struct Absent: Error { let text: String }
    guard text.contains(old) else { throw Absent(text: old) }
    return text.replacing(old, with: new)
  }
}
