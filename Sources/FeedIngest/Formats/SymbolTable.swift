// FeedIngest › SymbolTable: small numbers for the names of elements and attributes.

import CLibXML2

/// Numbers for names, found by the address that libxml2's dictionary gives a name.
///
/// Names of the format come first; those that are not are numbered as they turn up, 3000 at most.
struct SymbolTable {
  /// How many names the format knows.
  let known: Int
  /// 4096 slots of which at most 3000 are filled, so that a search always ends.
  private var keys = [UInt](repeating: 0, count: 4096)
  private var values = [UInt16](repeating: 0, count: 4096)
  private var filled = 0
  private var names: [String]
  /// The numbers of the known names in lower case.
  private var folded: [String: Int] = [:]
  private var unusedCounts: [String: Int] = [:]
  private var unusedPlain: [Int]

  init(dictionary: OpaquePointer, names: [String]) {
    known = names.count
    self.names = names
    unusedPlain = [Int](repeating: 0, count: names.count)
    for (number, name) in names.enumerated() {
      folded[name.lowercased()] = number
      if let address = xmlDictLookup(dictionary, name, -1) { insert(address, number) }
    }
  }

  /// The number of a name of the format.
  func symbol(named name: String) -> Int { folded[name.lowercased()] ?? 0 }

  /// The number of a name in the parser's dictionary; a new name costs a string once.
  mutating func symbol(of name: UnsafePointer<UInt8>) -> Int {
    let key = UInt(bitPattern: name)
    var slot = Self.slot(key)
    while keys[slot] != 0 {
      if keys[slot] == key { return Int(values[slot]) }
      slot = (slot + 1) & 4095
    }
    if filled >= 3000 { return names.count }
    let spelled = String(cString: name)
    let number = folded[spelled.lowercased()] ?? names.count
    if number == names.count {
      names.append(spelled)
      unusedPlain.append(0)
    }
    insert(name, number)
    return number
  }

  /// Counts an element or attribute that is not used, and tells its name.
  mutating func countUnused(_ symbol: Int, _ suffix: String) -> String {
    let name = symbol < names.count ? names[symbol] : "…"
    guard suffix.isEmpty, symbol < unusedPlain.count else {
      countUnused(name + suffix)
      return name + suffix
    }
    unusedPlain[symbol] += 1
    return name
  }

  mutating func countUnused(_ name: String) {
    if unusedCounts.count < 1000 || unusedCounts[name] != nil { unusedCounts[name, default: 0] += 1 }
  }

  /// What was not used, with its counts, in the order of names.
  var unused: [(name: String, count: Int)] {
    let plain = zip(names, unusedPlain).filter { $0.1 > 0 }.map { (name: $0.0, count: $0.1) }
    return plain + unusedCounts.sorted { $0.key < $1.key }.map { (name: $0.key, count: $0.value) }
  }

  private static func slot(_ key: UInt) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 52)
  }

  private mutating func insert(_ name: UnsafePointer<UInt8>, _ number: Int) {
    let key = UInt(bitPattern: name)
    var slot = Self.slot(key)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & 4095 }
    keys[slot] = key
    values[slot] = UInt16(number)
    filled += 1
  }
}
