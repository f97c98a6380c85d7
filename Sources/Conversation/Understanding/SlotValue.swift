// Conversation › SlotValue: what a slot holds, in the order in which it was understood.

import Catalogue

/// A value of a turn, as JSON knows it.
package enum SlotValue: Hashable, Sendable {
  case string(String)
  case number(Double)
  case bool(Bool)
  case list([SlotValue])
  case map(SlotMap)

  /// A list of names.
  package static func strings(_ names: [String]) -> SlotValue { .list(names.map { .string($0) }) }

  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  package var number: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  package var map: SlotMap? {
    if case .map(let map) = self { map } else { nil }
  }

  /// The names in a list; a single name counts as a list of one.
  package var strings: [String] {
    switch self {
    case .string(let text): [text]
    case .list(let values): values.compactMap(\.string)
    default: []
    }
  }

  /// As JSON on one line; whole numbers have no decimals.
  package var json: String {
    switch self {
    case .string(let text): JSONString.quoted(text)
    case .number(let value):
      value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    case .bool(let flag): flag ? "true" : "false"
    case .list(let values): "[" + values.map(\.json).joined(separator: ",") + "]"
    case .map(let map): map.json
    }
  }
}

/// Named values that keep their order.
package struct SlotMap: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package let key: String
    package var value: SlotValue
  }
  package private(set) var entries: [Entry] = []

  package init() {}

  package init(_ entries: [(String, SlotValue)]) {
    for (key, value) in entries { self[key] = value }
  }

  package var isEmpty: Bool { entries.isEmpty }
  package var keys: [String] { entries.map(\.key) }

  package subscript(key: String) -> SlotValue? {
    get { entries.first { $0.key == key }?.value }
    set {
      let place = entries.firstIndex { $0.key == key }
      switch (place, newValue) {
      case (let place?, let value?): entries[place].value = value
      case (let place?, nil): entries.remove(at: place)
      case (nil, let value?): entries.append(Entry(key: key, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Adds names to a list that may not exist yet, each once.
  package mutating func add(_ name: String, to key: String) {
    var names = self[key]?.strings ?? []
    if !names.contains(name) { names.append(name) }
    self[key] = .strings(names)
  }

  /// These entries, then the other's; the other's win.
  package func merging(_ other: SlotMap) -> SlotMap {
    var out = self
    for entry in other.entries { out[entry.key] = entry.value }
    return out
  }

  package var json: String {
    "{" + entries.map { JSONString.quoted($0.key) + ":" + $0.value.json }.joined(separator: ",") + "}"
  }
}
