// GraphRules › SpokenRules: what may be said, in the words of each language.

/// The patterns of every ``Cue`` and the words of every ``WordList``: English first, then Chinese, then further languages
/// by their names.
///
/// All languages are listened to at once, so an agent may change between them from one sentence to the next.
package struct SpokenRules: Sendable {
  /// What the files of all languages say.
  struct Contents {
    var patterns: [Cue: [SpokenPattern]] = [:]
    var words: [WordList: [String]] = [:]
    /// The words in files of languages besides English and Chinese.
    var foreign: Set<Substring> = []
  }

  /// The rules of a folder; `nil` for those compiled in, which are read when somebody first asks for one.
  private let given: Contents?

  private init(given: Contents?) { self.given = given }

  /// The rules that are compiled in.
  package static let builtIn = SpokenRules(given: nil)

  package subscript(_ cue: Cue) -> [SpokenPattern] { contents.patterns[cue] ?? [] }
  package subscript(_ list: WordList) -> [String] { contents.words[list] ?? [] }

  /// Whether a word, in small letters, is of a further language, and no English one misspelt.
  package func isForeign(_ word: String) -> Bool { contents.foreign.contains(Substring(word)) }

  private var contents: Contents { given ?? Self.compiledIn }

  /// Who only asks for lists and tables need never read them.
  private static let compiledIn: Contents = {
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

  private static func read(_ files: RuleFiles) throws(GraphRulesError) -> Contents {
    var contents = Contents()
    for file in files.spoken {
      try SpokenRulesReader.read(file.text, file: file.file, into: &contents)
      if RuleFiles.isForeign(file.name) {
        contents.foreign.formUnion(file.text.lowercased().split { !$0.isLetter })
      }
    }
    return contents
  }
}
