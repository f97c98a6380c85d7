// EventIngest › JSONRecord: one JSON object, and the events in it.

import Catalogue
import Foundation

/// A record of one of the formats of ``JSONEvents``.
struct JSONRecord {
  static let userKeys = ["user_id", "userId", "reviewerID", "customer_id"]
  static let itemKeys = ["item_id", "itemId", "parent_asin", "asin", "product_id", "productId"]
  private static let timeKeys = ["timestamp", "unixReviewTime", "event_time", "eventTime", "time"]

  private let object: [String: Any]
  private let line: Int

  init(_ object: [String: Any], line: Int) {
    self.object = object
    self.line = line
  }

  /// The events of the record; what cannot be one is refused.
  func events(_ judge: inout EventJudge) -> [EventRecord] {
    if let name = text("eventType"), object["visitorId"] != nil { return googleRetail(name, &judge) }
    if let name = text("event_name"), object["items"] != nil || object["event_timestamp"] != nil {
      return ga4(
        name, object["items"], user: text("user_id") ?? text("user_pseudo_id"),
        time: text("event_timestamp"), &judge)
    }
    if let events = object["events"] as? [[String: Any]] {
      let user = text("user_id") ?? text("client_id") ?? text("app_instance_id")
      return events.flatMap { event in
        let own = JSONRecord(event, line: line)
        return ga4(
          own.text("name") ?? "", (event["params"] as? [String: Any])?["items"], user: user,
          time: own.text("timestamp_micros") ?? text("timestamp_micros"), &judge)
      }
    }
    return plain(&judge)
  }

  private func googleRetail(_ name: String, _ judge: inout EventJudge) -> [EventRecord] {
    let account = object["userInfo"].flatMap { ($0 as? [String: Any])?["userId"] }.flatMap(Self.text)
    let products = (object["productDetails"] as? [[String: Any]] ?? []).map { detail in
      let product = detail["product"] as? [String: Any] ?? [:]
      let price = (product["priceInfo"] as? [String: Any])?["price"] as? Double
      return (id: Self.text(product["id"]) ?? "", value: price)
    }
    return events(
      name, products, user: account ?? text("visitorId"), time: text("eventTime"), &judge)
  }

  private func ga4(
    _ name: String, _ items: Any?, user: String?, time: String?, _ judge: inout EventJudge
  ) -> [EventRecord] {
    let products = (items as? [[String: Any]] ?? []).map { item in
      (id: Self.text(item["item_id"]) ?? "", value: item["price"] as? Double)
    }
    return events(name, products, user: user, time: time, &judge)
  }

  private func events(
    _ name: String, _ products: [(id: String, value: Double?)], user: String?, time: String?,
    _ judge: inout EventJudge
  ) -> [EventRecord] {
    if EventWords.isAboutNoProduct(name) {
      judge.warn(
        "N02", line, "", "events that choose no product, such as \(name.prefix(40)), were left out", .info)
      return []
    }
    guard let kind = EventWords.kind(name) else {
      judge.refuse("R13", line, EventWords.complaint(about: name))
      return []
    }
    guard !products.isEmpty else {
      judge.refuse("R12", line, "the event \(name.prefix(40)) names no product")
      return []
    }
    return products.compactMap { product in
      event(user, product.id, kind, kind == .view ? nil : product.value, time, &judge)
    }
  }

  /// Amazon Reviews, and records with the column names of tables.
  private func plain(_ judge: inout EventJudge) -> [EventRecord] {
    let rating = text("rating") ?? text("overall")
    var kind: EventKind = rating == nil ? .interaction : .rating
    if let word = text("event_type") ?? text("event") {
      guard let named = EventWords.kind(word) else {
        judge.refuse("R13", line, EventWords.complaint(about: word))
        return []
      }
      kind = named
    }
    var value: Double?
    if let word = rating ?? text("value") {
      value = Double(word)
      guard value?.isFinite == true else {
        judge.refuse(
          "R15", line, "the value “\(word.prefix(40))” is not a number; write it as 4.5 or leave it out")
        return []
      }
    }
    let event = event(
      Self.userKeys.lazy.compactMap(text).first, Self.itemKeys.lazy.compactMap(text).first ?? "", kind, value,
      Self.timeKeys.lazy.compactMap(text).first, &judge)
    return event.map { [$0] } ?? []
  }

  private func event(
    _ user: String?, _ item: String, _ kind: EventKind, _ value: Double?, _ time: String?,
    _ judge: inout EventJudge
  ) -> EventRecord? {
    guard let user, !user.isEmpty else {
      judge.refuse("R11", line, "the record has no user")
      return nil
    }
    guard !item.isEmpty else {
      judge.refuse("R12", line, "the record has no product id")
      return nil
    }
    var event = EventRecord(user: user, item: item, kind: kind, value: value, time: nil, line: line)
    if let time, !time.isEmpty {
      guard let read = EventTime.read(time) else {
        judge.refuse("R14", line, EventTime.complaint(about: time))
        return nil
      }
      event.time = judge.check(read, line: line, user: user)
    }
    return event
  }

  private func text(_ key: String) -> String? { Self.text(object[key]) }

  /// A string or a number as text; `nil` for `null`, lists and objects.
  private static func text(_ value: Any?) -> String? {
    switch value {
    case let text as String: text
    case let number as Int64: String(number)
    case let number as Double: String(number)
    default: nil
    }
  }
}
