// Recommender › TableFile: named arrays of numbers in one file.

import Foundation

/// Writes and reads the arrays of a model: for each a name, a count and the numbers as they lie in memory.
///
/// Little-endian, 8-byte aligned, so that a mapped file can be copied from at memory speed.
struct TableFile {
  private static let mark: [UInt8] = Array("clewtab1".utf8)
  private var bytes: [UInt8] = TableFile.mark
  private var places: [String: Range<Int>] = [:]

  init() {}

  mutating func append<Number: BitwiseCopyable>(_ name: String, _ numbers: [Number]) {
    appendCount(name.utf8.count)
    bytes += Array(name.utf8)
    align()
    appendCount(numbers.count * MemoryLayout<Number>.stride)
    numbers.withUnsafeBytes { bytes += $0 }
    align()
  }

  func write(to file: URL) throws {
    try Data(bytes).write(to: file)
  }

  /// - Throws: ``ShopError/damagedModel(file:)`` when the file is not one of ours or is cut short.
  init(readingFrom file: URL) throws {
    bytes = [UInt8](try Data(contentsOf: file, options: .alwaysMapped))
    guard bytes.starts(with: Self.mark) else { throw ShopError.damagedModel(file: file.path) }
    var place = Self.mark.count
    while place < bytes.count {
      guard let nameLength = count(at: &place), place + nameLength <= bytes.count else {
        throw ShopError.damagedModel(file: file.path)
      }
      let name = String(decoding: bytes[place..<place + nameLength], as: UTF8.self)
      place = (place + nameLength + 7) & ~7
      guard let length = count(at: &place), place + length <= bytes.count else {
        throw ShopError.damagedModel(file: file.path)
      }
      places[name] = place..<place + length
      place = (place + length + 7) & ~7
    }
  }

  /// The array with this name; `nil` when the file has none.
  func numbers<Number: BitwiseCopyable>(_ name: String, of type: Number.Type = Number.self) -> [Number]? {
    guard let place = places[name] else { return nil }
    return bytes.withUnsafeBytes { all in
      let count = place.count / MemoryLayout<Number>.stride
      return [Number](unsafeUninitializedCapacity: count) { target, filled in
        UnsafeMutableRawBufferPointer(target).copyMemory(
          from: UnsafeRawBufferPointer(
            rebasing: all[place.lowerBound..<place.lowerBound + count * MemoryLayout<Number>.stride]))
        filled = count
      }
    }
  }

  private mutating func appendCount(_ count: Int) {
    withUnsafeBytes(of: UInt64(count).littleEndian) { bytes += $0 }
  }

  private mutating func align() {
    while bytes.count & 7 != 0 { bytes.append(0) }
  }

  private func count(at place: inout Int) -> Int? {
    guard place + 8 <= bytes.count else { return nil }
    let value = bytes[place..<place + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    place += 8
    return Int(exactly: value)
  }
}
