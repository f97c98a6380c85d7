// EventIngest › JSONPieces: a file of JSON cut into its records, each with its line.

import InputFiles

/// Cuts JSON lines, a JSON array, or values that follow one another, without reading what is in them.
///
/// Memory: the longest record, at most ``maximumBytes``.
struct JSONPieces: ~Copyable {
  /// Bytes of one record.
  static let maximumBytes = 4 << 20
  /// Objects and arrays inside each other.
  static let maximumDepth = 64

  /// Whether the file is one JSON array.
  let isArray: Bool
  /// Whether records may run over lines; otherwise a broken line costs that line only.
  private let isDocument: Bool
  private var source: ByteSource
  private var nextLine = 1

  /// Why reading stopped before the end of the file.
  var failure: InputFileError? { source.failure }

  struct Piece {
    let line: Int
    /// Empty where ``fault`` says why.
    var bytes: [UInt8] = []
    var fault: String?
  }

  init(path: String) throws(InputFileError) {
    source = try ByteSource(path: path)
    let prefix = source.prefix(64 << 10)
    let start = prefix.firstIndex { $0 > 0x20 } ?? 0
    isArray = start < prefix.count && prefix[start] == UInt8(ascii: "[")
    let end = prefix[start...].firstIndex(of: 0x0A)
    let firstLine = Array(prefix[start..<(end ?? prefix.count)])
    isDocument = isArray || (end != nil && firstLine.withUnsafeBufferPointer { Self.end(of: $0) == nil })
  }

  /// The next record; `nil` at the end of the file.
  mutating func next() -> Piece? { isDocument ? nextValue() : nextFullLine() }

  private mutating func nextFullLine() -> Piece? {
    while true {
      if source.isEmpty, !source.refill() { return nil }
      var end: Int?
      var bytes: [UInt8] = []
      var isTooLong = false
      repeat {
        source.withBytes { left, isLast in
          end = left.firstIndex(of: 0x0A) ?? (isLast ? left.count : nil)
          isTooLong = (end ?? left.count) > Self.maximumBytes
          if let end, !isTooLong { bytes = Array(left[..<end]) }
        }
      } while end == nil && !isTooLong && source.refill()
      let line = nextLine
      nextLine += 1
      if isTooLong {
        source.skipLine()
        return Piece(line: line, fault: "the line is longer than \(Self.maximumBytes) bytes")
      }
      source.consume(bytes.count)
      if !source.isEmpty { source.consume(1) }
      while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
      if bytes.isEmpty { continue }
      return piece(bytes, line)
    }
  }

  /// A line with more than one value, or less, is left to the parser to refuse; one that is too deep is not shown to it.
  private func piece(_ bytes: [UInt8], _ line: Int) -> Piece {
    bytes.withUnsafeBufferPointer { Self.depth(of: $0) } > Self.maximumDepth
      ? Piece(line: line, fault: "it is nested deeper than \(Self.maximumDepth) levels")
      : Piece(line: line, bytes: bytes)
  }

  private mutating func nextValue() -> Piece? {
    skipBetweenValues()
    if source.isEmpty { return nil }
    let line = nextLine
    var end: Int?
    var size = 0
    var isLast = false
    var bytes: [UInt8] = []
    repeat {
      source.withBytes { left, atEnd in
        size = left.count
        isLast = atEnd
        end = Self.end(of: left)
        if let end { bytes = Array(left[..<end]) }
      }
    } while end == nil && !isLast && size <= Self.maximumBytes && source.refill()
    guard end != nil, bytes.count <= Self.maximumBytes else {
      // Where this record ends cannot be told, so neither where another begins.
      while !source.isEmpty || source.refill() { source.consume(source.prefix(.max).count) }
      return Piece(
        line: line,
        fault: "it has no end within \(Self.maximumBytes) bytes; the rest of the file was left out")
    }
    source.consume(bytes.count)
    nextLine += bytes.count { $0 == 0x0A }
    return piece(bytes, line)
  }

  private mutating func skipBetweenValues() {
    while !source.isEmpty || source.refill() {
      var skipped = 0
      var lines = 0
      var isDone = false
      source.withBytes { left, _ in
        for byte in left {
          guard
            byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "[")
              || byte == UInt8(ascii: "]")
          else {
            isDone = true
            return
          }
          if byte == 0x0A { lines += 1 }
          skipped += 1
        }
      }
      source.consume(skipped)
      nextLine += lines
      if isDone { return }
    }
  }

  /// Behind the first value, `nil` when it is not whole; the line's end closes a bare word or number.
  private static func end(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var depth = 0
    var isString = false
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if isString {
        if byte == UInt8(ascii: "\\") { place += 1 } else if byte == UInt8(ascii: "\"") { isString = false }
      } else if byte == UInt8(ascii: "\"") {
        isString = true
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        depth -= 1
        if depth <= 0 { return place + 1 }
      } else if byte == 0x0A, depth == 0 {
        return place
      }
      place += 1
    }
    return nil
  }

  private static func depth(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var (depth, deepest, isString, isEscaped) = (0, 0, false, false)
    for byte in bytes {
      if isString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isString = false
        }
      } else if byte == UInt8(ascii: "\"") {
        isString = true
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        depth += 1
        deepest = max(deepest, depth)
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        depth -= 1
      }
    }
    return deepest
  }
}
