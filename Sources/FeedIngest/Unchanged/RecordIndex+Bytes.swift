// FeedIngest › RecordIndex+Bytes: how an index is kept.

import Catalogue
import InputFiles

extension RecordIndex {
  /// Grows by one whenever the same feed comes to mean something else to this module, or the layout changes.
  private static let version: UInt32 = 2
  private static let name: [UInt8] = Array("CLEWRIX".utf8)

  /// The index as bytes, for the machine that wrote them.
  package var bytes: [UInt8] {
    var out: [UInt8] = []
    write(to: &out)
    return out
  }

  /// Appends the index as bytes.
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
    entries.withUnsafeBytes { out += $0 }
  }

  /// The index that ``bytes`` made; `nil` for one of another version or a damaged one, which costs a full read.
  package init?(bytes: [UInt8]) {
    guard let index = bytes.withUnsafeBufferPointer({ RecordIndex(bytes: $0) }) else { return nil }
    self = index
  }

  /// The index that ``bytes`` made; the bytes are not needed afterwards.
  package init?(bytes: UnsafeBufferPointer<UInt8>) {
    var rest = bytes[...]
    guard rest.starts(with: Self.name) else { return nil }
    rest.removeFirst(Self.name.count)
    guard Self.take(UInt32.self, &rest) == Self.version, let context = Self.take(UInt64.self, &rest),
      let messageCount = Self.take(UInt32.self, &rest)
    else { return nil }
    self.init(context: context, capacity: 0)
    for _ in 0..<messageCount {
      guard let code = Self.takeText(&rest), let message = Self.takeText(&rest) else { return nil }
      messages[code] = message
    }
    guard let outcomeCount = Self.take(UInt32.self, &rest) else { return nil }
    for _ in 0..<outcomeCount {
      guard let outcome = Self.takeOutcome(&rest) else { return nil }
      outcomes.append(outcome)
    }
    guard let count = Self.take(UInt32.self, &rest), rest.count == Int(count) * MemoryLayout<Entry>.stride
    else { return nil }
    entries = [Entry](unsafeUninitializedCapacity: Int(count)) { buffer, filled in
      HugePages.advise(UnsafeMutableRawBufferPointer(buffer))
      let source = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: rest))
      UnsafeMutableRawBufferPointer(buffer).copyMemory(from: source)
      filled = Int(count)
    }
    guard entries.allSatisfy({ $0.outcome < outcomeCount }) else { return nil }
    seal()
  }

  private static func takeOutcome(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> RecordOutcome? {
    var outcome = RecordOutcome()
    guard let remarks = take(UInt32.self, &rest) else { return nil }
    for _ in 0..<remarks {
      guard let code = takeText(&rest), let severity = takeText(&rest).flatMap(Severity.init) else {
        return nil
      }
      outcome.remarks.append(RecordOutcome.Remark(code: code, severity: severity))
    }
    guard let unused = take(UInt32.self, &rest) else { return nil }
    for _ in 0..<unused {
      guard let name = takeText(&rest) else { return nil }
      outcome.unused.append(name)
    }
    return outcome
  }

  private static func put(_ value: some FixedWidthInteger, _ out: inout [UInt8]) {
    withUnsafeBytes(of: value) { out += $0 }
  }

  private static func put(_ text: String, _ out: inout [UInt8]) {
    put(UInt32(text.utf8.count), &out)
    out += text.utf8
  }

  private static func take<Value: FixedWidthInteger>(
    _: Value.Type, _ rest: inout Slice<UnsafeBufferPointer<UInt8>>
  ) -> Value? {
    let size = MemoryLayout<Value>.size
    guard rest.count >= size else { return nil }
    defer { rest.removeFirst(size) }
    return UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: rest)).loadUnaligned(as: Value.self)
  }

  private static func takeText(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    guard let count = take(UInt32.self, &rest), rest.count >= Int(count) else { return nil }
    defer { rest.removeFirst(Int(count)) }
    return String(decoding: rest.prefix(Int(count)), as: UTF8.self)
  }
}
