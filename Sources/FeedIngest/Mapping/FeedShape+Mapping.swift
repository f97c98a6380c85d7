// FeedIngest › FeedShape+Mapping: a format that a shop owner has described.

package import Catalogue
package import GraphRules
import InputFiles

extension FeedShape {
  /// The description that a mapping of an XML file comes to.
  init(_ mapping: FeedMapping) {
    records = [mapping.record]
    hasAnyNamespace = true
    fields = []
    for field in FeedMapping.Field.allCases {
      for source in mapping.fields[field] ?? [] { fields.append((source, Self.meaning(of: field))) }
    }
    for detail in mapping.details { fields.append((detail.source, .detail(detail.name))) }
    for relation in FeedMapping.Relation.allCases {
      for source in mapping.relations[relation] ?? [] {
        fields.append((source, .relation(relation.kind)))
      }
    }
    if let parameters = mapping.parameters {
      let isOwnText = parameters.value == "."
      fields.append((parameters.each, isOwnText ? .groupWithText(.detail, .value) : .group(.detail)))
      fields.append((parameters.each + "/" + parameters.name, .part(.name)))
      if !isOwnText { fields.append((parameters.each + "/" + parameters.value, .part(.value))) }
      if !parameters.unit.isEmpty { fields.append((parameters.each + "/" + parameters.unit, .part(.unit))) }
    }
    rules = RecordRules(mapping)
  }

  /// What stands where the mapping says that a field does.
  static func meaning(of field: FeedMapping.Field) -> Meaning {
    switch field {
    case .id: .field(.id)
    case .title: .field(.title)
    case .description: .field(.description)
    case .link: .field(.link)
    case .price: .field(.price)
    case .availability: .field(.availability)
    case .brand: .field(.brand)
    case .gtin: .own(.barcode)
    case .mpn: .field(.mpn)
    case .condition: .field(.condition)
    case .color: .field(.color)
    case .size: .field(.size)
    case .material: .field(.material)
    case .pattern: .field(.pattern)
    case .gender: .field(.gender)
    case .currency: .own(.currency)
    case .imageLink: .own(.moreImages)
    case .additionalImageLink: .field(.additionalImageLink)
    case .salePrice: .field(.salePrice)
    case .oldPrice: .own(.oldPrice)
    case .productType: .own(.categoryPath)
    case .googleProductCategory: .field(.googleProductCategory)
    case .itemGroupID: .field(.itemGroupId)
    case .ageGroup: .field(.ageGroup)
    }
  }
}

extension RecordRules {
  /// What a mapping says of all of its records.
  init(_ mapping: FeedMapping) {
    self.init(
      currency: mapping.currency, hasCurrencyElsewhere: true,
      categorySeparator: mapping.categorySeparator.asciiValue ?? UInt8(ascii: ">"),
      mode: mapping.mode?.feedMode ?? .full, isCurrencyGiven: !mapping.currency.isEmpty)
  }
}

extension FeedMapping.Relation {
  /// The same relation in the catalogue's terms.
  package var kind: ProductRelation.Kind {
    switch self {
    case .accessory: .accessory
    case .sparePart: .sparePart
    case .similar: .similar
    case .upsell: .upsell
    case .crossSell: .crossSell
    case .recommended: .recommended
    case .consistsOf: .consistsOf
    case .other: .other
    }
  }
}

extension FeedMapping.Mode {
  /// The same mode in the catalogue's terms.
  package var feedMode: FeedMode {
    switch self {
    case .full: .full
    case .update: .update
    case .prices: .prices
    }
  }
}

extension FeedMapping {
  /// Whether XML with this start has the root element that the mapping speaks of.
  func fits(_ first: [UInt8]) -> Bool {
    !record.isEmpty
      && Markup(FeedFormat.asciiView(first)).rootName == root.split(separator: ":").last.map(String.init)
  }

  /// Whether the file at `path`, whatever it is packed in, has the root element, or the columns, that the mapping
  /// speaks of.
  package func fits(path: String) throws(FeedError) -> Bool {
    if record.isEmpty { return fitsTable(at: path) }
    guard let stream = try? ByteStream(path: path) else { return false }
    return fits(try FeedFormat.start(of: stream))
  }
}
