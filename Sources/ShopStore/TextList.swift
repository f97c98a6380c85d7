// ShopStore › TextList: lists of texts as JSON arrays, so that a shop owner can read them in any SQLite tool.

/// Writes and reads `["a","b"]` and `[["a","b"],["c"]]`; an empty list is the empty text.
enum TextList {
  static func encode(_ list: [String]) -> String {
    guard !list.isEmpty else { return "" }
    var bytes: [UInt8] = []
    append(list, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func encode(_ lists: [[String]]) -> String {
    guard !lists.isEmpty else { return "" }
    var bytes: [UInt8] = [UInt8(ascii: "[")]
    for (index, list) in lists.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(list, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The texts of a list; what is no list of texts gives as many as could be read.
  static func decode(_ text: String) -> [String] {
    text.isEmpty ? [] : decode(nested: text).first ?? []
  }

  /// The lists of a list of lists; a flat list is its only one.
  static func decode(nested text: String) -> [[String]] {
    guard !text.isEmpty else { return [] }
    var text = text
    return text.withUTF8 { bytes in
      var lists: [[String]] = []
      var depth = 0
      var index = 0
      while index < bytes.count {
        switch bytes[index] {
        case UInt8(ascii: "["):
          depth += 1
          let next = index + 1
          if depth == 2 || next == bytes.count || bytes[next] != UInt8(ascii: "[") { lists.append([]) }
          index += 1
        case UInt8(ascii: "]"):
          depth -= 1
          index += 1
        case UInt8(ascii: "\""):
          let string = string(in: bytes, from: &index)
          if lists.isEmpty { lists.append([]) }
          lists[lists.count - 1].append(string)
        default: index += 1
        }
      }
      return lists
    }
  }

  private static func append(_ list: [String], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for (index, text) in list.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "\""))
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
          bytes.append(UInt8(ascii: "\\"))
          bytes.append(byte)
        case 0..<0x20:
          bytes.append(contentsOf: "\\u00".utf8)
          bytes.append(hexadecimal[Int(byte >> 4)])
          bytes.append(hexadecimal[Int(byte & 15)])
        default: bytes.append(byte)
        }
      }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private static let hexadecimal = Array("0123456789abcdef".utf8)

  /// Reads from the opening quote at `index` to beyond the closing one.
  private static func string(in bytes: UnsafeBufferPointer<UInt8>, from index: inout Int) -> String {
    let start = index + 1
    index = start
    while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\") {
      index += 1
    }
    if index == bytes.count || bytes[index] == UInt8(ascii: "\"") {
      defer { index += 1 }
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
    }
    var plain = [UInt8](bytes[start..<index])
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      guard bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count else {
        plain.append(bytes[index])
        index += 1
        continue
      }
      if bytes[index + 1] == UInt8(ascii: "u"), index + 5 < bytes.count {
        // Only control characters are written so, hence one byte.
        let digits = String(decoding: bytes[(index + 4)...(index + 5)], as: UTF8.self)
        plain.append(UInt8(digits, radix: 16) ?? UInt8(ascii: "?"))
        index += 6
      } else {
        plain.append(bytes[index + 1])
        index += 2
      }
    }
    index += 1
    return String(decoding: plain, as: UTF8.self)
  }
}
