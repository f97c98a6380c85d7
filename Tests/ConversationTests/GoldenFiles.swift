// ConversationTests › GoldenFiles: the golden sentences, the dialogues, and how answers are compared with them.

import Conversation
import Foundation

struct GoldenLine: Sendable {
  struct Reading: Sendable {
    let intent: String
    let slots: SlotMap
  }
  let id: String
  let setup: [String]
  let utterance: String
  let readings: [Reading]
  /// Whether it says what is meant, and not only that nothing may be written.
  var saysIntent: Bool { readings.contains { $0.intent != "*" } }
}

enum GoldenFiles {
  static let folder = FixtureShop.root.appending(path: "Tests/Golden")

  static let lines: [GoldenLine] = read("golden.jsonl")

  static let dialogues: [String] = {
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "dialogues").path))
    return (names ?? []).filter { $0.hasSuffix(".txt") }.sorted()
  }()

  static func read(_ name: String) -> [GoldenLine] {
    let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
        return nil
      }
      let others = (object["also"] as? [[String: Any]] ?? []).map(reading)
      return GoldenLine(
        id: object["id"] as? String ?? "", setup: object["setup"] as? [String] ?? [],
        utterance: object["utterance"] as? String ?? "", readings: [reading(object)] + others)
    }
  }

  private static func reading(_ object: [String: Any]) -> GoldenLine.Reading {
    GoldenLine.Reading(
      intent: object["intent"] as? String ?? "", slots: slots(object["slots"] as? [String: Any] ?? [:]))
  }

  static func slots(_ object: [String: Any]) -> SlotMap {
    SlotMap(object.keys.sorted().compactMap { key in object[key].flatMap(value).map { (key, $0) } })
  }

  private static func value(_ any: Any) -> SlotValue? {
    switch any {
    case let number as NSNumber where CFBoolean.isBool(number): .bool(number.boolValue)
    case let number as NSNumber: .number(number.doubleValue)
    case let text as String: .string(text)
    case let list as [Any]: .list(list.compactMap(value))
    case let map as [String: Any]: .map(slots(map))
    default: nil
    }
  }
}

private enum CFBoolean {
  static func isBool(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}

/// Slots in the normal form of `check.py`.
enum Normal {
  private static let sets: Set<String> = [
    "category", "not_category", "brand", "not_brand", "colour", "not_colour", "material", "not_material",
    "gender", "slots",
    "candidates", "attrs", "critiques", "refs", "size",
  ]

  static func same(_ want: SlotMap, _ got: SlotMap, intent: String, language: String) -> Bool {
    clean(want, got, intent, language) == clean(got, want, intent, language)
  }

  private static func clean(_ map: SlotMap, _ other: SlotMap, _ intent: String, _ language: String) -> String
  {
    var parts: [String] = []
    for entry in map.entries {
      if [SlotValue.bool(false), .string(""), .list([])].contains(entry.value) { continue }
      if entry.key == "ref", entry.value == .string("@focus"), ["critique", "explain"].contains(intent) {
        continue
      }
      if entry.key == "n", ["undo", "redo"].contains(intent), entry.value == .number(1) { continue }
      var value = entry.value
      if entry.key == "price", var price = value.map, let wanted = other["price"]?.map,
        wanted["currency"] == nil
      {
        let currency = price["currency"]?.string
        if currency == "EUR" || (language == "zh" && currency == "CNY") { price["currency"] = nil }
        value = .map(price)
      }
      parts.append("\(entry.key)=\(text(value, entry.key))")
    }
    return parts.sorted().joined(separator: ";")
  }

  private static func text(_ value: SlotValue, _ key: String = "") -> String {
    switch value {
    case .string(let text):
      sets.contains(key) && !text.hasPrefix("@") ? "[\(text.lowercased())]" : text.lowercased()
    case .list(let values):
      "["
        + (sets.contains(key) ? values.map { text($0) }.sorted() : values.map { text($0) }).joined(
          separator: ",") + "]"
    case .map(let map):
      "{" + map.entries.map { "\($0.key):\(text($0.value, $0.key))" }.sorted().joined(separator: ",") + "}"
    default: value.json
    }
  }
}
