// EventIngest › TripleColumns: where head, relation and tail stand.

/// The columns of a table of triples.
struct TripleColumns {
  private(set) var head = 0
  private(set) var relation = 1
  private(set) var tail = 2
  private(set) var weight: Int?

  /// Head, relation, tail and a weight if there is one, in this order.
  init() { weight = 3 }

  /// `nil` when the header has not all three.
  init?(header: [String]) {
    func place(_ names: [String]) -> Int? {
      header.firstIndex { title in
        names.contains(title.split(separator: ":").first.map { $0.lowercased() } ?? "")
      }
    }
    guard let head = place(["head", "head_id", "entity_head", "h", "subject"]),
      let relation = place(["relation", "relation_id", "r", "predicate"]),
      let tail = place(["tail", "tail_id", "entity_tail", "t", "object"])
    else { return nil }
    (self.head, self.relation, self.tail) = (head, relation, tail)
    weight = place(["weight", "w", "score"])
  }

  /// Numbers may be parted by spaces, which no other table is; `nil` leaves the choice to the reader.
  static func delimiter(of prefix: [UInt8]) -> UInt8? {
    let line = prefix.prefix { $0 != 0x0A && $0 != 0x0D }
    let isSpaced = line.contains(0x20) && !line.contains { [0x09, 0x2C, 0x3B, 0x7C].contains($0) }
    return isSpaced ? 0x20 : nil
  }

  /// Whether every line has three tabbed fields, of which the middle one says the same few things again and again.
  static func areNamed(_ prefix: [UInt8], delimiter: UInt8) -> Bool {
    guard delimiter == 0x09 else { return false }
    var lines = prefix.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })[...]
    if lines.count > 1, prefix.count >= 64 << 10 { lines = lines.dropLast() }
    guard lines.count >= 3 else { return false }
    var relations: Set<[UInt8]> = []
    for line in lines {
      let fields = line.split(separator: 0x09)
      guard fields.count == 3 else { return false }
      relations.insert(Array(fields[1]))
    }
    return relations.count * 3 <= lines.count
  }
}
