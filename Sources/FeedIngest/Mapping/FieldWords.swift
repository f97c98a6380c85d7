// FeedIngest › FieldWords: what elements and columns of product files are usually called.

import GraphRules

/// How well a name suits a field.
enum FieldWords {
  /// The usual names of each field, the most telling first, without separators and in lower case.
  private static let words: [(field: FeedMapping.Field, names: [String])] = [
    (
      .id,
      [
        "id", "productid", "itemid", "sku", "code", "productcode", "articleid", "article", "artikelnummer",
        "artnr", "number", "productnumber", "kod", "ref", "reference", "handle",
      ]
    ),
    (
      .title,
      [
        "title", "name", "productname", "producttitle", "product", "label", "bezeichnung", "nazev", "nom",
        "nombre",
      ]
    ),
    (
      .price,
      [
        "pricevat", "price", "priceamount", "grossprice", "regularprice", "preis", "cena", "prix", "precio",
        "amount",
      ]
    ),
    (.salePrice, ["saleprice", "specialprice", "discountprice", "promoprice"]),
    (.oldPrice, ["oldprice", "retailprice", "listprice", "rrp", "msrp", "wasprice", "compareatprice"]),
    (.currency, ["currency", "currencycode", "currencyid", "waehrung"]),
    (
      .imageLink,
      [
        "imagelink", "image", "imageurl", "imgurl", "img", "picture", "pictureurl", "photo", "bild",
        "mainimage", "imagesrc", "thumbnail",
      ]
    ),
    (.link, ["link", "url", "producturl", "productlink", "deeplink", "href", "weblink"]),
    (
      .description,
      [
        "description", "desc", "longdescription", "body", "text", "summary", "beschreibung", "popis",
        "shortdescription",
      ]
    ),
    (.brand, ["brand", "manufacturer", "vendor", "brandname", "marke", "hersteller", "producer", "maker"]),
    (
      .productType,
      [
        "producttype", "category", "categories", "categorypath", "categorytext", "kategorie",
        "categoryname", "group",
      ]
    ),
    (.availability, ["availability", "available", "instock", "stockstatus", "stock", "isavailable"]),
    (.gtin, ["gtin", "ean", "ean13", "barcode", "upc", "isbn"]),
    (.mpn, ["mpn", "manufacturerpartnumber", "vendorcode", "partnumber", "modelnumber"]),
    (.itemGroupID, ["itemgroupid", "groupid", "parentid", "parentsku", "parent"]),
    (.color, ["color", "colour", "farbe", "barva", "couleur"]),
    (.size, ["size", "groesse", "velikost", "taille"]),
    (.material, ["material", "fabric"]), (.pattern, ["pattern"]), (.gender, ["gender", "sex"]),
    (.ageGroup, ["agegroup"]), (.condition, ["condition", "zustand"]),
    (.googleProductCategory, ["googleproductcategory", "googlecategory"]),
    (.additionalImageLink, ["additionalimagelink", "additionalimage", "moreimages", "gallery", "images"]),
  ]

  /// How well a source suits a field: 0 for not at all, more for better.
  static func score(_ source: String, examples: [String], for field: FeedMapping.Field) -> Int {
    guard suits(examples, field), let names = words.first(where: { $0.field == field })?.names else {
      return 0
    }
    let steps = source.split(separator: "/").map { fold(String($0)) }.filter { !$0.isEmpty }
    guard let last = steps.last else { return 0 }
    let joined = steps.suffix(2).joined()
    if let place = names.firstIndex(of: last) { return 1_000 - place * 10 - steps.count }
    if let place = names.firstIndex(of: joined) { return 900 - place * 10 }
    // An amount inside of a price, an address inside of a picture.
    if steps.count > 1, let place = names.firstIndex(of: steps[steps.count - 2]) { return 600 - place * 10 }
    // A name that is telling for another field is no loose match for this one.
    guard !known.contains(last) else { return 0 }
    if let place = names.firstIndex(where: { $0.count > 3 && last.contains($0) }) { return 400 - place * 10 }
    return 0
  }

  private static let known = Set(words.flatMap(\.names))

  /// Fields in the order in which they choose.
  static let order = words.map(\.field)

  /// `Image-Link`, `@image_link` and `imageLink` all become `imagelink`.
  private static func fold(_ name: String) -> String {
    let local = name.split(separator: ":").last.map(String.init) ?? name
    return local.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// Whether the values could be of the field.
  private static func suits(_ examples: [String], _ field: FeedMapping.Field) -> Bool {
    // An empty column still has its name.
    guard let first = examples.first else { return true }
    switch field {
    case .price, .salePrice, .oldPrice:
      return first.contains(where: \.isNumber) && first.count <= 24 && !first.contains("://")
    case .link, .imageLink: return first.contains("/") || first.contains(".")
    case .id: return first.count <= 60 && !first.contains(" ")
    case .currency: return first.count <= 4
    case .gtin: return first.filter(\.isNumber).count >= 8
    default: return true
    }
  }
}
