// Recommender › ShopClock: what time it is for a shop.

import Foundation
package import GraphRules

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
  package init(environment: [String: String], shopNow: Int64?) throws {
    guard let text = environment["CLEW_NOW"], !text.isEmpty else {
      now = shopNow ?? Int64(Date().timeIntervalSince1970)
      return
    }
    guard let seconds = Moment.seconds(text) else { throw ShopError.badClock(text) }
    now = seconds
  }

  /// What time it is at the desk: `CLEW_NOW`, else the wall clock, whatever the shop's own says.
  package static var desk: Int64 {
    (try? ShopClock(environment: ProcessInfo.processInfo.environment, shopNow: nil))?.now
      ?? Int64(Date().timeIntervalSince1970)
  }

  /// The day in UTC.
  package var today: CalendarDay { CalendarDay(daysSince1970: Int((Double(now) / 86_400).rounded(.down))) }
}
