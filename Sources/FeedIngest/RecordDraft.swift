// FeedIngest › RecordDraft: a feed record while its fields arrive.

import Catalogue

/// Turns fields into a ``Catalogue/Variant`` and notes what is amiss with them.
///
/// A `g:` field wins over the plain one of the same name; among equals the first wins.
struct RecordDraft {
  private(set) var variant = Variant(id: "", item: "", source: RecordSource(line: 0))
  /// Grows with each field, whatever their order; equal for records that tell us the same.
  private(set) var content: UInt64 = 0
  private(set) var findings: [Finding] = []
  /// The reason to refuse the record, `nil` while there is none.
  private(set) var fault: Finding?
  private var filled: UInt64 = 0
  private var filledByGoogle: UInt64 = 0
  private var cleaner = TextCleaner()
  private var line = 0
  private var lacksIdentifiers = false

  /// Starts a record on `line`.
  mutating func begin(line: Int) {
    self.line = line
    variant = Variant(id: "", item: "", source: RecordSource(line: line))
    content = 0
    findings.removeAll(keepingCapacity: true)
    fault = nil
    filled = 0
    filledByGoogle = 0
    lacksIdentifiers = false
  }

  mutating func refuse(_ code: String, _ message: String) {
    if fault == nil { fault = Finding(code: code, severity: .error, line: line, message: message) }
  }

  mutating func warn(_ code: String, _ message: String, _ severity: Severity = .warn) {
    findings.append(Finding(code: code, severity: severity, line: line, record: variant.id, message: message))
  }

  /// Takes the text of one field.
  ///
  /// Cost: one string for most fields.
  mutating func take(_ field: Field, _ raw: UnsafeBufferPointer<UInt8>, isGoogle: Bool) {
    let text = Self.trimmed(raw)
    let bit = UInt64(1) << UInt64(field.rawValue)
    let repeats = field == .productType || field == .additionalImageLink || field.detailName != nil
    if filled & bit != 0, !repeats {
      if filledByGoogle & bit != 0 || !isGoogle {
        if (filledByGoogle & bit != 0) == isGoogle, field != .link, field != .title {
          warn(
            field == .price ? "W16" : "W08",
            "<\(field.name)> stands twice in a record; the first one is taken")
        } else if (filledByGoogle & bit != 0) == isGoogle {
          warn("W08", "<\(field.name)> stands twice in a record; the first one is taken")
        }
        return
      }
    }
    if text.isEmpty { return }
    filled |= bit
    if isGoogle { filledByGoogle |= bit }
    content &+= fingerprint(text, seed: UInt64(field.rawValue))
    set(field, text)
  }

  /// Takes a name and a value that belong together.
  mutating func takeDetail(name: String, value: String) {
    guard !name.isEmpty, !value.isEmpty else { return }
    var both = name + "\u{0}" + value
    content &+= both.withUTF8 { fingerprint($0, seed: 99) }
    variant.details.append(ProductDetail(name: name, value: value))
  }

  private mutating func set(_ field: Field, _ text: UnsafeBufferPointer<UInt8>) {
    switch field {
    case .price: variant.price = money(text, "price")
    case .salePrice: variant.salePrice = money(text, "sale_price")
    case .salePriceEffectiveDate: setSaleDates(text)
    case .availability: variant.availability = availability(text)
    case .productType: appendCategory(text)
    case .color: setColours(text)
    case .gtin: setGTIN(text)
    case .identifierExists: lacksIdentifiers = ["no", "false"].contains(plain(text).lowercased())
    case .title, .structuredTitle: variant.title = prose(text, "title")
    case .description, .structuredDescription, .summary, .content:
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
    case .id: variant.id = plain(text)
    case .itemGroupId: variant.item = plain(text)
    case .link: variant.link = plain(text)
    case .imageLink: variant.imageLink = plain(text)
    case .additionalImageLink, .lifestyleImageLink:
      for link in text.split(separator: UInt8(ascii: ",")) where variant.moreImageLinks.count < 100 {
        let link = Self.trimmed(UnsafeBufferPointer(rebasing: link))
        if !link.isEmpty { variant.moreImageLinks.append(plain(link)) }
      }
    case .googleProductCategory: variant.googleCategory = cleaner.clean(text)
    case .brand: variant.brand = cleaner.clean(text)
    case .mpn: variant.mpn = plain(text)
    case .condition: setCondition(plain(text))
    case .ageGroup: variant.ageGroup = cleaner.clean(text)
    case .gender: variant.gender = cleaner.clean(text)
    case .size: variant.size = cleaner.clean(text)
    case .material: variant.material = cleaner.clean(text)
    case .pattern: variant.pattern = cleaner.clean(text)
    default: break
    }
  }

