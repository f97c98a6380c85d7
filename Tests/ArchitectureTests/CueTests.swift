// ArchitectureTests › CueTests: every group of patterns and words is asked for somewhere, and none stands in Swift.

import Foundation
import Testing

@Suite("What may be said")
struct CueTests {
  @Test("Every group of patterns or words is looked for by somebody")
  func used() throws {
    let files = try SourceFile.all()
    let texts = files.filter { ["Graph/Cue.swift", "Graph/WordList.swift"].contains($0.path) }.map(\.text)
    let names = texts.flatMap { $0.matches(of: /(?m)^ *case `?(\w+)`? = "/).map { String($0.1) } }
    #expect(names.count > 350, "no groups were found: the test reads the wrong files")
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
