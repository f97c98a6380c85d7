// Recommender › TableFile: named arrays of numbers in one file.

import Foundation

/// Writes and reads the arrays of a model: for each a name, a count and the numbers as they lie in memory.
///
/// Little-endian, 8-byte aligned, so that a mapped file can be copied from at memory speed.
struct TableFile {
  private static let mark: [UInt8] = Array("clewtab1".utf8)
  /// Of a file that was read, mapped: each array is copied once, when it is asked for.
  private var bytes = Data()
  private var places: [String: Range<Int>] = [:]
  /// What is to be written, array by array, without a copy of any.
  private var pieces: [@Sendable (FileHandle) throws -> Void] = []

  init() {}

  mutating func append<Number: BitwiseCopyable & Sendable>(_ name: String, _ numbers: [Number]) {
    let length = numbers.count * MemoryLayout<Number>.stride
    let head =
      Self.count(name.utf8.count) + Data(name.utf8) + Self.padding(name.utf8.count) + Self.count(length)
    pieces.append { file in
      try file.write(contentsOf: head)
      try numbers.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
        try file.write(
          contentsOf: Data(
            bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: bytes.count, deallocator: .none))
      }
      try file.write(contentsOf: Self.padding(length))
    }
  }

  func write(to file: URL) throws {
    try Data(Self.mark).write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    try handle.seekToEnd()
    for piece in pieces { try piece(handle) }
    try handle.close()
  }

  /// - Throws: ``ShopError/damagedModel(file:)`` when the file is not one of ours or is cut short.
  init(readingFrom file: URL) throws {
    bytes = try Data(contentsOf: file, options: .alwaysMapped)
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

  private static func count(_ count: Int) -> Data {
    withUnsafeBytes(of: UInt64(count).littleEndian) { Data($0) }
  }

  /// What follows `length` bytes up to the next multiple of 8.
  private static func padding(_ length: Int) -> Data { Data(count: -length & 7) }

  private func count(at place: inout Int) -> Int? {
    guard place + 8 <= bytes.count else { return nil }
    let value = bytes[place..<place + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    place += 8
    return Int(exactly: value)
  }
}
