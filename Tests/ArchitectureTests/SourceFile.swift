// ArchitectureTests › SourceFile: the Swift files of the house, as text.

import Foundation

/// One Swift file of a module.
struct SourceFile {
  /// Below the root of the project.
  let path: String
  let module: String
  let text: String

  /// The modules that the file imports, without submodules.
  var imports: [String] {
    text.matches(
      of: /(?m)^(?:@\w+ )*(?:(?:package|public|internal|private|fileprivate) )?import (?:\w+ )?(\w+)/
    )
    .map { String($0.1) }
  }

  static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  static func manifest() throws -> String {
    try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
  }

  /// Every Swift file below `Sources`, and those of `Graph`, which is the module GraphRules.
  static func all() throws -> [SourceFile] {
    var files: [SourceFile] = []
    for folder in ["Sources", "Graph"] {
      let names = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
      for name in names.sorted() where name.hasSuffix(".swift") {
        let path = "\(folder)/\(name)"
        let module = folder == "Graph" ? "GraphRules" : String(name.prefix { $0 != "/" })
        let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        files.append(SourceFile(path: path, module: module, text: text))
      }
    }
    return files
  }
}
