// ImageIngest › PictureFormat: what kind of file this is, told by its first bytes and never by its name.

/// A kind of file that turns up where a product picture is expected.
///
/// Shops serve WebP under `.jpg` and error pages under `.png`, so only the content counts.
package enum PictureFormat: String, Sendable, CaseIterable {
  case png = "PNG"
  case jpeg = "JPEG"
  case webp = "WebP"
  case gif = "GIF"
  case bmp = "BMP"
  case tiff = "TIFF"
  case avif = "AVIF"
  case heic = "HEIC"
  case svg = "SVG"
  case html = "an HTML page"
  case json = "JSON text"
  case pdf = "PDF"
  case gzip = "gzip"

  /// Whether ``PictureDecoder`` reads it.
  package var isReadable: Bool { self == .png || self == .jpeg || self == .webp }

  /// The kind that the first bytes announce, `nil` when they are of no kind known here.
  package static func sniff(_ bytes: [UInt8]) -> PictureFormat? {
    if starts(bytes, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if starts(bytes, [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if starts(bytes, "RIFF"), starts(bytes, "WEBP", at: 8) { return .webp }
    if starts(bytes, "GIF8") { return .gif }
    if starts(bytes, "BM"), bytes.count > 26 { return .bmp }
    if starts(bytes, [0x49, 0x49, 0x2A, 0]) || starts(bytes, [0x4D, 0x4D, 0, 0x2A]) { return .tiff }
    if starts(bytes, "ftyp", at: 4) { return isoBrand(bytes) }
    if starts(bytes, "%PDF") { return .pdf }
    if starts(bytes, [0x1F, 0x8B]) { return .gzip }
    return sniffText(bytes)
  }

  private static func isoBrand(_ bytes: [UInt8]) -> PictureFormat? {
    if starts(bytes, "avi", at: 8) { return .avif }
    return ["hei", "hev", "mif", "msf"].contains { starts(bytes, $0, at: 8) } ? .heic : nil
  }

  /// Web servers answer with text where a picture is missing; it is named so that the shop knows what it got.
  private static func sniffText(_ bytes: [UInt8]) -> PictureFormat? {
    let head = bytes.prefix(512).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    guard let start = head.firstIndex(where: { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }) else {
      return nil
    }
    let text = String(decoding: head[start...], as: UTF8.self)
    if text.hasPrefix("{") || text.hasPrefix("[") { return .json }
    guard text.hasPrefix("<") else { return nil }
    if text.split(separator: "<").contains(where: { $0.hasPrefix("svg") || $0.hasPrefix("!doctype svg") }) {
      return .svg
    }
    return text.hasPrefix("<!doctype html") || text.hasPrefix("<html") ? .html : nil
  }

  private static func starts(_ bytes: [UInt8], _ text: String, at offset: Int = 0) -> Bool {
    starts(bytes, Array(text.utf8), at: offset)
  }

  private static func starts(_ bytes: [UInt8], _ magic: [UInt8], at offset: Int = 0) -> Bool {
    bytes.count >= offset + magic.count && bytes[offset..<(offset + magic.count)].elementsEqual(magic)
  }
}
