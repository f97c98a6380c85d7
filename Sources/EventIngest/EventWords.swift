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

  static func complaint(about word: String) -> String {
    let known = "view, cart, purchase, return, rating, like, dislike, hide"
    return "the event “\(word.prefix(40))” is unknown; write one of \(known)"
  }

  private static let names: [String: EventKind] = [
    "view": .view, "click": .view, "detailpageview": .view, "viewitem": .view, "pageview": .view, "pv": .view,
    "visit": .view, "cart": .cart, "addtocart": .cart, "basket": .cart, "purchase": .purchase,
    "buy": .purchase,
    "bought": .purchase, "order": .purchase, "transaction": .purchase, "purchasecomplete": .purchase,
    "sale": .purchase, "rating": .rating, "rate": .rating, "review": .rating, "like": .like, "fav": .like,
    "favorite": .like, "favourite": .like, "wishlist": .like, "addtowishlist": .like, "dislike": .dislike,
    "hide": .hide, "return": .takenBack, "refund": .takenBack, "returned": .takenBack,
    "interaction": .interaction, "selectitem": .view, "addtolist": .like,
  ]

  /// Whether an event of Google Retail or GA4 chooses no product: a search, a list shown, a way to the checkout.
  static func isAboutNoProduct(_ name: String) -> Bool {
    idle.contains(name.lowercased().map { $0 == "-" ? "_" : String($0) }.joined())
  }

  private static let idle: Set<String> = [
    "category_page_view", "home_page_view", "search", "shopping_cart_page_view", "promotion_offered",
    "promotion_not_offered", "remove_from_cart", "page_view", "session_start", "first_visit",
    "user_engagement",
    "scroll", "view_item_list", "view_search_results", "view_cart", "begin_checkout", "add_shipping_info",
    "add_payment_info", "view_promotion", "select_promotion", "login", "sign_up", "share", "click",
    "file_download",
    "form_start", "form_submit", "video_start", "video_progress", "video_complete", "select_content",
    "generate_lead",
  ]
}
