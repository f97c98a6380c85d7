// KnowledgeGraph › PriceBand: prices that feel alike.

package import Catalogue

/// A band of prices with round limits, the same for every shop.
///
/// 20–30, 30–50, 50–70, 70–100, 100–150 …
package struct PriceBand: Hashable, Sendable {
  package let currency: String
  /// In units of the currency; a price lies in `lower..<upper`.
  package let lower: Double
  package let upper: Double

  private static let steps: [Double] = [1, 1.5, 2, 3, 5, 7, 10]

  /// The band of a price; `nil` for a price that is not above 0.
  package init?(_ price: Money) {
    guard price.hundredths > 0 else { return nil }
    // In hundredths every limit is exact, so a price of 0.30 is not below the limit 0.30.
    let amount = Double(price.hundredths)
    var power = 1.0
    while amount >= power * 10 { power *= 10 }
    let place = Self.steps.lastIndex { amount >= $0 * power } ?? 0
    currency = price.currency
    lower = Self.steps[place] * power / 100
    upper = Self.steps[min(place + 1, Self.steps.count - 1)] * power / 100
  }

  /// For the graph: `EUR-70-100`.
  package var key: String { "\(currency)-\(Self.text(lower))-\(Self.text(upper))" }

  /// For people: `€70–100`.
  package var label: String {
    let from = Money(hundredths: Int((lower * 100).rounded()), currency: currency).label
    let to = Money(hundredths: Int((upper * 100).rounded()), currency: currency).decimal
    return "\(from.replacing(".00", with: ""))–\(to.replacing(".00", with: ""))"
  }

  private static func text(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String((value * 100).rounded() / 100)
  }
}
