// EventIngest › TableColumns: which column of a table means what.

/// A column by its meaning.
enum Column: Int, CaseIterable {
  case user, item, event, value, rating, time
  case name, email, language, city, birthYear, segment
  case store, latitude, longitude, quantity
  /// The number of an order; a table that has one is about purchases.
  case order
  /// What the product is called, for items that no feed has brought.
  case title
  /// Known of customers by many files, and not used.
  case age, gender, occupation, postcode

  /// The names under which files have it, in lower case with `_`.
  var names: [String] {
    switch self {
    case .user:
      [
        "user_id", "user", "userid", "customer_id", "customer", "customerid", "visitorid", "visitor_id",
        "uid", "session_id",
      ]
    case .item:
      [
        "item_id", "item", "itemid", "product_id", "product", "productid", "movieid", "article_id", "sku",
        "asin", "parent_asin", "stockcode", "stock_code",
      ]
    case .event:
      ["event", "event_type", "eventtype", "action", "behavior", "behaviour", "event_name", "interaction"]
    case .value: ["value", "event_value", "amount", "price", "revenue", "unitprice", "unit_price"]
    case .rating: ["rating", "stars", "score"]
    case .time:
      [
        "timestamp", "time", "event_time", "date", "datetime", "created_at", "t_dat", "event_timestamp",
        "invoicedate", "invoice_date", "order_date",
      ]
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
    case .order: ["invoiceno", "invoice_no", "invoice", "order_id", "orderid", "order_number"]
    case .title: ["description", "product_name", "item_name", "product_title", "title"]
    case .age: ["age", "age_group"]
    case .gender: ["gender", "sex"]
    case .occupation: ["occupation", "job"]
    case .postcode: ["zip_code", "zip", "postcode", "postal_code"]
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
  ///
  /// Of several columns with one meaning, such as `user_id` and `session_id`, the more telling one counts.
  init(header: [String]) {
    names = header
    var places = Self.noPlaces
    var ranks = [Int](repeating: .max, count: Column.allCases.count)
    var known: Set<String> = []
    var repeated: String?
    for (place, title) in header.enumerated() {
      let bare = title.split(separator: ":").first.map(String.init) ?? ""
      let name = String(bare.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
      for column in Column.allCases {
        guard let rank = column.names.firstIndex(of: name) else { continue }
        if !known.insert(name).inserted { repeated = title }
        if rank < ranks[column.rawValue] {
          ranks[column.rawValue] = rank
          places[column.rawValue] = place
        }
      }
    }
    self.places = places
    self.repeated = repeated
  }

  /// Columns in this order, for a table without header; `nil` for one that is not used.
  init(layout: [Column?]) {
    names = []
    repeated = nil
    var places = Self.noPlaces
    for (place, column) in layout.enumerated() {
      if let column { places[column.rawValue] = place }
    }
    self.places = places
  }

  /// Whether a title has one of RecBole's types behind it.
  static func isTyped(_ title: String) -> Bool {
    [":token", ":token_seq", ":float", ":float_seq"].contains { title.hasSuffix($0) }
  }

  /// The titles that none of `columns` stands for.
  func unused(besides columns: [Column]) -> [String] {
    let used = Set(columns.compactMap { self[$0] })
    return names.indices.filter { !used.contains($0) && !names[$0].isEmpty }.map { names[$0] }
  }

  private static let noPlaces = [Int?](repeating: nil, count: Column.allCases.count)

  subscript(column: Column) -> Int? { places[column.rawValue] }

  var kind: EventFileKind? {
    if self[.store] != nil, self[.item] != nil, self[.quantity] != nil { return .storeStock }
    if self[.store] != nil, self[.name] != nil, self[.item] == nil { return .stores }
    if self[.user] != nil, self[.item] != nil { return .events }
    let personal: [Column] = [
      .name, .email, .language, .city, .birthYear, .segment, .age, .gender, .occupation, .postcode,
    ]
    return self[.user] != nil && personal.contains { self[$0] != nil } ? .customers : nil
  }
}
