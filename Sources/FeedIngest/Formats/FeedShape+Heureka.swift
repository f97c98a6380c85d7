// FeedIngest › FeedShape+Heureka: the feeds of the Czech and Slovak price comparisons.

import Catalogue

extension FeedShape {
  /// Heureka and Zboží, `SHOP/SHOPITEM`, which differ in few elements.
  ///
  /// The file names no currency: crowns, unless the shop's address ends in `.sk` or the reader is told another.
  static let heureka = FeedShape(
    records: ["SHOP/SHOPITEM"],
    fields: [
      ("ITEM_ID", .field(.id)), ("ITEMGROUP_ID", .field(.itemGroupId)), ("PRODUCTNAME", .field(.title)),
      ("PRODUCT", .own(.otherTitle)), ("DESCRIPTION", .field(.description)), ("URL", .field(.link)),
      ("IMGURL", .field(.imageLink)), ("IMGURL_ALTERNATIVE", .own(.moreImages)),
      ("PRICE_VAT", .field(.price)), ("PRICE", .own(.netPrice)), ("VAT", .own(.taxRate)),
      ("PRICE_BEFORE_DISCOUNT", .own(.oldPrice)), ("MANUFACTURER", .field(.brand)), ("BRAND", .field(.brand)),
      ("CATEGORYTEXT", .own(.categoryPath)), ("EAN", .own(.barcode)), ("PRODUCTNO", .field(.mpn)),
      ("ISBN", .detail("ISBN")), ("DELIVERY_DATE", .own(.deliveryTime)),
      ("ITEM_TYPE", .field(.condition)), ("PARAM", .group(.detail)), ("PARAM/PARAM_NAME", .part(.name)),
      ("PARAM/VAL", .part(.value)), ("PARAM/UNIT", .part(.unit)), ("ACCESSORY", .relation(.accessory)),
      ("GIFT", .detail("Gift")), ("EXTENDED_WARRANTY/VAL", .detail("Extended Warranty")),
      ("EXTENDED_WARRANTY/DESC", .detail("Extended Warranty Terms")), ("WARRANTY", .detail("Warranty")),
      ("SPECIAL_SERVICE", .detail("Special Service")), ("EXTRA_MESSAGE", .detail("Extra Message")),
      ("PRODUCTNAMEEXT", .detail("Name Extension")), ("COLOR", .field(.color)), ("SIZE", .field(.size)),
      ("EROTIC", .detail("Adult")), ("CONDITION", .field(.condition)),
    ],
    rules: RecordRules(currency: "CZK", hasCurrencyElsewhere: true))
}
