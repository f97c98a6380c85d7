// FeedIngest › FeedShape+Yandex: the Yandex Market Language.

import Catalogue

extension FeedShape {
  /// YML, `yml_catalog/shop/offers/offer`, in its simple form and its `vendor.model`, book, music and other forms.
  static let yandex = FeedShape(
    records: ["yml_catalog/shop/offers/offer", "yml_catalog/offers/offer"],
    fields: [
      ("@id", .field(.id)), ("@group_id", .field(.itemGroupId)), ("@available", .own(.isAvailable)),
      ("@type", .detail("Offer Type")), ("url", .field(.link)), ("price", .field(.price)),
      ("price/@from", .detail("Price From")), ("oldprice", .own(.oldPrice)),
      ("sale_price", .field(.salePrice)), ("currencyId", .own(.currency)), ("categoryId", .own(.categoryID)),
      ("picture", .own(.moreImages)), ("name", .field(.title)), ("title", .field(.title)),
      ("typePrefix", .own(.titlePrefix)), ("model", .own(.model)), ("vendor", .field(.brand)),
      ("vendorCode", .field(.mpn)), ("description", .field(.description)), ("barcode", .own(.barcode)),
      ("rec", .relation(.recommended)), ("param", .groupWithText(.detail, .value)),
      ("param/@name", .part(.name)), ("param/@unit", .part(.unit)), ("weight", .detail("Weight", unit: "kg")),
      ("dimensions", .detail("Dimensions", unit: "cm")), ("country_of_origin", .detail("Country of Origin")),
      ("manufacturer_warranty", .detail("Manufacturer Warranty")), ("sales_notes", .detail("Sales Notes")),
      ("expiry", .detail("Expiry")), ("age", .detail("Age")), ("adult", .detail("Adult")),
      ("downloadable", .detail("Downloadable")), ("count", .detail("Count")),
      ("condition/@type", .field(.condition)), ("author", .detail("Author")), ("artist", .detail("Artist")),
      ("publisher", .detail("Publisher")), ("series", .detail("Series")), ("year", .detail("Year")),
      ("ISBN", .detail("ISBN")), ("language", .detail("Language")), ("binding", .detail("Binding")),
      ("page_extent", .detail("Pages")), ("media", .detail("Media")), ("country", .detail("Country")),
      ("starring", .detail("Starring")), ("director", .detail("Director")),
      ("performed_by", .detail("Performed By")), ("format", .detail("Format")), ("place", .detail("Place")),
      ("date", .detail("Date")), ("hall", .detail("Hall")), ("worldRegion", .detail("World Region")),
      ("region", .detail("Region")), ("days", .detail("Days")), ("hotel_stars", .detail("Hotel Stars")),
    ],
    header: [
      ("yml_catalog/@date", .header(.date)), ("yml_catalog/shop/currencies/currency", .group(.currency)),
      ("yml_catalog/shop/currencies/currency/@id", .part(.id)),
      ("yml_catalog/shop/currencies/currency/@rate", .part(.rate)),
      ("yml_catalog/shop/categories/category", .groupWithText(.category, .name)),
      ("yml_catalog/shop/categories/category/@id", .part(.id)),
      ("yml_catalog/shop/categories/category/@parentId", .part(.parent)),
    ],
    rules: RecordRules(hasCurrencyElsewhere: true, isAvailableUnlessTold: true))
}
