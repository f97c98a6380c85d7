// Catalogue › Money: an amount and its currency.

/// An amount of money in hundredths of its currency's unit, so that comparing prices is exact.
package struct Money: Hashable, Sendable, CustomStringConvertible {
  /// Hundredths: `11890` is 118.90.
  package let hundredths: Int
  /// The ISO 4217 code in upper case, for instance `"EUR"`; empty when the feed names none.
  package let currency: String

  package init(hundredths: Int, currency: String) {
    self.hundredths = hundredths
    self.currency = currency
  }

  /// The amount in units of the currency, for instance 118.9.
  package var amount: Double { Double(hundredths) / 100 }

  /// As a feed writes it: `118.90 EUR`.
  package var description: String {
    currency.isEmpty ? decimal : "\(decimal) \(currency)"
  }

  /// As a shop window writes it: `€118.90`, or `118.90 PLN` where no sign is common.
  package var label: String {
    switch currency {
    case "EUR": "€\(decimal)"
    case "GBP": "£\(decimal)"
    case "USD": "$\(decimal)"
    case "CNY", "JPY": "¥\(decimal)"
    default: description
    }
  }

  /// The amount with two decimals and a point.
  package var decimal: String {
    let cents = abs(hundredths) % 100
    return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100).\(cents < 10 ? "0" : "")\(cents)"
  }
}
