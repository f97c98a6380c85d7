// FeedIngest › FeedFormat: which feed a file is, told by its first bytes and never by its name.

import InputFiles

/// A feed format that can be read.
package enum FeedFormat: String, Hashable, Sendable, CaseIterable {
  case googleRSS = "google-rss"
  case googleAtom = "google-atom"
  /// RSS 1.0 in RDF with Google's fields.
  case googleRDF = "google-rdf"
  case yandex = "yandex-yml"
  case heureka, zbozi
  case bmecat12 = "bmecat-1.2"
  case bmecat2005 = "bmecat-2005"
  case criteo = "criteo-xml"
  case cXML = "cxml-index"
  /// Google's and Meta's feeds as a table.
  case googleTable = "google-table"
  case shopify = "shopify-csv"
  case wooCommerce = "woocommerce-csv"
  case magento = "magento-csv"
  case criteoTable = "criteo-csv"
  /// Items of Amazon Personalize, RecBole and MovieLens.
  case itemTable = "item-table"
  /// MovieLens' `movies.dat`, parted by `::`.
  case movieLens = "movielens-dat"
  /// Products of schema.org as JSON-LD.
  case schemaOrg = "schema-org"
  /// Any other XML or table, described by the shop's own `mapping.yaml`.
  case mapped = "mapping"

  /// How many bytes of a file are enough for ``sniff(_:)``.
  package static let prefixLength = 64 << 10

  /// What a file is, from its first ``prefixLength`` bytes (all of them when it is shorter).
  package static func sniff(_ prefix: [UInt8]) -> Sniffed {
    guard prefix.contains(where: { !isBlank($0) }) else { return .foreign(.empty) }
    if let binary = binaryName(prefix) { return .foreign(binary) }
    let text = asciiView(prefix)
    guard let first = text.first(where: { !isBlank($0) }) else {
      return .foreign(.binary("a file of zero bytes"))
    }
    if first == UInt8(ascii: "<") { return sniffMarkup(text) }
    if isMostlyBinary(text) { return .foreign(.binary("a binary file")) }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      let text = Markup(text)
      let isSchema = text.holds("\"@type\"") && text.holds("product")
      return isSchema ? .feed(.schemaOrg) : .foreign(.json)
    }
    if let table = table(text) { return .feed(table) }
    if MovieLensItems.fits(text) { return .feed(.movieLens) }
    // A scripting language's warning in front of the markup: the start of the text says it best.
    let lead = String(decoding: text.prefix(80), as: UTF8.self).split(whereSeparator: \.isNewline)
    let line = String(lead.first(where: { !$0.isEmpty }) ?? "")
    let isTable = line.contains { $0 == "," || $0 == ";" || $0 == "\t" || $0 == "|" }
    return .foreign(isTable && !line.contains("<") ? .delimited : .text(line))
  }

  /// What the file at `path` is, whatever it is packed in.
  package static func sniff(path: String) throws(FeedError) -> Sniffed {
    let stream: ByteStream
    // Of an archive, a feed comes first; one without any may still hold events or customers.
    do {
      stream = try ByteStream(path: path) { if case .feed = sniff($0) { true } else { false } }
    } catch {
      guard error.kind == .container, let other = try? ByteStream(path: path) else { throw FeedError(error) }
      return sniff(try start(of: other))
    }
    return sniff(try start(of: stream))
  }

  /// The first bytes of an open file, as many as ``sniff(_:)`` needs.
  static func start(of stream: ByteStream) throws(FeedError) -> [UInt8] {
    do { return try stream.peek(prefixLength) } catch { throw FeedError(error) }
  }

  /// What ``sniff(_:)`` found.
  package enum Sniffed: Hashable, Sendable {
    case feed(FeedFormat)
    case foreign(ForeignDocument)
  }

  /// Whether a file with these first bytes is surely no table.
  static func isMarkupOrBinary(_ prefix: [UInt8]) -> Bool {
    let text = asciiView(prefix)
    guard binaryName(prefix) == nil, let first = text.first(where: { !isBlank($0) }) else { return true }
    return first == UInt8(ascii: "<") || isMostlyBinary(text)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte) || byte == 0xEF || byte == 0xBB || byte == 0xBF
  }

  private static func binaryName(_ bytes: [UInt8]) -> ForeignDocument? {
    let known: [([UInt8], ForeignDocument)] = [
      ([0x1F, 0x8B], .container("gzip")), ([0x50, 0x4B, 3, 4], .container("zip")),
      ([0x50, 0x4B, 5, 6], .container("empty zip")), ([0x42, 0x5A, 0x68], .container("bzip2")),
      ([0x28, 0xB5, 0x2F, 0xFD], .container("zstd")), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .container("xz")),
      ([0x25, 0x50, 0x44, 0x46], .binary("a PDF")),
      ([0xD0, 0xCF, 0x11, 0xE0], .binary("an old Office file")),
      ([0x89, 0x50, 0x4E, 0x47], .binary("a PNG picture")), ([0xFF, 0xD8, 0xFF], .binary("a JPEG picture")),
      ([0xFF, 0xFE, 0, 0], .binary("text in UTF-32")), ([0, 0, 0xFE, 0xFF], .binary("text in UTF-32")),
    ]
    return known.first { bytes.starts(with: $0.0) }?.1
  }

  /// UTF-16 reads as ASCII once its zero bytes are gone; that is enough to find the root element.
  static func asciiView(_ bytes: [UInt8]) -> [UInt8] {
    let isWide =
      bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0x3C, 0])
      || bytes.starts(with: [0, 0x3C])
    var text = isWide ? bytes.filter { $0 != 0 && $0 < 0x80 } : bytes
    if !isWide, bytes.prefix(4096).allSatisfy({ $0 == 0 }) { return [] }
    if let start = text.firstIndex(where: { !isBlank($0) }), start > 0 { text.removeFirst(start) }
    return text
  }

  private static func isMostlyBinary(_ bytes: [UInt8]) -> Bool {
    let sample = bytes.prefix(1024)
    return sample.count { $0 < 9 || (14..<32).contains($0) } * 20 > sample.count
  }

  private static func sniffMarkup(_ bytes: [UInt8]) -> Sniffed {
    let text = Markup(bytes)
    let root = text.rootName
    switch root {
    case "rss" where text.holds("wordpress.org/export"): return .foreign(.wordPress)
    case "rss", "rdf":
      // Shops also write the Google fields without any namespace; an id and a price tell them from a blog.
      let isPlain = text.holds("<id>") && text.holds("<price>")
      return text.isGoogle || isPlain || !text.holds("<item")
        ? .feed(root == "rdf" ? .googleRDF : .googleRSS) : .foreign(.blog)
    case "feed": return text.isGoogle || !text.holds("<entry") ? .feed(.googleAtom) : .foreign(.blog)
    case "html", "head", "body", "script", "br", "b": return .foreign(.webPage(title: text.pageTitle))
    case "urlset", "sitemapindex": return .foreign(.sitemap)
    case "envelope": return .foreign(.soap)
    case "yml_catalog": return .feed(.yandex)
    case "shop" where text.holds("<shopitem"): return .feed(text.holds("zbozi") ? .zbozi : .heureka)
    case "bmecat": return .feed(text.isBMEcat2005 ? .bmecat2005 : .bmecat12)
    case "index" where text.holds("<indexitem"): return .feed(.cXML)
    case "cxml":
      return text.holds("<index") ? .feed(.cXML) : .foreign(.orderMessage)
    case "products" where text.isCriteo: return .feed(.criteo)
    case "": return .foreign(.text(String(decoding: bytes.prefix(80), as: UTF8.self)))
    default: return .foreign(.otherXML(root: root))
    }
  }
}
