// FeedIngest › Markup: a look at the start of a tagged file without parsing it.

/// The first bytes of a file that begins with `<`, searched without regard to the case of letters.
struct Markup {
  private let bytes: [UInt8]
  private let lower: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lower = bytes.map { (65...90).contains($0) ? $0 | 0x20 : $0 }
  }

  /// Whether fields of Google Merchant occur, declared or not.
  var isGoogle: Bool { holds("base.google.com/") || holds("<g:") }

  /// Whether a BMEcat says that it is of 2005, or calls its articles products as that does.
  var isBMEcat2005: Bool { holds("version=\"2005") || holds("bmecat/2005") || holds("<supplier_pid") }

  /// Whether products have the addresses of a Criteo feed.
  var isCriteo: Bool { holds("<product ") && (holds("<producturl") || holds("<bigimage")) }

  /// Whether `mark`, in lower case, occurs.
  func holds(_ mark: String) -> Bool { end(of: mark, from: 0) != nil }

  /// Whether `mark` occurs, and not behind the first `other`.
  func holds(_ mark: String, before other: String) -> Bool {
    guard let place = end(of: mark, from: 0) else { return false }
    return place < end(of: other, from: 0) ?? .max
  }

  /// The place just behind the first occurrence of `mark` from `start` on.
  private func end(of mark: String, from start: Int) -> Int? {
    let mark = Array(mark.utf8)
    var place = start
    while place + mark.count <= lower.count {
      if lower[place] == mark[0], lower[place..<place + mark.count].elementsEqual(mark) {
        return place + mark.count
      }
      place += 1
    }
    return nil
  }

  private func has(_ mark: String, at place: Int) -> Bool { lower[place...].starts(with: mark.utf8) }

  /// The local name of the first element, in lower case; empty when there is none.
  var rootName: String {
    var place = 0
    while let open = lower[place...].firstIndex(of: UInt8(ascii: "<")) {
      let close: String
      if has("<?", at: open) {
        close = "?>"
      } else if has("<!--", at: open) {
        close = "-->"
      } else if has("<!doctype html", at: open) {
        return "html"
      } else if has("<!", at: open) {
        let isLong = lower[open...].prefix { $0 != UInt8(ascii: ">") }.contains(UInt8(ascii: "["))
        close = isLong ? "]>" : ">"
        // A subset may end in `]`, white space and `>`; declarations inside cannot hold that pair.
        if isLong, end(of: close, from: open) == nil, let bracket = end(of: "]", from: open) {
          place = bracket
          continue
        }
      } else {
        let name = lower[(open + 1)...].prefix {
          $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
        }
        let local = name.split(separator: UInt8(ascii: ":")).last ?? []
        return String(decoding: local.prefix(80), as: UTF8.self)
      }
      guard let next = end(of: close, from: open) else { return "" }
      place = next
    }
    return ""
  }

  /// What stands in `<title>`, at most 80 bytes.
  var pageTitle: String {
    guard let start = end(of: "<title>", from: 0) else { return "" }
    return String(decoding: bytes[start...].prefix { $0 != UInt8(ascii: "<") }.prefix(80), as: UTF8.self)
  }
}
