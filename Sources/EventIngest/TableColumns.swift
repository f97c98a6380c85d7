// EventIngest › TableColumns: which column of a table means what.

/// A column by its meaning.
enum Column: Int, CaseIterable {
  case user, item, event, value, rating, time
  case name, email, language, city, birthYear, segment
  case store, latitude, longitude, quantity

  /// The names under which files have it, in lower case with `_`.
  var names: [String] {
    switch self {
    case .user:
      [
        "user_id", "user", "userid", "customer_id", "customer", "customerid", "visitorid", "visitor_id",
        "uid",
      ]
    case .item:
      [
        "item_id", "item", "itemid", "product_id", "product", "productid", "movieid", "article_id", "sku",
        "asin",
      ]
    case .event:
      ["event", "event_type", "eventtype", "action", "behavior", "behaviour", "event_name", "interaction"]
    case .value: ["value", "event_value", "amount", "price", "revenue"]
    case .rating: ["rating", "stars", "score"]
    case .time:
      ["timestamp", "time", "event_time", "date", "datetime", "created_at", "t_dat", "event_timestamp"]
    case .name: ["name", "full_name", "store_name"]
    case .email: ["email", "e_mail", "mail"]
    case .language: ["language", "lang", "locale"]
    case .city: ["city", "town"]
    case .birthYear: ["birth_year", "birthyear", "year_of_birth"]
    case .segment: ["segment", "group", "memberlevel", "member_level"]
    case .store: ["store_id", "store", "storeid"]
    case .latitude: ["latitude", "lat"]
    case .longitude: ["longitude", "lon", "lng", "long"]
    case .quantity: ["quantity", "qty", "stock", "count"]
    }
  }
}

/// The header of a table.
struct TableColumns {
  let names: [String]
  /// By the column's number.
  private let places: [Int?]
  /// A known column that stands twice.
  let repeated: String?

  /// Reads header names; RecBole's `user_id:token` counts as `user_id`.
  init(header: [String]) {
    names = header
    var places = Self.noPlaces
    var repeated: String?
    for (place, title) in header.enumerated() {
      let bare = title.split(separator: ":").first.map(String.init) ?? ""
      let name = String(bare.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
      guard let column = Column.allCases.first(where: { $0.names.contains(name) }) else { continue }
      if places[column.rawValue] == nil { places[column.rawValue] = place } else { repeated = title }
    }
    self.places = places
    self.repeated = repeated
  }

  /// User, item, event and time in this order, for a table without header.
  init(eventColumns count: Int) {
    names = []
    repeated = nil
    var places = Self.noPlaces
    let columns: [Column] = [.user, .item, .event, .time]
    for (place, column) in columns.prefix(count).enumerated() { places[column.rawValue] = place }
    self.places = places
  }

  private static let noPlaces = [Int?](repeating: nil, count: Column.allCases.count)

  subscript(column: Column) -> Int? { places[column.rawValue] }

  var kind: EventFileKind? {
    if self[.store] != nil, self[.item] != nil, self[.quantity] != nil { return .storeStock }
    if self[.store] != nil, self[.name] != nil, self[.item] == nil { return .stores }
    if self[.user] != nil, self[.item] != nil { return .events }
    let personal: [Column] = [.name, .email, .language, .city, .birthYear, .segment]
    return self[.user] != nil && personal.contains { self[$0] != nil } ? .customers : nil
  }
}
