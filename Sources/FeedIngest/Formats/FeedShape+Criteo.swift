// FeedIngest › FeedShape+Criteo: Criteo's own XML, and the index files of cXML.

import Catalogue

extension FeedShape {
  /// Criteo, `products/product`; newer feeds of theirs are in Google's format.
  static let criteo = FeedShape(
    records: ["products/product"],
    fields: [
      ("@id", .field(.id)), ("id", .field(.id)), ("name", .field(.title)),
      ("description", .field(.description)), ("producturl", .field(.link)), ("bigimage", .field(.imageLink)),
      ("smallimage", .own(.moreImages)), ("price", .field(.price)), ("retailprice", .own(.oldPrice)),
      ("discount", .detail("Discount", unit: "%")), ("recommendable", .detail("Recommendable")),
      ("instock", .own(.isAvailable)), ("categoryid1", .own(.categoryLevel)),
      ("categoryid2", .own(.categoryLevel)), ("categoryid3", .own(.categoryLevel)),
      ("currency", .own(.currency)), ("brand", .field(.brand)), ("extra_brand", .field(.brand)),
      ("extra_color", .field(.color)), ("extra_size", .field(.size)), ("extra_gender", .field(.gender)),
    ])

  /// cXML, `Index/IndexItem`: items that are added, and items that are taken away.
  static let cXML = FeedShape(
    records: ["cXML/Message|Request/Index/IndexItem/IndexItemAdd", "Index/IndexItem/IndexItemAdd"],
    deletions: ["cXML/Message|Request/Index/IndexItem/IndexItemDelete", "Index/IndexItem/IndexItemDelete"],
    fields: [
      ("ItemID", .transparent), ("SupplierPartID", .field(.id)),
      ("SupplierPartAuxiliaryID", .detail("Supplier Part Auxiliary ID")), ("ItemDetail", .transparent),
      ("IndexItemDetail", .transparent), ("UnitPrice", .transparent), ("Money", .field(.price)),
      ("Money/@currency", .own(.currency)), ("Description", .field(.description)),
      ("Description/ShortName", .field(.title)), ("UnitOfMeasure", .detail("Unit of Measure")),
      ("Classification", .groupWithText(.classification, .value)), ("Classification/@domain", .part(.name)),
      ("ManufacturerPartID", .field(.mpn)), ("ManufacturerName", .field(.brand)), ("URL", .field(.link)),
      ("Extrinsic", .groupWithText(.detail, .value)), ("Extrinsic/@name", .part(.name)),
      ("LeadTime", .own(.deliveryTime)), ("EffectiveDate", .detail("Effective Date")),
      ("ExpirationDate", .detail("Expiration Date")), ("SearchGroupData", .transparent),
      ("SearchDataElement", .group(.detail)), ("SearchDataElement/@name", .part(.name)),
      ("SearchDataElement/@value", .part(.value)),
      ("TerritoryAvailable", .detail("Territory Available")),
    ],
    header: [
      ("Index/@loadmode", .header(.loadMode)), ("cXML/Message|Request/Index/@loadmode", .header(.loadMode)),
    ],
    rules: RecordRules(
      hasCurrencyElsewhere: true, derivesTitle: true, isAvailableUnlessTold: true))
}
