// Catalogue › Fingerprint: a short number for some bytes, the same on every machine.

/// A 64-bit hash of bytes by multiplying and folding, eight bytes a step.
///
/// After W. Yi's wyhash; not cryptographic.
package func fingerprint(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt64 {
  var state = seed ^ 0xA076_1D64_78BD_642F
  let raw = UnsafeRawBufferPointer(bytes)
  var place = 0
  while place + 8 <= raw.count {
    state = fold(state ^ UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
    place += 8
  }
  var rest: UInt64 = 0
  while place < raw.count {
    rest = rest << 8 | UInt64(raw[place])
    place += 1
  }
  return fold(fold(state ^ rest) ^ UInt64(raw.count))
}

private func fold(_ value: UInt64) -> UInt64 {
  let wide = value.multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
  return wide.high ^ wide.low ^ value &* 0x8EBC_6AF0_9C88_C6E3
}
