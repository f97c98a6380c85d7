// FeedIngest › RecordDraft+Settling: fields that several values of a record make together.

import Catalogue

extension RecordDraft {
  /// Whether the record held a field of Google's.
  func has(_ field: Field) -> Bool { filled & (1 << UInt64(field.rawValue)) != 0 }

  /// Notes one of several prices; an amount that is none is left out.
  mutating func takeTier(kind: String, amount: String, currency: String, bound: String, tax: String) {
    guard !amount.isEmpty else { return }
    var text = amount
    let read = text.withUTF8 { money($0, "price") }
    guard let read else { return }
    let tier = Money(hundredths: read.hundredths, currency: read.currency.isEmpty ? currency : read.currency)
    var all = "\(kind)\u{0}\(tier)\u{0}\(bound)\u{0}\(tax)"
    content &+= all.withUTF8 { fingerprint($0, seed: 98) }
    own.tiers.append(OwnValues.Tier(kind: kind, money: tier, bound: bound, tax: tax))
  }

  /// Makes price and sale price of what the record says about money.
  ///
  /// - Parameter currency: That of amounts without one, empty when nothing tells.
  mutating func settlePrices(currency: String) {
    settleTiers()
    if variant.price == nil, let net = own.netPrice {
      let tax = own.taxRate ?? 0
      let gross = (net.hundredths * (10_000 + tax) + 5_000) / 10_000
      variant.price = Money(hundredths: gross, currency: net.currency)
      warn(
        "W19",
        tax == 0
          ? "the record has a price without tax only, which was taken"
          : "the record has a price without tax only; the tax of \(Double(tax) / 100) % was added", .info)
    }
    if let price = variant.price, let old = own.oldPrice {
      if old.hundredths > price.hundredths {
        if variant.salePrice == nil { variant.salePrice = price }
        variant.price = old
      } else {
        warn("W13", "the old price \(old) is not above the price \(price) and was left out", .info)
      }
    }
    variant.price = variant.price.map { Self.filled($0, currency) }
    variant.salePrice = variant.salePrice.map { Self.filled($0, currency) }
    if let price = variant.price, price.currency.isEmpty, own.rules.hasCurrencyElsewhere {
      warn("W10", "the price \(price) has no currency; name the currency of the prices in the feed")
    }
  }

  private static func filled(_ money: Money, _ currency: String) -> Money {
    money.currency.isEmpty ? Money(hundredths: money.hundredths, currency: currency) : money
  }

  /// The price for one piece, of the kind that most customers pay; the others are told as details.
  private mutating func settleTiers() {
    let order = ["net_customer", "net_customer_exp", "net_list", "gros_list", "udp", "nrp"]
    let singles = own.tiers.indices.sorted { a, b in
      let (one, other) = (own.tiers[a], own.tiers[b])
      return (Double(one.bound) ?? 1, order.firstIndex(of: one.kind) ?? order.count, a)
        < (Double(other.bound) ?? 1, order.firstIndex(of: other.kind) ?? order.count, b)
    }
    guard let first = singles.first else { return }
    variant.price = own.tiers[first].money
    if !own.tiers[first].kind.isEmpty {
      variant.details.append(ProductDetail(name: "Price Type", value: own.tiers[first].kind))
    }
    if !own.tiers[first].tax.isEmpty {
      variant.details.append(ProductDetail(name: "Tax", value: own.tiers[first].tax))
    }
    for place in singles.dropFirst() {
      let tier = own.tiers[place]
      let from = tier.bound.isEmpty ? "" : " from \(tier.bound)"
      let kind = tier.kind.isEmpty ? "" : " (\(tier.kind))"
      variant.details.append(ProductDetail(name: "Price\(from)\(kind)", value: "\(tier.money)"))
    }
  }

  /// Makes a title of kind, brand and model, or of the description where the format allows it.
  mutating func settleTitle() {
    if variant.title.isEmpty { variant.title = own.otherTitle }
    if variant.title.isEmpty, !own.model.isEmpty || !own.titlePrefix.isEmpty {
      let isNamed = own.model.hasPrefix(variant.brand)
      variant.title = [own.titlePrefix, isNamed ? "" : variant.brand, own.model].filter { !$0.isEmpty }
        .joined(separator: " ")
    } else if !own.model.isEmpty, own.model != variant.title {
      variant.details.append(ProductDetail(name: "Model", value: own.model))
    }
    if variant.title.isEmpty, own.rules.derivesTitle, !variant.summary.isEmpty {
      variant.title = String(variant.summary.prefix(150))
    }
    if !own.titlePrefix.isEmpty {
      variant.details.append(ProductDetail(name: "Type", value: own.titlePrefix))
    }
  }

  /// A document or picture by what it is for.
  mutating func takeMedia(_ link: String, purpose: String, isPicture: Bool) {
    var both = link + "\u{0}" + purpose
    content &+= both.withUTF8 { fingerprint($0, seed: 97) }
    switch purpose {
    case "normal", "detail", "": if isPicture { takePicture(link) } else { addDocument(link, "document") }
    case "thumbnail" where variant.imageLink.isEmpty && isPicture: variant.imageLink = link
    default: addDocument(link, purpose)
    }
  }

  private mutating func addDocument(_ link: String, _ purpose: String) {
    let name = purpose.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    variant.details.append(ProductDetail(name: name.joined(separator: " "), value: link))
  }

  /// Details that are colour, size or material by name fill those fields too.
  mutating func takeNamed(_ name: String, _ value: String) {
    switch name.lowercased() {
    case "color", "colour", "цвет", "barva", "farba", "farbe":
      if variant.colourWords.isEmpty {
        variant.colourWords = value.split { "/,;".contains($0) }
          .map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
      }
    case "size", "размер", "velikost", "veľkosť", "größe": if variant.size.isEmpty { variant.size = value }
    case "material", "материал", "materiál": if variant.material.isEmpty { variant.material = value }
    default: break
    }
  }

  /// An id that stays the same while the link does: its last part and a fingerprint of the whole.
  mutating func deriveID() {
    let words = variant.link.split { "/?#&=".contains($0) }.last ?? ""
    let name = words.unicodeScalars.filter {
      $0.isASCII
        && ($0.properties.isAlphabetic || $0.properties.numericType != nil
          || "-_.".unicodeScalars.contains($0))
    }.prefix(32)
    var link = variant.link
    let number = link.withUTF8 { fingerprint($0, seed: 96) }
    let code = String(number >> 32, radix: 16)
    var text = ""
    text.unicodeScalars.append(contentsOf: name)
    variant.id = (text.isEmpty ? "" : text + "-") + String(repeating: "0", count: 8 - code.count) + code
    own.hasDerivedID = true
  }
}
