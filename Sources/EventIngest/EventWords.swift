// EventIngest › EventWords: the names that shops give to what customers do.

import Catalogue

/// Event names and their common variants.
enum EventWords {
  /// The kind behind a name, whatever its case and its `-`, `_` or spaces; `nil` when it is unknown.
  static func kind(_ name: String) -> EventKind? {
    // The plain spelling is by far the most frequent.
    if let kind = EventKind(rawValue: name) { return kind }
    return names[name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }]
  }

  private static let names: [String: EventKind] = [
    "view": .view, "click": .view, "detailpageview": .view, "viewitem": .view, "pageview": .view, "pv": .view,
    "visit": .view, "cart": .cart, "addtocart": .cart, "basket": .cart, "purchase": .purchase,
    "buy": .purchase,
    "bought": .purchase, "order": .purchase, "transaction": .purchase, "purchasecomplete": .purchase,
    "sale": .purchase, "rating": .rating, "rate": .rating, "review": .rating, "like": .like, "fav": .like,
    "favorite": .like, "favourite": .like, "wishlist": .like, "addtowishlist": .like, "dislike": .dislike,
    "hide": .hide, "return": .takenBack, "refund": .takenBack, "returned": .takenBack,
    "interaction": .interaction,
  ]
}
