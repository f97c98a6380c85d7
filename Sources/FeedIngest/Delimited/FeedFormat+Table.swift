// FeedIngest › FeedFormat+Table: which delimited feed a table is, told by its header.

import GraphRules
import InputFiles

extension FeedFormat {
  /// The delimited feed that begins with this text, `nil` for other tables: those of customers and events.
  static func table(_ text: [UInt8]) -> FeedFormat? {
    let names = Set(header(of: text).map(TableShape.folded))
    func has(_ wanted: String...) -> Bool { names.isSuperset(of: wanted) }
    func hasAny(_ wanted: String...) -> Bool { !names.isDisjoint(with: wanted) }
    if hasAny("handle", "url handle"), has("title"), hasAny("variant price", "price"),
      hasAny("option1 name", "option1 value", "variant sku", "image src")
    {
      return .shopify
    }
    if has("type", "sku", "regular price") { return .wooCommerce }
    if has("sku", "product_type"), hasAny("attribute_set_code", "store_view_code", "name") { return .magento }
    if has("id", "name", "producturl") { return .criteoTable }
    // Events have items too, but say whose they are.
    if hasAny(
      "user_id", "userid", "user", "customer_id", "customerid", "customer", "visitorid", "visitor_id", "uid",
      "event", "event_type", "timestamp", "store_id")
    {
      return nil
    }
    let google = names.map { $0.replacing(" ", with: "_").replacing("-", with: "_") }
    let known = Set(google).intersection([
      "price", "link", "availability", "image_link", "description", "image[0].url",
    ])
    if has("id", "title"), !known.isEmpty { return .googleTable }
    if has("movieid", "title") { return .itemTable }
    if has("item_id"),
      hasAny(
        "title", "name", "movie_title", "price", "category_l1", "product_description", "genres", "genre",
        "categories", "category", "creation_timestamp")
    {
      return .itemTable
    }
    return nil
  }

  /// How the columns of a delimited format are read, `nil` for the others.
  func table(_ mapping: FeedMapping?) -> TableShape? {
    switch self {
    case .mapped: mapping.flatMap { $0.record.isEmpty ? TableShape($0) : nil }
    case .googleTable: .google
    case .shopify: .shopify
    case .wooCommerce: .wooCommerce
    case .magento: .magento
    case .criteoTable: .criteo
    case .itemTable: .items
    default: nil
    }
  }

  /// The fields of the first line that is neither blank nor a comment.
  private static func header(of text: [UInt8]) -> [String] {
    let delimiter = CSVReader.delimiter(of: text)
    var fields: [[UInt8]] = [[]]
    var isQuoted = false
    var isComment = text.starts(with: CSVReader.comment)
    for (place, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case delimiter where !isQuoted: fields.append([])
      case 0x0A, 0x0D:
        if isQuoted { continue }
        if !isComment, fields.count > 1 || !fields[0].isEmpty {
          return fields.map { String(decoding: $0, as: UTF8.self) }
        }
        fields = [[]]
        isComment = text[(place + 1)...].starts(with: CSVReader.comment)
      default: fields[fields.count - 1].append(byte)
      }
      if fields.count > CSVReader.maximumColumns { return [] }
    }
    return isComment ? [] : fields.map { String(decoding: $0, as: UTF8.self) }
  }
}
