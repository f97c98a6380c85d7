// ShopStore › Digest: a 64-bit mark of texts and numbers, the same on every machine.

/// Multiplies and folds eight bytes a step, after W. Yi's wyhash; each text with its length, so that `ab`,`c` and
/// `a`,`bc` differ. No defence against somebody who means harm.
struct Digest {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  mutating func add(_ list: [String]) {
    for text in list { add(text) }
    add(list.count)
  }

  mutating func add(_ number: Int) { fold(UInt64(bitPattern: Int64(number))) }

  mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(text)
    var place = 0
    while place + 8 <= raw.count {
      fold(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
      place += 8
    }
    var rest: UInt64 = 0
    while place < raw.count {
      rest = rest << 8 | UInt64(raw[place])
      place += 1
    }
    // A length takes the top byte, which fewer than eight bytes leave free.
    fold(rest ^ UInt64(truncatingIfNeeded: raw.count) << 56)
  }

  private mutating func fold(_ word: UInt64) {
    let mixed = value ^ word
    let wide = mixed.multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    value = wide.high ^ wide.low ^ mixed &* 0x8EBC_6AF0_9C88_C6E3
  }
}
