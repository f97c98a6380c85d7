// FeedIngest › RecordDraft+Own: values that Google's feeds do not have.

import Catalogue

extension RecordDraft {
  /// Starts the own values of a record; after ``begin(line:)``.
  mutating func beginOwn(_ rules: RecordRules, isDeletion: Bool) {
    own = OwnValues()
    own.rules = rules
    own.isDeletion = isDeletion
  }

  /// Takes one value; `seed` tells it from the other values in the record's fingerprint.
  mutating func takeOwn(_ value: OwnValue, _ raw: UnsafeBufferPointer<UInt8>, seed: UInt64) {
    let text = raw.trimmed
    guard !text.isEmpty else { return }
    content &+= fingerprint(text, seed: 1_000 + seed)
    switch value {
    case .oldPrice: own.oldPrice = own.oldPrice ?? money(text, "old price")
    case .netPrice: own.netPrice = own.netPrice ?? money(text, "price without tax")
    case .taxRate: own.taxRate = Self.rate(text.text)
    case .currency: own.currency = Self.currency(text.text)
    case .isAvailable: setAvailable(text.text.lowercased())
    case .deliveryTime: setDeliveryTime(text.text)
    case .titlePrefix: own.titlePrefix = cleaner.clean(text)
    case .model: own.model = cleaner.clean(text)
    case .otherTitle: own.otherTitle = cleaner.clean(text)
    case .categoryID: if own.categoryIDs.count < 50 { own.categoryIDs.append(text.text) }
    case .categoryPath: takeCategoryPath(text)
    case .categoryLevel: own.levels.append(cleaner.clean(text))
    case .barcode: takeBarcode(text)
    case .change: own.isDeletion = own.isDeletion || text.text.lowercased() == "delete"
    case .moreImages: takePicture(text.text)
    case .classSystem: own.classSystem = cleaner.clean(text)
    case .classID: takeClass(cleaner.clean(text))
    }
  }

  /// A currency's code; old codes and signs become those of ISO 4217.
  static func currency(_ word: String) -> String {
    CurrencyCodes.signs[word.lowercased()] ?? word.uppercased()
  }

  /// `21%`, `21`, `0,21` and `0.21` are all 2100 hundredths of a per cent; `nil` for what is no rate.
  static func rate(_ text: String) -> Int? {
    let digits = text.replacing(",", with: ".").filter { $0 != "%" && $0 != " " }
    guard let number = Double(digits), number >= 0, number <= 100 else { return nil }
    let isShare = number < 1 && !text.contains("%")
    return Int((number * (isShare ? 10_000 : 100)).rounded())
  }

  private mutating func setAvailable(_ word: String) {
    switch word {
    case "true", "1", "yes": variant.availability = .inStock
    case "false", "0", "no": variant.availability = .outOfStock
    default:
      warn("W60", "the availability “\(word.prefix(80))” is neither true nor false; it is unknown")
      variant.availability = .unknown
    }
  }

  /// What is sent within a week counts as in stock; a date lies ahead of us.
  private mutating func setDeliveryTime(_ text: String) {
    let word = text.lowercased()
    if ["ihned", "skladem", "immediately", "sofort"].contains(word) {
      variant.availability = .inStock
    } else if let days = Double(word.replacing(",", with: ".")), days >= 0 {
      variant.availability = days <= 7 ? .inStock : .backorder
      variant.details.append(ProductDetail(name: "Delivery Days", value: text))
    } else if word.count >= 8, word.first?.isNumber == true {
      variant.availability = .preorder
      variant.details.append(ProductDetail(name: "Availability Date", value: text))
    } else {
      warn("W60", "the delivery time “\(text.prefix(80))” is neither days nor a date; it is unknown")
    }
  }

  private mutating func takeCategoryPath(_ text: UnsafeBufferPointer<UInt8>) {
    var path: [String] = []
    let clean = cleaner.cleaned(text)
    let arrow = UInt8(ascii: ">")
    let separator =
      clean.contains(own.rules.categorySeparator) || !clean.contains(arrow)
      ? own.rules.categorySeparator : arrow
    clean.forEachPart(separator: separator) { if path.count < 20 { path.append($0.text) } }
    // The comparison's own name stands before its categories.
    if path.count > 1, ["heureka.cz", "heureka.sk", "zbozi.cz", "zboží.cz"].contains(path[0].lowercased()) {
      path.removeFirst()
    }
    appendCategory(path)
  }

  /// Adds a path of categories unless it is there already.
  mutating func appendCategory(_ path: [String]) {
    if !path.isEmpty, variant.categories.count < 50, !variant.categories.contains(path) {
      variant.categories.append(path)
    }
  }

  private mutating func takeBarcode(_ text: UnsafeBufferPointer<UInt8>) {
    // Older Yandex feeds list them in one element.
    text.forEachPart(separator: UInt8(ascii: ",")) { part in
      if variant.gtin.isEmpty {
        take(.gtin, part, isGoogle: true)
      } else if part.text != variant.gtin {
        variant.details.append(ProductDetail(name: "Barcode", value: part.text))
      }
    }
  }

  /// The first picture of a record stands for it.
  mutating func takePicture(_ link: String) {
    if variant.imageLink.isEmpty {
      variant.imageLink = link
    } else if variant.moreImageLinks.count < 100, link != variant.imageLink {
      variant.moreImageLinks.append(link)
    }
  }

  private mutating func takeClass(_ name: String) {
    guard !own.classSystem.isEmpty else { return }
    variant.details.append(ProductDetail(name: own.classSystem, value: name))
    own.classes.append(name)
    // Further groups inside are parts of this class, not classes of the product.
    own.classSystem = ""
  }

  /// Takes the ids of other products, one or several between commas.
  mutating func takeRelations(_ kind: ProductRelation.Kind, _ text: UnsafeBufferPointer<UInt8>) {
    text.forEachPart(separator: UInt8(ascii: ",")) { id in
      content &+= fingerprint(id, seed: 2_000)
      let relation = ProductRelation(kind, to: id.text)
      if variant.relations.count < 1_000, !variant.relations.contains(relation) {
        variant.relations.append(relation)
      }
    }
  }
}
