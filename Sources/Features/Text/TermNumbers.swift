// Features › TermNumbers: terms and their numbers.

/// Gives each term a number in order of first appearance; open addressing over one row of bytes, no strings.
struct TermNumbers: Sendable {
  private var slots = [Int32](repeating: -1, count: 1024)
  private var hashes: [UInt64] = []
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  /// Each term as it was first written, plural and all, for showing.
  private(set) var words: [String] = []

  var count: Int { hashes.count }

  func term(_ number: Int) -> String {
    String(decoding: bytes[ends[number]..<ends[number + 1]], as: UTF8.self)
  }

  func number(of term: UnsafeBufferPointer<UInt8>) -> Int? {
    let found = slots[slot(of: term, Self.hash(term))]
    return found < 0 ? nil : Int(found)
  }

  mutating func insert(_ term: UnsafeBufferPointer<UInt8>, word: @autoclosure () -> String) -> Int {
    let hash = Self.hash(term)
    let place = slot(of: term, hash)
    if slots[place] >= 0 { return Int(slots[place]) }
    slots[place] = Int32(count)
    hashes.append(hash)
    bytes.append(contentsOf: term)
    ends.append(bytes.count)
    words.append(word())
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  private func slot(of term: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place] >= 0 {
      let number = Int(slots[place])
      if hashes[number] == hash, bytes[ends[number]..<ends[number + 1]].elementsEqual(term) { return place }
      place = (place + 1) & mask
    }
    return place
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[place] >= 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = Int32(number)
    }
  }

  /// FNV-1a with a last mix, the same on every machine.
  private static func hash(_ term: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in term { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 32)
  }
}
