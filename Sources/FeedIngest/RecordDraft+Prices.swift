// FeedIngest › RecordDraft+Prices: amounts of money, and the time for which they hold.

import Catalogue

extension RecordDraft {
  /// The amount in a field; a price that is none refuses the record, another one is left out.
  mutating func money(_ text: UnsafeBufferPointer<UInt8>, _ name: String) -> Money? {
    var reading = PriceText.read(text)
    if reading == nil, text.contains(UInt8(ascii: "<")) {
      var clean = cleaner.clean(text)
      reading = clean.withUTF8 { PriceText.read($0) }
      if reading != nil { warn("W32", "the \(name) holds HTML, which was taken out", .info) }
    }
    guard let reading else {
      let shown = String(text.text.prefix(80))
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
    let form = "“\(text.text)” was read as \(money)"
    switch doubt {
    case .noCurrency:
      // Elsewhere in the file, or told by the shop's country: settled when the record ends.
      if own.rules.hasCurrencyElsewhere { return }
      warn("W10", "the \(name) has no currency; write it as \(money.decimal) EUR")
    case .currencySign: warn("W10", "\(form); write the currency as three letters")
    case .unknownCurrency: warn("W10", "\(form), but this is no currency of ISO 4217")
    case .localeForm: warn("W11", "\(form); write amounts as 1234.50 EUR")
    case .ambiguous: warn("W11", "\(form), but its separator is ambiguous; write amounts as 1234.50 EUR")
    case .rounded: warn("W11", "\(form), rounded to two decimals")
    case .zero: warn("W12", "the \(name) is zero")
    }
  }

  mutating func setSaleDates(_ text: UnsafeBufferPointer<UInt8>) {
    let parts = text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { CalendarTime.seconds(iso: UnsafeBufferPointer(rebasing: $0).trimmed) }
    guard parts.count == 2, let from = parts[0], let until = parts[1], from <= until else {
      warn(
        "W14", "“\(text.text.prefix(80))” is no period; write START/END, for instance 2026-11-01/2026-11-09"
      )
      // A sale whose time cannot be read is over: a price that may not hold must not be promised.
      variant.saleFrom = .max
      variant.saleUntil = .min
      return
    }
    variant.saleFrom = from
    variant.saleUntil = until
  }
}
