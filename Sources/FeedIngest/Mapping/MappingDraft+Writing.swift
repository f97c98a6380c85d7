// FeedIngest › MappingDraft+Writing: the words of a drafted mapping.

import GraphRules

extension MappingDraft {
  /// Fields, then repeated pairs of name and value, then what is left over as comments.
  static func write(record: String, count: Int, sources: [Source], of path: String) -> String {
    var left = sources
    var lines = [
      "# mapping.yaml, drafted from \(path.split(separator: "/").last ?? "").",
      "# Check each line; then: clew ingest mapping.yaml FILE",
    ]
    if !record.isEmpty { lines.append("record: \(quoted(record))  # \(count) in the sample") }
    let parameters = record.isEmpty ? nil : takeParameters(&left)
    lines.append("fields:")
    var missing: [FeedMapping.Field] = []
    var found: [(field: FeedMapping.Field, source: Source)] = []
    for field in FieldWords.order {
      guard let place = best(for: field, among: left) else {
        if [.id, .title, .price].contains(field) { missing.append(field) }
        continue
      }
      found.append((field, left.remove(at: place)))
    }
    // Of pictures only, the first is the picture.
    if !found.contains(where: { $0.field == .imageLink }),
      let place = found.firstIndex(where: { $0.field == .additionalImageLink })
    {
      found[place].field = .imageLink
    }
    for (field, source) in found {
      lines.append("  \(field.rawValue): \(quoted(source.name))\(comment(source))")
    }
    for field in missing {
      lines.append("  # \(field.rawValue): ?  # nothing looks like it; say where it stands")
    }
    if let parameters { lines += parameters }
    lines += ["# currency: EUR  # for prices without one", "# category_separator: \">\""]
    if !left.isEmpty { lines.append("# Not used; those that matter can be details:") }
    if !left.isEmpty { lines.append("# details:") }
    for source in left { lines.append("#   \(title(source.name)): \(quoted(source.name))\(comment(source))") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func best(for field: FeedMapping.Field, among sources: [Source]) -> Int? {
    let scores = sources.map { FieldWords.score($0.name, examples: $0.examples, for: field) }
    guard let top = scores.max(), top > 0 else { return nil }
    return scores.firstIndex(of: top)
  }

  /// Elements that hold a name and a value side by side, such as `<param name="Weight">1 kg</param>`.
  private static func takeParameters(_ left: inout [Source]) -> [String]? {
    for source in left
    where ["@name", "/name", "/param_name"].contains(where: { source.name.lowercased().hasSuffix($0) }) {
      guard let slash = source.name.lastIndex(of: "/") else { continue }
      let each = String(source.name[..<slash])
      let name = String(source.name[source.name.index(after: slash)...])
      let inside = left.filter { $0.name.hasPrefix(each + "/") && $0.name != source.name }
      let value =
        left.contains { $0.name == each }
        ? "."
        : inside.first { $0.name.lowercased().contains("val") || $0.name.lowercased().hasSuffix("text") }.map
        {
          String($0.name.dropFirst(each.count + 1))
        }
      guard let value else { continue }
      left.removeAll { $0.name == each || $0.name.hasPrefix(each + "/") }
      return [
        "parameters:", "  each: \(quoted(each))", "  name: \(quoted(name))\(comment(source))",
        "  value: \(quoted(value))",
      ]
    }
    return nil
  }

  private static func comment(_ source: Source) -> String {
    let example = source.examples.first.map { "“\(printable($0))”" } ?? "empty"
    return "  # \(example)"
  }

  /// Without what YAML does not take, not even in a comment.
  private static func printable(_ text: String) -> String {
    text.filter { letter in
      !letter.isNewline && letter.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }
  }

  /// A name for a detail: the last part of its path, with a capital.
  private static func title(_ name: String) -> String {
    let last = name.split(separator: "/").last.map { $0.filter { $0 != "@" } } ?? name
    let words = last.replacing("_", with: " ")
    return quoted(words.prefix(1).uppercased() + words.dropFirst())
  }

  /// As YAML wants it: plain where nothing in it has a meaning of its own.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      text.allSatisfy { $0.isLetter || $0.isNumber || "_/.-".contains($0) } && text.first?.isLetter == true
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return isPlain ? text : "\"\(escaped)\""
  }
}
