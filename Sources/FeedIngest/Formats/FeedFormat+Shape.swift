// FeedIngest › FeedFormat+Shape: which description a format goes by.

import GraphRules

extension FeedFormat {
  /// The description of the format for a file with this start, `nil` for Google's and for those without markup.
  func shape(_ first: [UInt8], mapping: FeedMapping?) -> FeedShape? {
    switch self {
    case .googleRSS, .googleAtom, .googleRDF, .googleTable, .shopify, .wooCommerce, .magento, .criteoTable,
      .itemTable, .movieLens, .schemaOrg:
      return nil
    case .yandex:
      var shape = FeedShape.yandex
      shape.bindsLate = !Markup(first).holds("<categories", before: "<offer")
      return shape
    case .heureka, .zbozi:
      var shape = FeedShape.heureka
      // Old feeds have no ids at all; where there are some, a record without one has lost it.
      shape.rules.derivesID = !Markup(first).holds("<item_id")
      return shape
    case .bmecat12, .bmecat2005: return .bmecat
    case .mapped: return mapping.flatMap { $0.record.isEmpty ? nil : FeedShape($0) }
    case .criteo: return .criteo
    case .cXML: return .cXML
    }
  }
}
