// FeedIngest › RecordDraft+Values: what each field of a record says.

import Catalogue

extension RecordDraft {
  /// Puts a field's trimmed text where it belongs.
  mutating func set(_ field: Field, _ text: UnsafeBufferPointer<UInt8>) {
    switch field {
    case .price: variant.price = money(text, "price")
    case .salePrice: variant.salePrice = money(text, "sale_price")
    case .salePriceEffectiveDate: setSaleDates(text)
    case .availability: variant.availability = availability(text)
    case .productType: appendCategory(text)
    case .color: setColours(text)
    case .gtin: setGTIN(text)
    case .identifierExists: lacksIdentifiers = ["no", "false"].contains(text.text.lowercased())
    case .title, .structuredTitle: variant.title = prose(text, "title")
    case .description, .structuredDescription, .summary, .content, .richTextDescription:
      if variant.summary.isEmpty || field == .description { variant.summary = prose(text, "description") }
    case .productDetail: takeColonDetail(text)
    default:
      if let name = field.detailName {
        variant.details.append(ProductDetail(name: name, value: cleaner.clean(text)))
      } else {
        setPlain(field, text)
      }
    }
  }

  private mutating func setPlain(_ field: Field, _ text: UnsafeBufferPointer<UInt8>) {
    switch field {
    case .id: variant.id = text.text
    case .itemGroupId: variant.item = text.text
    case .link: variant.link = text.text
    case .imageLink: variant.imageLink = text.text
    case .additionalImageLink, .lifestyleImageLink:
      text.forEachPart(separator: UInt8(ascii: ",")) {
        if variant.moreImageLinks.count < 100 { variant.moreImageLinks.append($0.text) }
      }
    case .googleProductCategory: variant.googleCategory = cleaner.clean(text)
    case .brand: variant.brand = cleaner.clean(text)
    case .mpn: variant.mpn = text.text
    case .condition: setCondition(text)
    case .ageGroup: variant.ageGroup = cleaner.clean(text)
    case .gender: variant.gender = cleaner.clean(text)
    case .size: variant.size = cleaner.clean(text)
    case .material: variant.material = cleaner.clean(text)
    case .pattern: variant.pattern = cleaner.clean(text)
    default: break
    }
  }

  private mutating func prose(_ text: UnsafeBufferPointer<UInt8>, _ name: String) -> String {
    let clean = cleaner.clean(text)
    let faults = cleaner.faults
    if faults.contains(.html) {
      warn("W32", "the \(name) holds HTML, which was turned into plain text", .info)
    }
    if faults.contains(.mojibake) {
      warn("W34", "the \(name) was encoded twice (“Ã¶” for “ö”); export the feed as UTF-8 once only")
    }
    if faults.contains(.invisible) {
      warn("W37", "the \(name) holds invisible characters, which were left out")
    }
    return clean
  }

  private mutating func availability(_ text: UnsafeBufferPointer<UInt8>) -> Availability {
    if text.spells("in_stock") { return .inStock }
    let word = text.text
    if let known = Availability(rawValue: word), known != .unknown { return known }
    let bare = word.lowercased().split(separator: "/").last.map(String.init) ?? ""
    let folded = bare.filter { $0 != " " && $0 != "_" && $0 != "-" }
    let meaning: Availability =
      switch folded {
      case "instock", "available", "true", "1", "yes", "limited", "limitedavailability", "auflager": .inStock
      case "outofstock", "soldout", "discontinued", "false", "0", "no", "unavailable": .outOfStock
      case "preorder", "presale": .preorder
      case "backorder", "availablefororder": .backorder
      // How many there are.
      default: Int(word).map { $0 > 0 ? .inStock : .outOfStock } ?? .unknown
      }
    if bare == "in stock" || bare == "out of stock" { return meaning }
    if meaning == .unknown {
      warn("W60", "the availability “\(word.prefix(80))” is unknown; write in_stock or out_of_stock")
    } else {
      warn("W60", "the availability “\(word.prefix(80))” was read as \(meaning.rawValue)", .info)
    }
    return meaning
  }

  private mutating func appendCategory(_ text: UnsafeBufferPointer<UInt8>) {
    var path: [String] = []
    cleaner.cleaned(text).forEachPart(separator: UInt8(ascii: ">")) {
      if path.count < 20 { path.append($0.text) }
    }
    if !path.isEmpty, variant.categories.count < 50 { variant.categories.append(path) }
  }

  private mutating func setColours(_ text: UnsafeBufferPointer<UInt8>) {
    variant.colourWords = []
    text.forEachPart(separator: UInt8(ascii: "/")) {
      let word = cleaner.clean($0)
      if !word.isEmpty { variant.colourWords.append(word) }
    }
  }

  private mutating func setGTIN(_ text: UnsafeBufferPointer<UInt8>) {
    let isPlain = !text.contains { $0 == UInt8(ascii: "-") || $0 == 0x20 }
    let digits = isPlain ? [] : text.filter { $0 != UInt8(ascii: "-") && $0 != 0x20 }
    variant.gtin = isPlain ? text.text : String(decoding: digits, as: UTF8.self)
    guard !(isPlain ? GTIN.isValid(text) : digits.withUnsafeBufferPointer { GTIN.isValid($0) }) else {
      return
    }
    warn("W21", "the GTIN “\(text.text.prefix(80))” is not 8, 12, 13 or 14 digits with a right check digit")
  }

  private mutating func setCondition(_ text: UnsafeBufferPointer<UInt8>) {
    variant.condition = text.text
    if !text.spells("new"), !text.spells("used"), !text.spells("refurbished") {
      warn("W61", "the condition “\(variant.condition.prefix(80))” is none of new, used and refurbished")
    }
  }

  /// The text form of a product detail, `section:name:value`.
  private mutating func takeColonDetail(_ text: UnsafeBufferPointer<UInt8>) {
    let parts = cleaner.clean(text).split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    if parts.count == 3 {
      variant.details.append(ProductDetail(name: String(parts[1]), value: String(parts[2])))
    } else {
      warn("W08", "the product_detail “\(text.text.prefix(80))” was left out; write section:name:value")
    }
  }
}
