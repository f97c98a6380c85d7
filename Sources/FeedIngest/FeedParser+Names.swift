// FeedIngest › FeedParser+Names: what elements and attributes are called.

import CLibXML2
import Catalogue

extension FeedParser {
  /// What an element is called after its namespace.
  func meaning(
    of name: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, space: UnsafePointer<UInt8>?, isGoogle: Bool
  ) -> ElementName {
    if names == nil, let dictionary = context?.pointee.dict {
      names = NameTable(dictionary: dictionary, knowsFields: true)
      foreignNames = NameTable(dictionary: dictionary, knowsFields: false)
    }
    // Plain names, Google's and undeclared ones are fields; those of other namespaces are not (media:title).
    lastWasForeign = !isGoogle && prefix != nil
    if lastWasForeign {
      return foreignNames?.meaning(of: name, prefix: prefix) ?? .unused(0)
    }
    return names?.meaning(of: name, prefix: nil) ?? .unused(0)
  }

  /// Whether an element is one of Google's: by its namespace, or by any prefix that was never declared.
  func isGoogleSpace(_ space: UnsafePointer<UInt8>?, prefix: UnsafePointer<UInt8>?) -> Bool {
    guard let space else { return prefix != nil }
    let key = UInt(bitPattern: space)
    if key == lastSpace.key { return lastSpace.isGoogle }
    let isGoogle = isGoogleSpace(space, key)
    lastSpace = (key, isGoogle)
    return isGoogle
  }

  private func isGoogleSpace(_ space: UnsafePointer<UInt8>, _ key: UInt) -> Bool {
    if googleSpaces.contains(key) { return true }
    if foreignSpaces.contains(key) { return false }
    let name = String(cString: space)
    let isGoogle = name.lowercased().hasPrefix("http") && name.contains("base.google.com/")
    if googleSpaces.count + foreignSpaces.count < 64 {
      if isGoogle { googleSpaces.append(key) } else { foreignSpaces.append(key) }
    }
    if isGoogle, name != "http://base.google.com/ns/1.0" {
      note(
        Finding(
          code: "W07", severity: .warn, line: line,
          message: "the namespace is “\(name.prefix(80))”; write http://base.google.com/ns/1.0"))
    }
    return isGoogle
  }

  /// Whether the attributes are within bounds; else the file is refused.
  func check(_ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int) -> Bool {
    guard count <= limits.attributes else {
      fail(.tooLarge("an element has \(count) attributes; more than \(limits.attributes) are not taken"))
      return false
    }
    var bytes = 0
    for index in 0..<count {
      if let start = attributes?[index * 5 + 3], let end = attributes?[index * 5 + 4] { bytes += end - start }
    }
    guard bytes <= limits.tagBytes else {
      fail(
        .tooLarge("an element has \(bytes) bytes of attributes; more than \(limits.tagBytes) are not taken"))
      return false
    }
    return true
  }

  /// Atom writes the address as `<link href="…"/>`; other relations than the page itself are left out.
  func takeLink(_ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int) {
    guard let attributes else { return }
    var href: UnsafeBufferPointer<UInt8>?
    var isPage = true
    for index in 0..<count {
      guard let name = attributes[index * 5], let start = attributes[index * 5 + 3],
        let end = attributes[index * 5 + 4]
      else { continue }
      let value = UnsafeBufferPointer(start: start, count: end - start)
      switch String(cString: name) {
      case "href": href = value
      case "rel": isPage = String(decoding: value, as: UTF8.self) == "alternate"
      default: break
      }
    }
    guard let href, isPage else {
      if href != nil { field = nil; isCapturing = false }
      return
    }
    text.removeAll()
    AttributeText.with(href) { if let start = $0.baseAddress { text.append(start, $0.count) } }
  }
}
