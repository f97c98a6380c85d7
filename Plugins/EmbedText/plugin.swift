// EmbedText › plugin: before a module is built, turns its YAML files into Swift string literals.

import Foundation
import PackagePlugin

/// `.embedInCode` writes one array element a byte and takes minutes over files that a literal compiles in seconds.
@main
struct EmbedText: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target as? any SourceModuleTarget else { return [] }
    let files = module.sourceFiles(withSuffix: "yaml").map(\.url)
      .sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedText.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) YAML files of \(target.name)",
        executable: try context.tool(named: "embed-text").url,
        arguments: [output.path, module.directoryURL.path] + files.map(\.path),
        inputFiles: files, outputFiles: [output])
    ]
  }
}
