// Recommender › ShopClock: what time it is for a shop.

import Foundation

/// The moment that ages and sales are reckoned from.
package struct ShopClock: Hashable, Sendable {
  /// Seconds since 1970.
  package let now: Int64

  package init(now: Int64) {
    self.now = now
  }

  /// `CLEW_NOW`, else the shop's own `now`, else the wall clock.
  ///
  /// - Throws: ``ShopError/badClock(_:)`` for a time that is not ISO 8601.
  package init(environment: [String: String], shopNow: String?) throws {
    guard let text = environment["CLEW_NOW"].flatMap({ $0.isEmpty ? nil : $0 }) ?? shopNow else {
      now = Int64(Date().timeIntervalSince1970)
      return
    }
    guard let date = try? Date(text, strategy: .iso8601) else { throw ShopError.badClock(text) }
    now = Int64(date.timeIntervalSince1970)
  }

  /// `YYYY-MM-DD` in UTC.
  package var today: String {
    Date(timeIntervalSince1970: Double(now)).formatted(.iso8601.year().month().day())
  }

  /// The calendar year in UTC.
  package var year: Int { Int(today.prefix(4)) ?? 1970 }
}
