// GraphRules › RuleFiles: the built-in files, and those of a folder that replace them.

import Foundation

/// Texts by file name; those of a language stand in its folder: `en/lists.yaml`.
package struct RuleFiles {
  private var texts: [String: (text: String, file: String)] = [:]

  /// The files compiled in.
  package static let builtIn: RuleFiles = {
    var files = RuleFiles()
    for (name, text) in EmbeddedText.files { files.texts[name] = (text, name) }
    return files
  }()

  /// All names outside of the languages' folders, in alphabetical order.
  var names: [String] { texts.keys.filter { !$0.contains("/") }.sorted() }

  /// The files of the languages' folders: those of ``GraphRules/languages`` first, then further ones by their names.
  var spoken: [(name: String, text: String, file: String)] {
    texts.filter { $0.key.contains("/") }.map { ($0.key, $0.value.text, $0.value.file) }.sorted {
      let (a, b) = (Self.rank($0.name), Self.rank($1.name))
      return a == b ? $0.name < $1.name : a < b
    }
  }

  private static func rank(_ name: String) -> Int {
    GraphRules.languages.firstIndex { name.hasPrefix($0 + "/") } ?? GraphRules.languages.count
  }

  /// Whether a file is of a language that is not compiled in.
  static func isForeign(_ name: String) -> Bool { rank(name) == GraphRules.languages.count }

  /// Whether the file of this name is the one compiled in.
  func isBuiltIn(_ name: String) -> Bool { texts[name]?.file == name }

  /// A file that must be there, with the name to use in messages.
  package func file(_ name: String) throws(GraphRulesError) -> (text: String, file: String) {
    guard let file = texts[name] else { throw GraphRulesError(file: name, message: "is not compiled in") }
    return file
  }

  /// These files, with those in `folder` in their place.
  ///
  /// Only names ending in `.yaml` or `.yml` are looked at, so the folder may hold a README. A folder in it whose name is
  /// two or three small letters is a language: one of the built-in ones, whose files it replaces, or one more.
  func replaced(byFolder folder: String) throws(GraphRulesError) -> RuleFiles {
    let path = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    var files = self
    for name in try Self.contents(of: path) {
      if Self.isRules(name) {
        try files.replace(name, by: path + "/" + name, among: names)
      } else if Self.isLanguage(name), Self.isFolder(path + "/" + name) {
        let known = texts.keys.filter { $0.hasPrefix(name + "/") }.sorted()
        for file in try Self.contents(of: path + "/" + name) where Self.isRules(file) {
          try files.replace(name + "/" + file, by: path + "/" + name + "/" + file, among: known)
        }
      }
    }
    return files
  }

  /// Takes a file in the place of the one of that name; a language that is not built in has any files.
  private mutating func replace(
    _ name: String, by path: String, among known: [String]
  ) throws(GraphRulesError) {
    guard known.isEmpty || known.contains(name) else {
      throw GraphRulesError(file: path, message: "unknown file" + Suggestion.hint(for: name, among: known))
    }
    texts[name] = (try Self.text(of: path), path)
  }

  private static func isRules(_ name: String) -> Bool { name.hasSuffix(".yaml") || name.hasSuffix(".yml") }

  /// Whether a name is that of a language: `en`, `zh`, `yue`.
  static func isLanguage(_ name: String) -> Bool {
    (2...3).contains(name.count) && name.allSatisfy { ("a"..."z").contains($0) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  private static func contents(of folder: String) throws(GraphRulesError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw GraphRulesError(file: folder, message: "cannot be opened as a folder of rules; check the path")
    }
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
