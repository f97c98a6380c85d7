// FeedIngest › FeedShape+BMEcat: electronic catalogues between businesses.

import Catalogue

extension FeedShape {
  /// BMEcat 1.2 (ARTICLE) and 2005 (PRODUCT): whole catalogues, changes, and prices alone.
  static let bmecat = FeedShape(
    records: [
      "BMECAT/T_NEW_CATALOG/ARTICLE|PRODUCT", "BMECAT/T_UPDATE_PRODUCTS/ARTICLE|PRODUCT",
      "BMECAT/T_UPDATE_PRICES/ARTICLE|PRODUCT",
    ],
    fields: [
      ("@mode", .own(.change)), ("SUPPLIER_AID|SUPPLIER_PID", .field(.id)),
      (details, .transparent), ("DESCRIPTION_SHORT", .field(.title)),
      ("DESCRIPTION_SHORT/@lang", .language), ("DESCRIPTION_LONG", .field(.description)),
      ("DESCRIPTION_LONG/@lang", .language), ("EAN|INTERNATIONAL_AID|INTERNATIONAL_PID", .own(.barcode)),
      ("MANUFACTURER_AID|MANUFACTURER_PID", .field(.mpn)), ("MANUFACTURER_NAME", .field(.brand)),
      ("MANUFACTURER_TYPE_DESCR", .detail("Type")), ("KEYWORD", .detail("Keyword")),
      ("KEYWORD/@lang", .language), ("REMARKS", .detail("Remarks")), ("REMARKS/@lang", .language),
      ("SEGMENT", .detail("Segment")), ("DELIVERY_TIME", .own(.deliveryTime)),
      ("ARTICLE_STATUS|PRODUCT_STATUS", .detail("Status")), ("ARTICLE_TYPE|PRODUCT_TYPE", .detail("Type")),
      (features, .transparent), ("FEATURE_GROUP", .transparent),
      ("REFERENCE_FEATURE_SYSTEM_NAME", .own(.classSystem)), ("REFERENCE_FEATURE_GROUP_ID", .own(.classID)),
      ("REFERENCE_FEATURE_GROUP_NAME", .detail("Class")), ("FEATURE", .group(.detail)),
      ("FEATURE/FNAME", .part(.name)), ("FEATURE/FNAME/@lang", .language),
      ("FEATURE/FTEMPLATE", .transparent), ("FEATURE/FT_NAME", .part(.name)),
      ("FEATURE/FT_NAME/@lang", .language), ("FEATURE/FVALUE", .part(.value)),
      ("FEATURE/FVALUE/@lang", .language), ("FEATURE/FVALUE_DETAILS", .part(.otherValue)),
      ("FEATURE/FUNIT", .part(.unit)),
      (orders, .transparent), ("ORDER_UNIT", .detail("Order Unit")),
      ("CONTENT_UNIT", .detail("Content Unit")),
      ("NO_CU_PER_OU", .detail("Content Units per Order Unit")),
      ("PRICE_QUANTITY", .detail("Price Quantity")),
      ("QUANTITY_MIN", .detail("Minimum Quantity")), ("QUANTITY_INTERVAL", .detail("Quantity Interval")),
      (prices, .transparent), ("ARTICLE_PRICE|PRODUCT_PRICE", .group(.priceTier)),
      (price + "@price_type", .part(.kind)), (price + "PRICE_AMOUNT", .part(.amount)),
      (price + "PRICE_CURRENCY", .part(.currency)), (price + "LOWER_BOUND", .part(.bound)),
      (price + "TAX", .part(.tax)), ("MIME_INFO", .transparent), ("MIME", .group(.media)),
      ("MIME/MIME_TYPE", .part(.kind)), ("MIME/MIME_SOURCE", .part(.target)),
      ("MIME/MIME_PURPOSE", .part(.name)), ("ARTICLE_REFERENCE|PRODUCT_REFERENCE", .group(.reference)),
      ("ARTICLE_REFERENCE|PRODUCT_REFERENCE/@type", .part(.kind)),
      ("ARTICLE_REFERENCE|PRODUCT_REFERENCE/ART_ID_TO|PROD_ID_TO", .part(.target)),
      ("CATALOG_GROUP_ID|ARTICLE_CATALOG_GROUP_ID", .own(.categoryID)),
    ],
    header: [
      ("BMECAT/HEADER/CATALOG/CURRENCY", .header(.currency)),
      ("BMECAT/HEADER/CATALOG/LANGUAGE", .header(.language)),
      ("BMECAT/HEADER/CATALOG/MIME_ROOT", .header(.mimeRoot)),
      ("BMECAT/HEADER/CATALOG/DATETIME/DATE", .header(.date)),
      ("BMECAT/HEADER/CATALOG/DATETIME/TIME", .header(.time)),
      ("BMECAT/HEADER/CATALOG/GENERATION_DATE", .header(.date)),
      ("BMECAT/T_NEW_CATALOG", .begins(.full)), ("BMECAT/T_UPDATE_PRODUCTS", .begins(.update)),
      ("BMECAT/T_UPDATE_PRICES", .begins(.prices)),
    ] + groups("BMECAT/T_NEW_CATALOG/") + groups("BMECAT/T_UPDATE_PRODUCTS/"),
    rules: RecordRules(hasCurrencyElsewhere: true, needsPrice: false, isAvailableUnlessTold: true),
    bindsLate: true)

  private static let details = "ARTICLE_DETAILS|PRODUCT_DETAILS"
  private static let features = "ARTICLE_FEATURES|PRODUCT_FEATURES"
  private static let orders = "ARTICLE_ORDER_DETAILS|PRODUCT_ORDER_DETAILS"
  private static let prices = "ARTICLE_PRICE_DETAILS|PRODUCT_PRICE_DETAILS"
  private static let price = "ARTICLE_PRICE|PRODUCT_PRICE/"

  /// The catalogue's own groups, a classification's classes, and which article is in which group.
  private static func groups(_ root: String) -> [(path: String, meaning: Meaning)] {
    let structure = root + "CATALOG_GROUP_SYSTEM/CATALOG_STRUCTURE"
    let group = root + "CLASSIFICATION_SYSTEM/CLASSIFICATION_GROUPS/CLASSIFICATION_GROUP"
    let map = root + "ARTICLE_TO_CATALOGGROUP_MAP|PRODUCT_TO_CATALOGGROUP_MAP"
    return [
      (structure, .group(.category)), (structure + "/@type", .part(.kind)),
      (structure + "/GROUP_ID", .part(.id)), (structure + "/GROUP_NAME", .part(.name)),
      (structure + "/GROUP_NAME/@lang", .language), (structure + "/PARENT_ID", .part(.parent)),
      (group, .group(.classOfSystem)), (group + "/CLASSIFICATION_GROUP_ID", .part(.id)),
      (group + "/CLASSIFICATION_GROUP_NAME", .part(.name)),
      (group + "/CLASSIFICATION_GROUP_NAME/@lang", .language),
      (group + "/CLASSIFICATION_GROUP_PARENT_ID", .part(.parent)),
      (map, .group(.categoryMap)), (map + "/ART_ID|PROD_ID", .part(.target)),
      (map + "/CATALOG_GROUP_ID", .part(.id)),
    ]
  }
}
