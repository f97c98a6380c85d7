// EventIngest › NumberLines: files of bare whole numbers, told apart by their shape.

/// Tells LightGCN's and KGAT's interactions, `user item item …`, from a knowledge graph, `head relation tail`.
enum NumberLines {
  /// `nil` when a line holds anything else than whole numbers with single spaces or tabs.
  static func kind(of bytes: [UInt8]) -> EventFileKind? {
    var lines = bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })[...]
    // The last line may be cut by the end of the prefix.
    if lines.count > 1, bytes.count >= 64 << 10 { lines = lines.dropLast() }
    var heads: Set<[UInt8]> = []
    var (pairs, rows, triples, isRising, hasMinus, isTabbed) = (0, 0, 0, true, false, false)
    var last = -1
    for line in lines {
      guard line.allSatisfy({ (48...57).contains($0) || $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: "-") })
      else { return nil }
      let numbers = line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 })
      guard let head = numbers.first else { continue }
      if line.contains(UInt8(ascii: "-")) { hasMinus = true }
      if line.contains(0x09) { isTabbed = true }
      let number = Int(String(decoding: head, as: UTF8.self)) ?? -1
      if number <= last { isRising = false }
      last = number
      heads.insert(Array(head))
      rows += 1
      pairs += numbers.count - 1
      if numbers.count == 3 { triples += 1 }
    }
    guard rows > 0, pairs > 0 else { return nil }
    let areHeadsUnique = heads.count == rows && !hasMinus
    if areHeadsUnique, !isTabbed {
      // Users with two items each look like triples, but their numbers rise from line to line.
      let looksLikeTriples = triples == rows && (rows == 1 || !isRising)
      if !looksLikeTriples { return .lightGCN }
    }
    // A few lines may be broken; a file where most are is no graph.
    return triples * 2 >= rows ? .triples : nil
  }
}
