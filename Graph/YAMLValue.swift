// GraphRules › YAMLValue: one value of a YAML file that knows its place and is read strictly.

import Yams

/// A node of a YAML file.
///
/// Text is taken as it is written: `no` and `12` are text where text is wanted.
struct YAMLValue {
  let file: String
  private let node: Node

  private init(file: String, node: Node) {
    self.file = file
    self.node = node
  }

  /// The one document in `text`; `nil` when there is nothing but comments.
  static func document(_ text: String, file: String) throws(GraphRulesError) -> YAMLValue? {
    do {
      // The basic resolver leaves scalars alone; the default one guesses types with regular expressions.
      return try Yams.compose(yaml: text, .basic).map { YAMLValue(file: file, node: $0) }
    } catch let fault as YamlError {
      throw GraphRulesError(fault, file: file)
    } catch {
      throw GraphRulesError(file: file, message: "cannot be read as YAML: \(error)")
    }
  }

  /// The mapping that the whole of `text` is.
  static func mapping(_ text: String, file: String, keys: [String]) throws(GraphRulesError) -> YAMLMapping {
    guard let root = try document(text, file: file) else {
      return try YAMLMapping(entries: [], keys: keys, place: empty(file))
    }
    return try root.mapping(keys: keys)
  }

  /// What stands in for the value of an empty file.
  static func empty(_ file: String) -> YAMLValue {
    YAMLValue(file: file, node: Node([(Node, Node)]()))
  }

  /// A mistake at this place.
  func error(_ message: String) -> GraphRulesError {
    GraphRulesError(file: file, line: node.mark?.line, column: node.mark?.column, message: message)
  }

  /// Whether it is a list, for values that may be one.
  var isList: Bool { node.sequence != nil }

  // MARK: Mappings and lists

  /// A mapping with a fixed set of keys; any other key is an error with the nearest known one.
  func mapping(keys: [String]) throws(GraphRulesError) -> YAMLMapping {
    try YAMLMapping(entries: entries(), keys: keys, place: self)
  }

  /// A mapping with keys of the writer's own, in the order of the file.
  ///
  /// Duplicate keys never get this far.
  func entries() throws(GraphRulesError) -> [(name: YAMLValue, key: String, value: YAMLValue)] {
    guard let mapping = node.mapping else { throw error("expected keys and values, found \(kind)") }
    var entries: [(name: YAMLValue, key: String, value: YAMLValue)] = []
    for (name, value) in mapping {
      let name = YAMLValue(file: file, node: name)
      entries.append((name, try name.string(), YAMLValue(file: file, node: value)))
    }
    return entries
  }

  func list() throws(GraphRulesError) -> [YAMLValue] {
    guard let sequence = node.sequence else { throw error("expected a list in […], found \(kind)") }
    return sequence.map { YAMLValue(file: file, node: $0) }
  }

  /// A list of texts; one text alone counts as a list of one.
  func strings() throws(GraphRulesError) -> [String] {
    guard isList else { return [try string()] }
    var strings: [String] = []
    for value in try list() { strings.append(try value.string()) }
    return strings
  }

  // MARK: Scalars

  /// Text that is not empty, as it is written.
  func string() throws(GraphRulesError) -> String {
    guard let scalar = node.scalar, !isNull else { throw error("expected text, found \(kind)") }
    guard !scalar.string.isEmpty else { throw error("expected text, found nothing between the quotes") }
    return scalar.string
  }

  /// A finite number within `range`.
  func number(
    in range: ClosedRange<Double> = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
  ) throws(GraphRulesError) -> Double {
    guard let text = node.scalar?.string, let number = Double(text), number.isFinite else {
      throw error("expected a number, found \(kind)")
    }
    guard range.contains(number) else { throw error("\(text) is out of range; \(Self.range(range))") }
    return number
  }

  /// A number above 0.
  func positive() throws(GraphRulesError) -> Double {
    let number = try number()
    guard number > 0 else { throw error("\(node.scalar?.string ?? "") must be above 0") }
    return number
  }

  func integer(in range: ClosedRange<Int>) throws(GraphRulesError) -> Int {
    guard let text = node.scalar?.string, let number = Int(text) else {
      throw error("expected a whole number, found \(kind)")
    }
    guard range.contains(number) else {
      throw error("\(text) is out of range; write \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func bool() throws(GraphRulesError) -> Bool {
    switch node.scalar?.string {
    case "true": true
    case "false": false
    default: throw error("expected true or false, found \(kind)")
    }
  }

  /// One of a closed list of words.
  func word<Word: RawRepresentable<String> & CaseIterable>(
    _ type: Word.Type
  ) throws(GraphRulesError) -> Word {
    let text = try string()
    if let word = Word(rawValue: text) { return word }
    throw error("unknown word “\(text)”" + Suggestion.hint(for: text, among: Word.allCases.map(\.rawValue)))
  }

  private static func range(_ range: ClosedRange<Double>) -> String {
    if range.upperBound == .greatestFiniteMagnitude { return "write \(range.lowerBound) or more" }
    return "write \(range.lowerBound) to \(range.upperBound)"
  }

  /// Plain `null`, `~` or nothing.
  private var isNull: Bool {
    guard let scalar = node.scalar, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// What it is, for messages.
  private var kind: String {
    switch node {
    case .mapping: "keys and values"
    case .sequence: "a list"
    case .scalar(let scalar): isNull ? "nothing" : "“\(scalar.string.prefix(60))”"
    case .alias: "an alias"
    }
  }
}
