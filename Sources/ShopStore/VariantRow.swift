// ShopStore › VariantRow: a variant as a row of columns, there and back.

import Catalogue

/// The columns of table `variant` that say what the feed said, in one order for writing and reading.
enum VariantRow {
  /// The names, as they follow `SELECT` or stand in an `INSERT`.
  static let columns = [
    "title", "summary", "brand", "categories", "googleCategory", "link", "imageLink", "moreImageLinks",
    "price",
    "currency", "salePrice", "saleCurrency", "saleFrom", "saleUntil", "availability", "colourWords",
    "material",
    "pattern", "gender", "ageGroup", "size", "gtin", "mpn", "condition", "details", "relations",
  ]

  /// All columns of table `variant` that an import may change; table `undo` has them too, as `id`, `offered` and so on.
  static let kept = ["id", "offered", "bare", "feed", "source", "line", "digest", "groups"] + columns

  /// Binds ``columns`` from `first` on.
  static func bind(_ variant: Variant, to statement: RawStatement, from first: CInt) {
    statement.bind(first, variant.title)
    statement.bind(first + 1, variant.summary)
    statement.bind(first + 2, variant.brand)
    statement.bind(first + 3, TextList.encode(variant.categories))
    statement.bind(first + 4, variant.googleCategory)
    statement.bind(first + 5, variant.link)
    statement.bind(first + 6, variant.imageLink)
    statement.bind(first + 7, TextList.encode(variant.moreImageLinks))
    statement.bind(first + 8, variant.price?.hundredths)
    statement.bind(first + 9, variant.price?.currency ?? "")
    statement.bind(first + 10, variant.salePrice?.hundredths)
    statement.bind(first + 11, variant.salePrice?.currency ?? "")
    statement.bind(first + 12, variant.saleFrom)
    statement.bind(first + 13, variant.saleUntil)
    statement.bind(first + 14, variant.availability.rawValue)
    statement.bind(first + 15, TextList.encode(variant.colourWords))
    statement.bind(first + 16, variant.material)
    statement.bind(first + 17, variant.pattern)
    statement.bind(first + 18, variant.gender)
    statement.bind(first + 19, variant.ageGroup)
    statement.bind(first + 20, variant.size)
    statement.bind(first + 21, variant.gtin)
    statement.bind(first + 22, variant.mpn)
    statement.bind(first + 23, variant.condition)
    statement.bind(first + 24, TextList.encode(variant.details.map { [$0.name, $0.value] }))
    statement.bind(
      first + 25, TextList.encode(variant.relations.map { [$0.kind.rawValue, $0.target] }))
  }

  /// The variant whose ``columns`` start at `first`.
  static func read(
    id: String, item: String, source: RecordSource, _ row: RawStatement, from first: CInt
  ) -> Variant {
    var variant = Variant(id: id, item: item, source: source)
    variant.title = row.text(first)
    variant.summary = row.text(first + 1)
    variant.brand = row.text(first + 2)
    variant.categories = TextList.decode(nested: row.text(first + 3))
    variant.googleCategory = row.text(first + 4)
    variant.link = row.text(first + 5)
    variant.imageLink = row.text(first + 6)
    variant.moreImageLinks = TextList.decode(row.text(first + 7))
    variant.price = money(row, first + 8)
    variant.salePrice = money(row, first + 10)
    variant.saleFrom = row.optionalInt64(first + 12)
    variant.saleUntil = row.optionalInt64(first + 13)
    variant.availability = Availability(rawValue: row.text(first + 14)) ?? .unknown
    variant.colourWords = TextList.decode(row.text(first + 15))
    variant.material = row.text(first + 16)
    variant.pattern = row.text(first + 17)
    variant.gender = row.text(first + 18)
    variant.ageGroup = row.text(first + 19)
    variant.size = row.text(first + 20)
    variant.gtin = row.text(first + 21)
    variant.mpn = row.text(first + 22)
    variant.condition = row.text(first + 23)
    variant.details = TextList.decode(nested: row.text(first + 24)).compactMap {
      $0.count == 2 ? ProductDetail(name: $0[0], value: $0[1]) : nil
    }
    variant.relations = TextList.decode(nested: row.text(first + 25)).compactMap { pair in
      guard pair.count == 2, let kind = ProductRelation.Kind(rawValue: pair[0]) else { return nil }
      return ProductRelation(kind, to: pair[1])
    }
    return variant
  }

  private static func money(_ row: RawStatement, _ column: CInt) -> Money? {
    row.optionalInt64(column).map { Money(hundredths: Int($0), currency: row.text(column + 1)) }
  }
}
