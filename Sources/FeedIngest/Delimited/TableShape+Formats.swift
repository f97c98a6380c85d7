// FeedIngest › TableShape+Formats: the columns of each delimited format.

import Catalogue

extension TableShape {
  /// Google's and Meta's text feeds: the names of the XML elements, with spaces or underscores.
  static let google = TableShape(
    columns: Field.allCases.filter { $0 != .item && $0 != .entry }.reduce(into: [:]) { columns, field in
      let column = TableColumn(.field(field))
      columns[field.name] = column
      columns[field.name.replacing("_", with: " ")] = column
      columns[field.name.replacing("_", with: "-")] = column
    }.merging([
      "image[#].url": TableColumn(.pictures), "image url": TableColumn(.field(.imageLink)),
    ]) { first, _ in first },
    rules: RecordRules())

  /// Criteo's text feed, in which `retailprice` is what it cost before.
  static let criteo = TableShape(
    columns: [
      "id": .init(.field(.id)), "name": .init(.field(.title)), "description": .init(.field(.description)),
      "producturl": .init(.field(.link)), "bigimage": .init(.field(.imageLink)),
      "smallimage": .init(.own(.moreImages)), "price": .init(.field(.price)),
      "retailprice": .init(.own(.oldPrice)), "discount": .init(.detail("Discount")),
      "recommendable": .init(.detail("Recommendable")), "instock": .init(.own(.isAvailable)),
      "categoryid1": .init(.own(.categoryLevel)), "categoryid2": .init(.own(.categoryLevel)),
      "categoryid3": .init(.own(.categoryLevel)), "brand": .init(.field(.brand)),
      "extra_brand": .init(.field(.brand)), "extra_color": .init(.field(.color)),
      "extra_size": .init(.field(.size)),
    ])

  /// Items of Amazon Personalize, of RecBole and of MovieLens: a catalogue of what there is, not of what it costs.
  static let items = TableShape(
    columns: [
      "item_id": .init(.field(.id)), "movieid": .init(.field(.id)), "title": .init(.field(.title)),
      "name": .init(.field(.title)), "movie_title": .init(.field(.title)),
      "product_name": .init(.field(.title)),
      "price": .init(.field(.price)), "product_description": .init(.field(.description)),
      "description": .init(.field(.description)), "category_l#": .init(.labels(separator: 0x7C)),
      "category": .init(.labels(separator: 0x7C)), "genres": .init(.labels(separator: 0x7C)),
      "genre": .init(.labels(separator: 0x20)), "class": .init(.labels(separator: 0x20)),
      "categories": .init(.labels(separator: 0x20)), "brand": .init(.field(.brand)),
      "gender": .init(.field(.gender)), "age_group": .init(.field(.ageGroup)), "color": .init(.field(.color)),
      "release_year": .init(.detail("Release Year")), "creation_timestamp": .init(.detail("Created")),
    ],
    rules: RecordRules(
      hasCurrencyElsewhere: true, needsPrice: false, derivesTitle: true, isAvailableUnlessTold: true))

  /// Shopify's product export, in its old and its new column names.
  static let shopify = TableShape(
    columns: [
      "handle": .init(.key(.handle)), "url handle": .init(.key(.handle)),
      "title": .init(.field(.title), shared: true), "body (html)": .init(.field(.description), shared: true),
      "description": .init(.field(.description), shared: true), "vendor": .init(.field(.brand), shared: true),
      "product category": .init(.field(.productType), shared: true),
      "type": .init(.field(.productType), shared: true), "tags": .init(.tags, shared: true),
      "published": .init(.status, shared: true), "published on online store": .init(.status, shared: true),
      "status": .init(.status, shared: true), "option# name": .init(.optionName(0), shared: true),
      "option# value": .init(.optionValue(0)), "variant sku": .init(.field(.id)), "sku": .init(.field(.id)),
      "variant grams": .init(.detail("Grams")), "weight value (grams)": .init(.detail("Grams")),
      "variant inventory qty": .init(.quantity), "inventory quantity": .init(.quantity),
      "variant inventory policy": .init(.soldOut), "continue selling when out of stock": .init(.soldOut),
      "variant price": .init(.field(.price)), "price": .init(.field(.price)),
      "variant compare at price": .init(.own(.oldPrice)), "compare-at price": .init(.own(.oldPrice)),
      "variant barcode": .init(.field(.gtin)), "barcode": .init(.field(.gtin)),
      "image src": .init(.pictures), "product image url": .init(.pictures),
      "variant image": .init(.field(.imageLink)), "variant image url": .init(.field(.imageLink)),
      "google shopping / google product category": .init(.field(.googleProductCategory), shared: true),
      "google shopping / gender": .init(.field(.gender), shared: true),
      "google shopping / age group": .init(.field(.ageGroup), shared: true),
      "google shopping / mpn": .init(.field(.mpn), shared: true),
      "google shopping / condition": .init(.field(.condition), shared: true),
    ],
    family: .handle,
    rules: RecordRules(hasCurrencyElsewhere: true, isAvailableUnlessTold: true))

