// FeedIngest › Field: the elements of a feed that mean something to us.

/// An element by its meaning, whatever prefix a feed gives it.
enum Field: UInt8, CaseIterable {
  case item, entry
  case id, title, description, summary, content, link, imageLink, additionalImageLink, lifestyleImageLink
  case availability, price, salePrice, salePriceEffectiveDate, googleProductCategory, productType, brand
  case gtin, mpn, condition, ageGroup, gender, color, size, material, pattern, itemGroupId
  case productDetail, sectionName, attributeName, attributeValue, productHighlight
  case structuredTitle, structuredDescription, digitalSourceType
  case shippingWeight, productWeight, productLength, productWidth, productHeight, sizeType, sizeSystem
  case energyEfficiencyClass, unitPricingMeasure, multipack, identifierExists
  case minEnergyEfficiencyClass, maxEnergyEfficiencyClass, unitPricingBaseMeasure, availabilityDate, isBundle,
    adult
  /// What Meta's catalogues add.
  case richTextDescription, quantityToSellOnFacebook

  /// The name in a feed, in snake case: `item_group_id`.
  var name: String {
    var name = ""
    for letter in "\(self)".unicodeScalars {
      if letter.properties.isUppercase { name += "_" }
      name += letter.properties.lowercaseMapping
    }
    return name
  }

  /// The name of the product detail that such a field becomes, `nil` for fields with a place of their own.
  var detailName: String? {
    switch self {
    case .productHighlight: "Highlight"
    case .shippingWeight: "Shipping Weight"
    case .productWeight: "Product Weight"
    case .productLength: "Product Length"
    case .productWidth: "Product Width"
    case .productHeight: "Product Height"
    case .sizeType: "Size Type"
    case .sizeSystem: "Size System"
    case .energyEfficiencyClass: "Energy Efficiency Class"
    case .unitPricingMeasure: "Unit Pricing Measure"
    case .multipack: "Multipack"
    case .minEnergyEfficiencyClass: "Lowest Energy Efficiency Class"
    case .maxEnergyEfficiencyClass: "Highest Energy Efficiency Class"
    case .unitPricingBaseMeasure: "Unit Pricing Base Measure"
    case .availabilityDate: "Availability Date"
    case .isBundle: "Bundle"
    case .adult: "Adult"
    case .quantityToSellOnFacebook: "Count"
    default: nil
    }
  }

  /// Whether a record may hold it more than once.
  var repeats: Bool { self == .productType || self == .additionalImageLink || detailName != nil }

  /// Whether the field's value is the text of its sub-elements.
  var hasParts: Bool { self == .productDetail || self == .structuredTitle || self == .structuredDescription }
}
