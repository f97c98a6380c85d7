// EventIngest › VectorFile: an array of vectors as NumPy saves it.

import Glibc

/// An open `.npy` file of `float32` or `float64`, two-dimensional, rows one after the other.
///
/// The format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html, versions 1 to 3. Its header is
/// read as text and never evaluated.
struct VectorFile: ~Copyable {
  static let mark: [UInt8] = [0x93] + Array("NUMPY".utf8)
  static let maximumColumns = 8192
  static let maximumRows = 20_000_000

  let rowCount: Int
  let columnCount: Int
  private let isDouble: Bool
  private let file: UnsafeMutablePointer<FILE>
  private var buffer: [UInt8]

  /// Whether the file begins like one.
  static func isOne(_ path: String) -> Bool {
    guard let file = fopen(path, "rbe") else { return false }
    defer { fclose(file) }
    return bytes(6, from: file) == mark
  }

  init(path: String) throws(EventFileError) {
    guard let file = fopen(path, "rbe") else {
      throw EventFileError(.unreadable(String(cString: strerror(errno))), file: path)
    }
    do throws(EventFileError) {
      let header = try Self.header(file, path)
      let shape = try Shape(header, path)
      fseek(file, 0, SEEK_END)
      let size = ftell(file)
      let expected = header.dataStart + shape.rows * shape.columns * (shape.isDouble ? 8 : 4)
      guard size == expected else {
        throw EventFileError(
          .badVectors("it has \(size) bytes, and its header says \(expected); save the array again"),
          file: path)
      }
      fseek(file, header.dataStart, SEEK_SET)
      (rowCount, columnCount, isDouble) = (shape.rows, shape.columns, shape.isDouble)
      buffer = [UInt8](repeating: 0, count: shape.columns * (shape.isDouble ? 8 : 4))
      self.file = file
    } catch {
      fclose(file)
      throw error
    }
  }

  deinit { fclose(file) }

  /// The next row in single precision; `nil` when the file ends before it.
  mutating func next() -> [Float]? {
    guard fread(&buffer, 1, buffer.count, file) == buffer.count else { return nil }
    let (isDouble, count) = (isDouble, columnCount)
    return buffer.withUnsafeBytes { bytes in
      [Float](unsafeUninitializedCapacity: count) { target, filled in
        for place in 0..<count {
          target[place] =
            isDouble
            ? Float(Double(bitPattern: bytes.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self)))
            : Float(bitPattern: bytes.loadUnaligned(fromByteOffset: place * 4, as: UInt32.self))
        }
        filled = count
      }
    }
  }

  private struct Header {
    let text: String
    let dataStart: Int
  }

  private static func header(
    _ file: UnsafeMutablePointer<FILE>, _ path: String
  ) throws(EventFileError) -> Header {
    let start = bytes(8, from: file)
    guard start.count == 8, start.starts(with: mark), (1...3).contains(start[6]) else {
      throw EventFileError(.badVectors("it is no .npy file of version 1, 2 or 3"), file: path)
    }
    let sizes = bytes(start[6] == 1 ? 2 : 4, from: file)
    let length = sizes.reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= 1 << 16 else {
      throw EventFileError(
        .badVectors("its header has \(length) bytes; more than 65,536 are not read"), file: path)
    }
    let text = bytes(length, from: file)
    guard text.count == length else {
      throw EventFileError(.badVectors("it ends within its header; save the array again"), file: path)
    }
    return Header(text: String(decoding: text, as: UTF8.self), dataStart: 8 + sizes.count + length)
  }

  private static func bytes(_ count: Int, from file: UnsafeMutablePointer<FILE>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      filled = fread(target.baseAddress, 1, count, file)
    }
  }

  /// What the header says: `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }`.
  private struct Shape {
    let rows: Int
    let columns: Int
    let isDouble: Bool

    init(_ header: Header, _ path: String) throws(EventFileError) {
      func refusal(_ words: String) -> EventFileError { EventFileError(.badVectors(words), file: path) }
      guard let type = Self.value(of: "descr", in: header.text, until: ","),
        let order = Self.value(of: "fortran_order", in: header.text, until: ","),
        let shape = Self.value(of: "shape", in: header.text, until: ")")
      else { throw refusal("its header is not that of an array") }
      let kind = type.filter { $0 != "'" && $0 != "\"" }
      guard kind == "<f4" || kind == "<f8" else {
        throw refusal("its numbers are of type \(kind.prefix(20)); save float32 with array.astype('<f4')")
      }
      guard order == "False" else {
        throw refusal("it is in Fortran order; save numpy.ascontiguousarray(array)")
      }
      let sizes = shape.filter { $0 != "(" && $0 != " " }.split(separator: ",").map { Int($0) }
      guard sizes.count == 2, let rows = sizes[0], let columns = sizes[1] else {
        throw refusal("its shape is \(shape.prefix(40))); save a table of one row a product")
      }
      guard (1...VectorFile.maximumRows).contains(rows), (1...VectorFile.maximumColumns).contains(columns)
      else {
        throw refusal(
          "its shape is \(rows) × \(columns); at most \(VectorFile.maximumRows) × \(VectorFile.maximumColumns) are read"
        )
      }
      (self.rows, self.columns, isDouble) = (rows, columns, kind == "<f8")
    }

    private static func value(of key: String, in text: String, until end: Character) -> String? {
      for quote in ["'", "\""] {
        guard let place = text.firstRange(of: quote + key + quote)?.upperBound else { continue }
        let rest = text[place...].drop { $0 == ":" || $0 == " " }
        return String(rest.prefix { $0 != end && $0 != "}" })
      }
      return nil
    }
  }
}
