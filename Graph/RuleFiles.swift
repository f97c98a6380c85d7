// GraphRules › RuleFiles: the built-in files, and those of a folder that replace them.

import Foundation

/// Texts by file name.
package struct RuleFiles {
  private var texts: [String: (text: String, file: String)] = [:]

  /// The files compiled in.
  package static let builtIn: RuleFiles = {
    var files = RuleFiles()
    for (name, text) in EmbeddedText.files { files.texts[name] = (text, name) }
    return files
  }()

  /// All names, in alphabetical order.
  var names: [String] { texts.keys.sorted() }

  /// A file that must be there, with the name to use in messages.
  package func file(_ name: String) throws(GraphRulesError) -> (text: String, file: String) {
    guard let file = texts[name] else { throw GraphRulesError(file: name, message: "is not compiled in") }
    return file
  }

  /// These files, with those in `folder` in their place.
  ///
  /// Only names ending in `.yaml` or `.yml` are looked at, so the folder may hold a README.
  func replaced(byFolder folder: String) throws(GraphRulesError) -> RuleFiles {
    let found: [String]
    do {
      found = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw GraphRulesError(file: folder, message: "cannot be opened as a folder of rules; check the path")
    }
    var files = self
    for name in found where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      guard texts[name] != nil else {
        throw GraphRulesError(file: path, message: "unknown file" + Suggestion.hint(for: name, among: names))
      }
      files.texts[name] = (try Self.text(of: path), path)
    }
    return files
  }

  /// The text of a file, which must be UTF-8.
  package static func text(of path: String) throws(GraphRulesError) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw GraphRulesError(file: path, message: "cannot be read; check that it is there and open to you")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw GraphRulesError(file: path, message: "is not UTF-8; save it as UTF-8")
    }
    return text
  }
}
