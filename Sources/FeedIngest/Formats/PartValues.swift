// FeedIngest › PartValues: the values of an element that is made of several.

/// A text for each ``Part``; parts that repeat are kept one behind the other.
struct PartValues {
  private var texts = [[String]](repeating: [], count: Part.allCases.count)

  /// The first text of a part, empty when there is none.
  subscript(part: Part) -> String { texts[Int(part.rawValue)].first ?? "" }

  /// All texts of a part.
  func all(_ part: Part) -> [String] { texts[Int(part.rawValue)] }

  mutating func add(_ text: String, to part: Part) {
    if !text.isEmpty, texts[Int(part.rawValue)].count < 1000 { texts[Int(part.rawValue)].append(text) }
  }

  mutating func removeAll() {
    for place in texts.indices where !texts[place].isEmpty { texts[place].removeAll(keepingCapacity: true) }
  }
}
