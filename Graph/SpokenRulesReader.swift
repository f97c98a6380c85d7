// GraphRules › SpokenRulesReader: what may be said, as YAML.

/// Reads the files of a language: sections, in them groups, in them patterns, lists of patterns by their weight, or words.
enum SpokenRulesReader {
  /// What a group is.
  private enum Group {
    case patterns(Cue)
    case words(WordList)
  }

  /// The groups of each section.
  private static let groups: [String: [String: Group]] = {
    var groups: [String: [String: Group]] = [:]
    for cue in Cue.allCases { groups[cue.section, default: [:]][cue.group] = .patterns(cue) }
    for list in WordList.allCases { groups[list.section, default: [:]][list.group] = .words(list) }
    return groups
  }()

  static func read(
    _ text: String, file: String, into contents: inout SpokenRules.Contents
  ) throws(GraphRulesError) {
    for section in try YAMLValue.document(text, file: file)?.entries() ?? [] {
      guard let known = groups[section.key] else {
        throw section.name.error(
          "unknown section “\(section.key)”" + Suggestion.hint(for: section.key, among: groups.keys.sorted()))
      }
      for group in try section.value.entries() {
        switch known[group.key] {
        case .patterns(let cue): contents.patterns[cue, default: []] += try patterns(group.value)
        case .words(let list): contents.words[list, default: []] += try group.value.strings()
        case nil:
          throw group.name.error(
            "“\(section.key)” has no group “\(group.key)”"
              + Suggestion.hint(for: group.key, among: known.keys.sorted()))
        }
      }
    }
  }

  /// A list of patterns, or lists by their weight.
  private static func patterns(_ value: YAMLValue) throws(GraphRulesError) -> [SpokenPattern] {
    if value.isList { return try patterns(value, weight: SpokenPattern.usualWeight) }
    var out: [SpokenPattern] = []
    for entry in try value.entries() {
      guard let weight = Double(entry.key), weight > 0, weight <= 10 else {
        throw entry.name.error(
          "“\(entry.key)” is no weight; write a list, or lists below weights from 0 to 10")
      }
      out += try patterns(entry.value, weight: weight)
    }
    return out
  }

  private static func patterns(_ value: YAMLValue, weight: Double) throws(GraphRulesError) -> [SpokenPattern]
  {
    var out: [SpokenPattern] = []
    for line in try value.list() {
      let text = try line.string()
      if let fault = SpokenPattern.fault(in: text) { throw line.error(fault) }
      out.append(SpokenPattern(text: text, weight: weight))
    }
    return out
  }
}
