// Conversation › ChangeAnswer: what would cost a product its place.

/// Something that the customer did, as it is told.
package struct ToldDeed: Hashable, Sendable {
  /// `event:e5512`.
  package let event: String
  /// What she did, as on an arrow: `bought`.
  package let verb: String
  /// The product's name.
  package let title: String
  /// What it adds to the score of the item in question.
  package let amount: Double

  package init(event: String, verb: String, title: String, amount: Double) {
    self.event = event
    self.verb = verb
    self.title = title
    self.amount = amount
  }
}

/// What would change the place of an item in a list.
package struct ChangeAnswer: Hashable, Sendable {
  /// The fewest actions without which the place is lost.
  package struct Deeds: Hashable, Sendable {
    package let without: [ToldDeed]
    /// Its score and place among all products without them.
    package let score: Double
    package let rank: Int
    /// Who would be first, or take the last place of the list.
    package let successor: String

    package init(without: [ToldDeed], score: Double, rank: Int, successor: String) {
      self.without = without
      self.score = score
      self.rank = rank
      self.successor = successor
    }
  }
  package struct Other: Hashable, Sendable {
    package enum Matter: Hashable, Sendable {
      /// So many actions with products of a brand, or of a category.
      case brand(String, count: Int)
      case category(String, count: Int)
      /// So many actions of one kind: `bought`.
      case deeds(String, count: Int)
      /// A link of the product's own: its kind in the ontology, and its name.
      case attribute(kind: String, name: String)
      /// A channel that counted so many times as much.
      case weight(String, factor: Double)
      /// A chip in words.
      case chip(String)
      /// A price limit of this much, in words.
      case priceLimit(String)
    }
    package let matter: Matter
    package let rank: Int
    package let successor: String?

    package init(matter: Matter, rank: Int, successor: String?) {
      self.matter = matter
      self.rank = rank
      self.successor = successor
    }
  }
  package let item: String
  package let title: String
  package let rank: Int
  /// How many places there are to lose: 1 for the first, else the length of the list.
  package let places: Int
  /// `nil` where nothing that she did keeps it there.
  package let deeds: Deeds?
  /// How many actions of the customer's stand behind the list.
  package let actions: Int
  package let others: [Other]

  package init(
    item: String, title: String, rank: Int, places: Int, deeds: Deeds?, actions: Int, others: [Other]
  ) {
    self.item = item
    self.title = title
    self.rank = rank
    self.places = places
    self.deeds = deeds
    self.actions = actions
    self.others = others
  }
}