  /// WooCommerce's product export.
  static let wooCommerce = TableShape(
    columns: [
      "id": .init(.key(.number)), "type": .init(.key(.type)), "sku": .init(.field(.id)),
      "parent": .init(.key(.parent)), "gtin, upc, ean, or isbn": .init(.field(.gtin)),
      "name": .init(.field(.title), shared: true), "published": .init(.status),
      "short description": .init(.field(.summary), shared: true),
      "description": .init(.field(.description), shared: true), "date sale price starts": .init(.saleFrom),
      "date sale price ends": .init(.saleUntil), "in stock?": .init(.own(.isAvailable)),
      "weight": .init(.detail("Weight"), shared: true), "length": .init(.detail("Length"), shared: true),
      "width": .init(.detail("Width"), shared: true), "height": .init(.detail("Height"), shared: true),
      "sale price": .init(.field(.salePrice)), "regular price": .init(.field(.price)),
      "categories": .init(.paths(level: UInt8(ascii: ">")), shared: true), "tags": .init(.tags, shared: true),
      "images": .init(.pictures, shared: true), "grouped products": .init(.relation(.consistsOf)),
      "upsells": .init(.relation(.upsell), shared: true),
      "cross-sells": .init(.relation(.crossSell), shared: true), "external url": .init(.field(.link)),
      "brands": .init(.field(.brand), shared: true), "brand": .init(.field(.brand), shared: true),
      "attribute # name": .init(.optionName(0)), "attribute # value(s)": .init(.optionValue(0)),
    ],
    family: .parent,
    rules: RecordRules(hasCurrencyElsewhere: true, isAvailableUnlessTold: true))

  /// The product export of Magento 2 and Adobe Commerce.
  static let magento = TableShape(
    columns: [
      "sku": .init(.field(.id)), "store_view_code": .init(.key(.storeView)),
      "product_type": .init(.key(.type)),
      "configurable_variations": .init(.key(.variations)),
      "categories": .init(.paths(level: UInt8(ascii: "/")), shared: true),
      "name": .init(.field(.title), shared: true),
      "description": .init(.field(.description), shared: true),
      "short_description": .init(.field(.summary), shared: true), "weight": .init(.detail("Weight")),
      "product_online": .init(.status), "price": .init(.field(.price)),
      "special_price": .init(.field(.salePrice)), "special_price_from_date": .init(.saleFrom),
      "special_price_to_date": .init(.saleUntil), "base_image": .init(.pictures, shared: true),
      "additional_images": .init(.own(.moreImages), shared: true),
      "additional_attributes": .init(.attributes),
      "is_in_stock": .init(.own(.isAvailable)), "related_skus": .init(.relation(.similar), shared: true),
      "crosssell_skus": .init(.relation(.crossSell), shared: true),
      "upsell_skus": .init(.relation(.upsell), shared: true),
      "associated_skus": .init(.relation(.consistsOf)), "manufacturer": .init(.field(.brand), shared: true),
    ],
    family: .variations,
    rules: RecordRules(hasCurrencyElsewhere: true, isAvailableUnlessTold: true))
}
