// Service › SlotDocument: a slot's value as JSON.

import Conversation

/// Encodes what a sentence said; whole numbers have no decimals.
struct SlotDocument: Encodable {
  private let value: SlotValue

  init(_ value: SlotValue) {
    self.value = value
  }

  /// A key that is known only when it is written.
  struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) {
      stringValue = name
    }

    init?(stringValue: String) {
      self.stringValue = stringValue
    }

    init?(intValue: Int) { nil }
  }

  func encode(to encoder: any Encoder) throws {
    switch value {
    case .string(let text):
      var container = encoder.singleValueContainer()
      try container.encode(text)
    case .number(let number):
      var container = encoder.singleValueContainer()
      if let whole = Int(exactly: number) { try container.encode(whole) } else { try container.encode(number) }
    case .bool(let flag):
      var container = encoder.singleValueContainer()
      try container.encode(flag)
    case .list(let values):
      var container = encoder.unkeyedContainer()
      for value in values { try container.encode(SlotDocument(value)) }
    case .map(let map):
      var container = encoder.container(keyedBy: Key.self)
      for entry in map.entries { try container.encode(SlotDocument(entry.value), forKey: Key(entry.key)) }
    }
  }
}
