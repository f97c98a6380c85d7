// InputFiles › CSVReader: rows of a table in text form, as bytes.

/// Reads RFC 4180 and its neighbours: quotes over lines, doubled quotes, CRLF, LF or CR, and `, ; tab |`.
///
/// Memory: the longest row, at most ``maximumRowBytes``. The fields of a row are valid until the next one.
package struct CSVReader: ~Copyable {
  /// Bytes of one row, its quoted line ends included.
  package static let maximumRowBytes = 1 << 20
  package static let maximumColumns = 1_000
  /// How a line of remarks begins, as in the templates of Meta.
  package static let comment: [UInt8] = [0x23, 0x20]

  /// What is wrong with a row.
  package enum RowFault: Hashable, Sendable {
    case tooLong, tooManyColumns, unclosedQuote, zeroByte
  }

  package let delimiter: UInt8
  /// The 1-based line on which the current row starts.
  package private(set) var line = 0
  /// What is wrong with the current row; it then has no fields.
  package private(set) var fault: RowFault?
  /// Blank lines so far, which are no rows.
  package private(set) var blankLines = 0
  private var nextLine = 1
  private var source: ByteSource
  private var values: [UInt8] = []
  private var ends: [Int] = []

  /// Opens the file, unpacks it, takes off a byte-order mark, and finds the delimiter unless it is given.
  package init(path: String, delimiter: UInt8? = nil) throws(InputFileError) {
    self.init(try ByteSource(path: path), delimiter: delimiter)
  }

  /// Goes on with an open file, of which nothing was read yet.
  package init(_ source: consuming ByteSource, delimiter: UInt8? = nil) {
    self.delimiter = delimiter ?? Self.delimiter(of: source.prefix(64 << 10))
    self.source = source
  }

  /// Why reading stopped before the end of the file, for instance in a damaged archive; `nil` when it did not.
  package var failure: InputFileError? { source.failure }

  /// What was odd about the file; complete once ``next()`` has answered `false`.
  package var notes: [InputNote] { source.notes }

  /// How many bytes of the file itself were read, packed as they are.
  package var bytesRead: Int { source.bytesRead }

  /// How many fields the current row has.
  package var count: Int { ends.count }

  /// Gives the bytes of field `index` to `body`, trimmed of spaces.
  package func withField<Result>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    var start = index == 0 ? 0 : ends[index - 1]
    var end = ends[index]
    return values.withUnsafeBufferPointer { bytes in
      while start < end, bytes[start] == 0x20 { start += 1 }
      while end > start, bytes[end - 1] == 0x20 { end -= 1 }
      return body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
    }
  }

  /// Field `index` as text in normal form C, `nil` when it is not UTF-8.
  package func text(_ index: Int) -> String? {
    withField(index) { field in
      guard let valid = try? UTF8Span(validating: field.span) else { return nil }
      return NormalForm.settled(String(copying: valid))
    }
  }

  /// Steps to the next row; `false` at the end of the file.
  package mutating func next() -> Bool {
    while true {
      values.removeAll(keepingCapacity: true)
      ends.removeAll(keepingCapacity: true)
      fault = nil
      line = nextLine
      if source.isEmpty, !source.refill() { return false }
      var scan = scanRow()
      while !scan.isWhole, scan.length <= Self.maximumRowBytes, source.refill() {
        values.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        scan = scanRow()
      }
      let isUnclosed = !scan.isWhole && scan.isQuoted
      if isUnclosed || scan.length > Self.maximumRowBytes {
        // The row goes on to nowhere: give up its first line only, so that one stray quote costs one row.
        refuse(isUnclosed ? .unclosedQuote : .tooLong)
        source.skipLine()
        nextLine += 1
        return true
      }
      source.consume(scan.length)
      nextLine += scan.lines
      if ends.count == 1, ends[0] == 0, !scan.hadQuote {
        blankLines += 1
        continue
      }
      if ends.count > Self.maximumColumns { refuse(.tooManyColumns) }
      if scan.hasZero { refuse(.zeroByte) }
      return true
    }
  }

  private mutating func refuse(_ fault: RowFault) {
    self.fault = fault
    values.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  private struct Scan {
    var length = 0
    var lines = 0
    var isWhole = false
    var isQuoted = false
    var hadQuote = false
    var hasZero = false
  }

  /// Splits the row at the start of the buffer; not whole when the buffer ends before it does.
  private mutating func scanRow() -> Scan {
    var scan = Scan()
    let delimiter = delimiter
    source.withBytes { bytes, isLast in
      var place = 0
      var isFieldStart = true
      while place < bytes.count {
        let byte = bytes[place]
        if byte == 0 { scan.hasZero = true }
        if scan.isQuoted {
          if byte == UInt8(ascii: "\"") {
            if place + 1 < bytes.count, bytes[place + 1] == byte {
              values.append(byte)
              place += 1
            } else {
              scan.isQuoted = false
            }
          } else {
            if byte == 0x0A { scan.lines += 1 }
            values.append(byte)
          }
        } else if byte == delimiter {
          ends.append(values.count)
          isFieldStart = true
          place += 1
          continue
        } else if byte == 0x0A || byte == 0x0D {
          if byte == 0x0D {
            if place + 1 == bytes.count, !isLast { break }
            if place + 1 < bytes.count, bytes[place + 1] == 0x0A { place += 1 }
          }
          place += 1
          scan.lines += 1
          scan.isWhole = true
          break
        } else if byte == UInt8(ascii: "\""), isFieldStart {
          scan.isQuoted = true
          scan.hadQuote = true
        } else {
          values.append(byte)
        }
        isFieldStart = false
        place += 1
      }
      if isLast, place == bytes.count, !scan.isQuoted, !scan.isWhole {
        scan.isWhole = true
        scan.lines += 1
      }
      scan.length = place
    }
    ends.append(values.count)
    return scan
  }

  /// The sign that splits the first line into most fields, outside quotes and remarks; a comma when none does.
  package static func delimiter(of prefix: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    var prefix = prefix[...]
    while prefix.starts(with: comment), let end = prefix.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
      prefix = prefix[(end + 1)...].drop { $0 == 0x0A || $0 == 0x0D }
    }
    for byte in prefix {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D {
        if counts.isEmpty { continue }
        break
      }
      counts[byte, default: 0] += 1
    }
    let signs = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")]
    return signs.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? signs[0]
  }
}