  private func plain(_ text: UnsafeBufferPointer<UInt8>) -> String { String(decoding: text, as: UTF8.self) }

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

  private mutating func money(_ text: UnsafeBufferPointer<UInt8>, _ name: String) -> Money? {
    var reading = PriceText.read(text)
    if reading == nil, text.contains(UInt8(ascii: "<")) {
      var clean = cleaner.clean(text)
      reading = clean.withUTF8 { PriceText.read($0) }
      if reading != nil { warn("W32", "the \(name) holds HTML, which was taken out", .info) }
    }
    guard let reading else {
      let shown = String(plain(text).prefix(80))
      if name == "price" {
        refuse("R04", "the price “\(shown)” is not an amount; write it as 19.99 EUR")
      } else {
        warn("W11", "the \(name) “\(shown)” is not an amount and was left out; write it as 19.99 EUR")
      }
      return nil
    }
    for doubt in reading.doubts { note(doubt, reading.money, name, text) }
    return reading.money
  }

  private mutating func note(
    _ doubt: PriceText.Doubt, _ money: Money, _ name: String, _ text: UnsafeBufferPointer<UInt8>
  ) {
    let form = "“\(plain(text))” was read as \(money)"
    switch doubt {
    case .noCurrency: warn("W10", "the \(name) has no currency; write it as \(money.decimal) EUR")
    case .currencySign: warn("W10", "\(form); write the currency as three letters")
    case .unknownCurrency: warn("W10", "\(form), but this is no currency of ISO 4217")
    case .localeForm: warn("W11", "\(form); write amounts as 1234.50 EUR")
    case .ambiguous: warn("W11", "\(form), but its separator is ambiguous; write amounts as 1234.50 EUR")
    case .rounded: warn("W11", "\(form), rounded to two decimals")
    case .zero: warn("W12", "the \(name) is zero")
    }
  }

  private mutating func setSaleDates(_ text: UnsafeBufferPointer<UInt8>) {
    let parts = text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { CalendarTime.seconds(iso: Self.trimmed(UnsafeBufferPointer(rebasing: $0))) }
    guard parts.count == 2, let from = parts[0], let until = parts[1], from <= until else {
      warn(
        "W14", "“\(plain(text).prefix(80))” is no period; write START/END, for instance 2026-11-01/2026-11-09"
      )
      // A sale whose time cannot be read is over: a price that may not hold must not be promised.
      variant.saleFrom = .max
      variant.saleUntil = .min
      return
    }
    variant.saleFrom = from
    variant.saleUntil = until
  }

