// Conversation › SlotMap+Encodable: slots inside a larger JSON document.

extension SlotValue: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .string(let text): try container.encode(text)
    case .number(let value): try container.encode(value)
    case .bool(let flag): try container.encode(flag)
    case .list(let values): try container.encode(values)
    case .map(let map): try container.encode(map)
    }
  }
}

extension SlotMap: Encodable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for entry in entries { try container.encode(entry.value, forKey: Key(stringValue: entry.key)) }
  }
}
