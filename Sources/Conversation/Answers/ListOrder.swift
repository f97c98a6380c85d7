// Conversation › ListOrder: by what a list is ordered, when it is not by how well things suit the customer.

/// What a list is of, and what puts it in order.
///
/// The orders that are not by receipts have a ``Ground`` for each item; the receipt then tells how well it suits.
package enum ListOrder: Hashable, Sendable {
  /// By receipts: what suits the customer.
  case fit
  /// By how many customers bought it, in the last so many days or ever.
  case popular(days: Int?)
  /// By what gained interest in the last so many days.
  case trending(days: Int)
  /// What is new: the newest first, or, for a known customer, by receipts among the newest.
  case newest(days: Int?)
  /// By how well its text matches words.
  case search(String)
  /// By how many customers bought both it and the anchor.
  case alsoBought
  /// By receipts, of other kinds than the anchor.
  case goesWith
  /// By receipts, one of each kind beside the anchor's.
  case bundle

  /// Whether a list in this order keeps what the customer has already: it tells what is so, not what to buy.
  package var includesSeen: Bool {
    switch self {
    case .popular, .trending, .search, .alsoBought: true
    case .fit, .newest, .goesWith, .bundle: false
    }
  }

  /// The word for programs.
  package var name: String {
    switch self {
    case .fit: "fit"
    case .popular: "popular"
    case .trending: "trending"
    case .newest: "new"
    case .search: "search"
    case .alsoBought: "also_bought"
    case .goesWith: "goes_with"
    case .bundle: "bundle"
    }
  }
}

/// Why an item stands where it stands in a list that is not ordered by receipts.
package struct Ground: Hashable, Sendable {
  /// A few cells for a column: `23`, `<5`.
  package let figure: String
  /// In words, in the language of the reply.
  package let words: String

  package init(figure: String, words: String) {
    self.figure = figure
    self.words = words
  }
}

/// Other customers are counted from this many on; fewer could be somebody.
package enum Crowd {
  package static let least = 5
}
