// Service › TurnDifference: where two answers to the same sentence differ, line by line.

import Foundation

/// The lines of two turns that are not the same in both, as a diff shows them.
package enum TurnDifference {
  /// `- path: value` for what was, `+ path: value` for what is; in the order of the paths.
  package static func lines(from old: String, to new: String) -> [String] {
    let (before, after) = (leaves(of: old), leaves(of: new))
    var out: [String] = []
    for change in after.difference(from: before) {
      switch change {
      case .remove(_, let line, _): out.append("- " + line)
      case .insert(_, let line, _): out.append("+ " + line)
      }
    }
    // The values are the same, and the bytes are not.
    return out.isEmpty ? ["- " + old, "+ " + new] : out
  }

  /// Each value of a JSON object on a line of its own; a text of several lines on as many.
  private static func leaves(of line: String) -> [String] {
    guard let value = try? JSONSerialization.jsonObject(with: Data(line.utf8)) else { return [line] }
    return leaves(of: value, at: "")
  }

  private static func leaves(of value: Any, at path: String) -> [String] {
    switch value {
    case let object as [String: Any]:
      return object.keys.sorted().flatMap { key in
        object[key].map { leaves(of: $0, at: path.isEmpty ? key : "\(path).\(key)") } ?? []
      }
    case let array as [Any]:
      return array.enumerated().flatMap { leaves(of: $1, at: "\(path)[\($0)]") }
    case let text as String:
      return text.split(separator: "\n", omittingEmptySubsequences: false).map { "\(path): \($0)" }
    default: return ["\(path): \(value)"]
    }
  }
}