  private mutating func availability(_ text: UnsafeBufferPointer<UInt8>) -> Availability {
    let word = plain(text)
    if let known = Availability(rawValue: word), known != .unknown { return known }
    let bare = word.lowercased().split(separator: "/").last.map(String.init) ?? ""
    let folded = bare.filter { $0 != " " && $0 != "_" && $0 != "-" }
    let meaning: Availability =
      switch folded {
      case "instock", "available", "true", "1", "yes", "limited", "limitedavailability", "auflager": .inStock
      case "outofstock", "soldout", "discontinued", "false", "0", "no", "unavailable": .outOfStock
      case "preorder", "presale": .preorder
      case "backorder", "availablefororder": .backorder
      default: .unknown
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
    let path = cleaner.clean(text).split(separator: ">").prefix(20)
      .map { $0.drop { $0 == " " } }.map { String($0.last == " " ? $0.dropLast() : $0) }.filter {
        !$0.isEmpty
      }
    if !path.isEmpty, variant.categories.count < 50 { variant.categories.append(path) }
  }

  private mutating func setColours(_ text: UnsafeBufferPointer<UInt8>) {
    variant.colourWords = text.split(separator: UInt8(ascii: "/")).compactMap {
      let word = cleaner.clean(Self.trimmed(UnsafeBufferPointer(rebasing: $0)))
      return word.isEmpty ? nil : word
    }
  }

  private mutating func setGTIN(_ text: UnsafeBufferPointer<UInt8>) {
    let digits = text.filter { $0 != UInt8(ascii: "-") && $0 != 0x20 }
    variant.gtin = String(decoding: digits, as: UTF8.self)
    guard !GTIN.isValid(digits) else { return }
    warn("W21", "the GTIN “\(plain(text).prefix(80))” is not 8, 12, 13 or 14 digits with a right check digit")
  }

  private mutating func setCondition(_ word: String) {
    variant.condition = word
    if !["new", "used", "refurbished"].contains(word) {
      warn("W61", "the condition “\(word.prefix(80))” is none of new, used and refurbished")
    }
  }

  /// The text form of a product detail, `section:name:value`.
  private mutating func takeColonDetail(_ text: UnsafeBufferPointer<UInt8>) {
    let parts = cleaner.clean(text).split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    if parts.count == 3 {
      variant.details.append(ProductDetail(name: String(parts[1]), value: String(parts[2])))
    } else {
      warn("W08", "the product_detail “\(plain(text).prefix(80))” was left out; write section:name:value")
    }
  }

  /// Completes the record: fills the item in, and refuses it when id, title or price is missing.
  ///
  /// A record without a price is refused as one with an unreadable price is: it could be offered to nobody.
  mutating func finish() {
    if variant.id.utf8.count > 1_000 {
      variant.id = String(variant.id.prefix(50))
      refuse("R06", "the id is longer than 1000 bytes; an id has at most 50 characters")
    }
    if variant.id.isEmpty { refuse("R01", "the record has no id; give every product its own <g:id>") }
    if variant.title.isEmpty { refuse("R03", "the record has no title; add <title>") }
    if variant.price == nil { refuse("R04", "the record has no price; add <g:price>19.99 EUR</g:price>") }
    if let fault {
      self.fault = Finding(
        code: fault.code, severity: .error, line: line, record: variant.id, message: fault.message)
      return
    }
    if variant.item.isEmpty { variant.item = variant.id }
    if variant.id.utf8.count > 50, Self.scalars(variant.id) > 50 {
      warn("W02", "the id is longer than 50 characters")
    }
    if variant.title.utf8.count > 150, Self.scalars(variant.title) > 150 {
      warn("W30", "the title is longer than 150 characters", .info)
    }
    if variant.summary.isEmpty {
      warn("W31", "the record has no description, so its words cannot be compared")
    }
    if variant.brand.isEmpty { warn("W25", "the record has no brand", .info) }
    if variant.gtin.isEmpty, !lacksIdentifiers { warn("W20", "the record has no GTIN", .info) }
    if variant.categories.isEmpty, variant.googleCategory.isEmpty {
      warn("W50", "the record has no category")
    }
    if variant.availability == .unknown, filled & (1 << UInt64(Field.availability.rawValue)) == 0 {
      warn("W60", "the record has no availability; it is offered as if in stock")
    }
    checkLinks()
    checkSale()
  }

  private mutating func checkLinks() {
    if variant.link.isEmpty { warn("W45", "the record has no link", .info) }
    if variant.imageLink.isEmpty {
      warn("W40", "the record has no image_link, so it cannot be compared by sight")
    } else if !Self.isUsable(variant.imageLink) {
      warn(
        "W46", "the image_link “\(variant.imageLink.prefix(80))” is neither a web address nor a relative path"
      )
      variant.imageLink = ""
    }
    variant.moreImageLinks.removeAll { !Self.isUsable($0) }
  }

  private mutating func checkSale() {
    guard let sale = variant.salePrice, let price = variant.price else { return }
    if sale.currency != price.currency, !sale.currency.isEmpty {
      warn("W15", "the sale_price is in \(sale.currency) and the price in \(price.currency); it was left out")
      variant.salePrice = nil
    } else if sale.hundredths >= price.hundredths {
      warn("W13", "the sale_price \(sale) is not below the price \(price)")
    }
  }

  private static func scalars(_ text: String) -> Int { text.unicodeScalars.count }

  /// A web address, or a path below the feed's folder; nothing that could reach other files or run.
  private static func isUsable(_ link: String) -> Bool {
    if link.hasPrefix("https://") || link.hasPrefix("http://") { return link.utf8.count <= 2000 }
    let hasScheme = link.utf8.prefix { $0 != UInt8(ascii: "/") }.contains(UInt8(ascii: ":"))
    let climbs = link.split(separator: "/").contains("..")
    return !hasScheme && !climbs && !link.hasPrefix("/") && link.utf8.count <= 2000
  }

  /// Without white space at both ends, the no-break space included.
  private static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = text.count
    while start < end {
      if text[start] <= 0x20 {
        start += 1
      } else if text[start] == 0xC2, start + 1 < end, text[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while end > start {
      if text[end - 1] <= 0x20 {
        end -= 1
      } else if text[end - 1] == 0xA0, end - 2 >= start, text[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }
}
