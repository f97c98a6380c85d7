// FeedIngest › ForeignDocument: what a file is when it is not a feed that we read.

/// A recognised kind of document that holds no Google Merchant records.
package enum ForeignDocument: Hashable, Sendable, CustomStringConvertible {
  case empty
  /// A web page with its title, usually an error or a login.
  case webPage(title: String)
  case sitemap, soap, blog, json, delimited
  /// An export of a WordPress site.
  case wordPress
  /// A cXML message about an order, such as a PunchOut.
  case orderMessage
  /// Well-formed so far, but with this unknown root element.
  case otherXML(root: String)
  /// A compressed file or archive, by name.
  case container(String)
  /// Another binary file; by name where the first bytes tell it.
  case binary(String)
  /// Text, with its first bytes.
  case text(String)

  package var description: String {
    switch self {
    case .empty: "an empty file"
    case .webPage(let title): title.isEmpty ? "a web page" : "a web page titled “\(title)”"
    case .sitemap: "a sitemap"
    case .soap: "a SOAP message"
    case .blog: "an RSS feed of articles without product ids or prices"
    case .json: "JSON"
    case .delimited: "a table in text form"
    case .wordPress: "a WordPress export (WXR)"
    case .orderMessage: "a cXML order message (PunchOut)"
    case .otherXML(let root): "XML with the root element <\(root)>"
    case .container(let name): "a \(name) file"
    case .binary(let name): name
    case .text(let start): "text beginning “\(start)”"
    }
  }

  /// What to do about it.
  var mend: String {
    switch self {
    case .empty: "download it again"
    case .webPage: "check the address and the login of the download"
    case .container: "unpack it and pass the XML inside"
    case .wordPress: "export the products of the shop as CSV or as a product feed"
    case .orderMessage: "ask the supplier for the catalogue, a cXML Index"
    case .otherXML: "describe it in a mapping.yaml, which clew ingest --suggest-mapping drafts"
    default: "pass a product feed, for instance of Google Merchant, Yandex, Heureka or BMEcat"
    }
  }
}
