// FeedIngest › RecordIndex+Bytes: how an index is kept.

import Catalogue

extension RecordIndex {
  /// Grows by one whenever the same feed comes to mean something else to this module, or the layout changes.
  static let version: UInt32 = 3
  static let name: [UInt8] = Array("CLEWRIX".utf8)

  /// The index as bytes, for the machine that wrote them; ``KnownRecords`` reads them.
  package var bytes: [UInt8] {
    var out: [UInt8] = []
    write(to: &out)
    return out
  }

  /// Appends the index as bytes, for ``KnownRecords`` to read; the first of `out` must come to lie at a multiple of 8.
  package func write(to out: inout [UInt8]) {
    out += Self.name
    Self.put(Self.version, &out)
    Self.put(context, &out)
    Self.put(UInt32(messages.count), &out)
    for (code, message) in messages.sorted(by: { $0.key < $1.key }) {
      Self.put(code, &out)
      Self.put(message, &out)
    }
    Self.put(UInt32(outcomes.count), &out)
    for outcome in outcomes {
      Self.put(UInt32(outcome.remarks.count), &out)
      for remark in outcome.remarks {
        Self.put(remark.code, &out)
        Self.put(remark.severity.rawValue, &out)
      }
      Self.put(UInt32(outcome.unused.count), &out)
      for name in outcome.unused { Self.put(name, &out) }
    }
    Self.put(UInt32(entries.count), &out)
    // So that entries can be read where they lie.
    let filling = (8 - (out.count + 1) % 8) % 8
    out.append(UInt8(filling))
    out += [UInt8](repeating: 0, count: filling)
    entries.withUnsafeBytes { out += $0 }
  }

  private static func put(_ value: some FixedWidthInteger, _ out: inout [UInt8]) {
    withUnsafeBytes(of: value) { out += $0 }
  }

  private static func put(_ text: String, _ out: inout [UInt8]) {
    put(UInt32(text.utf8.count), &out)
    out += text.utf8
  }
}
