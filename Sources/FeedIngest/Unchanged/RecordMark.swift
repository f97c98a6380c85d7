// FeedIngest › RecordMark: the bytes of one feed record as a number of 128 bits.

/// A hash of a record's bytes, from its first `<` to its last `>`; equal bytes have equal marks.
///
/// Two lanes of eight bytes a step, after W. Yi's wyhash. Not cryptographic, which is enough: a mark
/// only ever meets marks of the same shop's own feed.
struct RecordMark: Hashable {
  let high, low: UInt64

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(bytes)
    var first: UInt64 = 0xA076_1D64_78BD_642F
    var second: UInt64 = 0xE703_7ED1_A0B4_28DB
    var place = 0
    while place + 16 <= raw.count {
      first = Self.fold(
        first ^ UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
      second = Self.fold(
        second ^ UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self)))
      place += 16
    }
    var rest: UInt64 = UInt64(raw.count)
    while place < raw.count {
      rest = Self.fold(rest ^ UInt64(raw[place]))
      place += 1
    }
    high = Self.fold(first ^ rest)
    low = Self.fold(second ^ rest &* 3 ^ high)
  }

  private static func fold(_ value: UInt64) -> UInt64 {
    let wide = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return wide.high ^ wide.low ^ value &* 0x8EBC_6AF0_9C88_C6E3
  }

  func hash(into hasher: inout Hasher) { hasher.combine(low) }
}
