// GraphRules › GraphRulesError: a mistake in a YAML file, worded for the person who has to mend it.

/// A mistake in a file of rules, with its place.
package struct GraphRulesError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as the user named it, or its name among the built-in files.
  package let file: String
  /// 1-based, in Unicode scalars; `nil` when the file as a whole is meant.
  package let line: Int?
  package let column: Int?
  /// What is wrong and how to mend it.
  package let message: String

  package init(file: String, line: Int? = nil, column: Int? = nil, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  package var description: String {
    let place = [line, column].compactMap { $0.map(String.init) }
    return ([file] + place).joined(separator: ":") + ": " + message
  }
}
