// GraphRules › GraphRulesError+YAML: what the YAML parser complains of, in our words.

import Yams

extension GraphRulesError {
  init(_ fault: YamlError, file: String) {
    switch fault {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(file: file, line: mark.line, column: mark.column, message: "not YAML: \(problem)")
    case .reader(let problem, let offset, _, let yaml):
      let before = yaml.prefix(offset ?? 0)
      let line = before.split(separator: "\n", omittingEmptySubsequences: false)
      self.init(
        file: file, line: line.count, column: (line.last?.unicodeScalars.count ?? 0) + 1,
        message: "not YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      self.init(
        file: file, line: context.mark.line, column: context.mark.column,
        message: "the key “\(keys.first ?? "")” stands here and once more below; keep one")
    default:
      self.init(file: file, message: "not YAML: \(fault)")
    }
  }
}
