// GraphRules › SpokenRules: what may be said, in the words of each language.

/// The patterns of every ``Cue``: English first, then Chinese, then further languages by their names.
///
/// All languages are listened to at once, so an agent may change between them from one sentence to the next.
package struct SpokenRules: Sendable {
  /// The rules of a folder; `nil` for those compiled in, which are read when somebody first asks for one.
  private let given: [Cue: [SpokenPattern]]?

  private init(given: [Cue: [SpokenPattern]]?) { self.given = given }

  /// The rules that are compiled in.
  package static let builtIn = SpokenRules(given: nil)

  package subscript(_ cue: Cue) -> [SpokenPattern] { (given ?? Self.compiledIn)[cue] ?? [] }

  /// Who only asks for lists and tables need never read them.
  private static let compiledIn: [Cue: [SpokenPattern]] = {
    do {
      return try read(.builtIn)
    } catch {
      preconditionFailure("the tests read the files that are compiled in: \(error)")
    }
  }()

  /// The rules of `files`, which are read at once where any was written by a shop owner.
  init(_ files: RuleFiles) throws(GraphRulesError) {
    let isOwn = files.spoken.contains { !files.isBuiltIn($0.name) }
    self.init(given: isOwn ? try Self.read(files) : nil)
  }

  private static func read(_ files: RuleFiles) throws(GraphRulesError) -> [Cue: [SpokenPattern]] {
    var patterns: [Cue: [SpokenPattern]] = [:]
    for file in files.spoken {
      for (cue, more) in try SpokenRulesReader.read(file.text, file: file.file) {
        patterns[cue, default: []] += more
      }
    }
    return patterns
  }
}
