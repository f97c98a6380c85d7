// ArchitectureTests › CueTests: every group of patterns is asked for somewhere, and every one that is asked for is there.

import Foundation
import Testing

@Suite("What may be said")
struct CueTests {
  @Test("Every group of patterns is looked for by somebody")
  func used() throws {
    let files = try SourceFile.all()
    let cues = try #require(files.first { $0.path == "Graph/Cue.swift" })
    let names = cues.text.matches(of: /(?m)^ *case `?(\w+)`? = "/).map { String($0.1) }
    #expect(names.count > 200, "no cues were found: the test reads the wrong file")
    let words = Set(
      files.filter { $0.module == "Conversation" }.flatMap { file in
        file.text.matches(of: /\.(\w+)/).map { String($0.1) }
      })
    for name in names {
      #expect(
        words.contains(name),
        "nobody in Conversation looks for .\(name): take it out of Cue.swift and of the YAML")
    }
  }

  @Test("Patterns stand in the YAML of their language, not in Swift")
  func noPatternsInSwift() throws {
    for file in try SourceFile.all() where file.module == "Conversation" {
      #expect(
        file.text.firstMatch(of: /\bPattern\(\s*"/) == nil,
        "\(file.path) has a pattern of its own: name it in Graph/Cue.swift and write it in Graph/en and Graph/zh"
      )
    }
  }
}
