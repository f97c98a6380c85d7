// FeedIngest › RecordDraft+Checks: whether a record is whole, and what is amiss with it.

import Catalogue

extension RecordDraft {
  /// Completes the record: fills the item in, and refuses it when id, title or price is missing.
  ///
  /// A record without a price is refused as one with an unreadable price is: it could be offered to nobody.
  ///
  /// A deletion needs its id only, and a record of prices its id and a price or an availability.
  mutating func finish(_ mode: FeedMode) {
    if variant.id.utf8.count > 1_000 {
      variant.id = String(variant.id.prefix(50))
      refuse("R06", "the id is longer than 1000 bytes; an id has at most 50 characters")
    }
    if variant.id.isEmpty { refuse("R01", "the record has no id; give every product its own <g:id>") }
    let isWhole = mode != .prices && !own.isDeletion
    if isWhole, variant.title.isEmpty { refuse("R03", "the record has no title; add <title>") }
    checkPrice(mode)
    if let fault {
      self.fault = Finding(
        code: fault.code, severity: .error, line: line, record: variant.id, message: fault.message)
      return
    }
    if variant.item.isEmpty { variant.item = variant.id }
    guard isWhole else { return checkSale() }
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

  private mutating func checkPrice(_ mode: FeedMode) {
    guard variant.price == nil, !own.isDeletion else { return }
    if mode == .prices, variant.salePrice != nil || variant.availability != .unknown { return }
    if own.rules.needsPrice || mode == .prices {
      refuse("R04", "the record has no price; add <g:price>19.99 EUR</g:price>")
    } else {
      warn("W18", "the record has no price; it is kept, but not compared or filtered by price")
    }
  }

  private mutating func checkLinks() {
    if variant.link.isEmpty { warn("W48", "the record has no link", .info) }
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
}
