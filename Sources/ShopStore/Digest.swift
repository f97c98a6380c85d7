// ShopStore › Digest: a 64-bit mark of texts and numbers, the same on every machine.

import Catalogue

/// Chains fingerprints; each text counts with its length, so that `ab`,`c` and `a`,`bc` differ.
///
/// No defence against somebody who means harm.
struct Digest {
  private(set) var value: UInt64 = 0

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { value = fingerprint($0, seed: value) }
  }

  mutating func add(_ list: [String]) {
    for text in list { add(text) }
    add(list.count)
  }

  mutating func add(_ number: Int) {
    let bytes = UInt64(bitPattern: Int64(number)).littleEndian
    withUnsafeBytes(of: bytes) { raw in
      value = raw.withMemoryRebound(to: UInt8.self) { fingerprint($0, seed: value) }
    }
  }
}
