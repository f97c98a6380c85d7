// Conversation › CustomerAnswers: what is known of customers: brands, likeness, portrait, history.

package import Catalogue
package import GraphRules

/// A brand that suits a customer.
package struct BrandAnswer: Hashable, Sendable {
  package let brand: String
  package let name: String
  /// The sum of the scores of its products among the best-suited ones.
  package let score: Double
  /// How many of the best-suited products are its.
  package let listed: Int
  /// How many things of it the customer bought.
  package let bought: Int
  package let best: (item: String, title: String, price: Money?)

  package init(
    brand: String, name: String, score: Double, listed: Int, bought: Int,
    best: (item: String, title: String, price: Money?)
  ) {
    self.brand = brand
    self.name = name
    self.score = score
    self.listed = listed
    self.bought = bought
    self.best = best
  }

  package static func == (a: BrandAnswer, b: BrandAnswer) -> Bool { a.brand == b.brand && a.score == b.score }
  package func hash(into hasher: inout Hasher) { hasher.combine(brand) }
}

/// Customers whom something would suit.
package struct AudienceAnswer: Hashable, Sendable {
  package struct Member: Hashable, Sendable {
    package let card: CustomerCard
    package let score: Double
    package let reason: String

    package init(card: CustomerCard, score: Double, reason: String) {
      self.card = card
      self.score = score
      self.reason = reason
    }
  }
  /// What it is about, in words.
  package let title: String
  package let members: [Member]
  /// How many customers were looked at.
  package let asked: Int

  package init(title: String, members: [Member], asked: Int) {
    self.title = title
    self.members = members
    self.asked = asked
  }
}

/// A customer who chose the same things as another.
package struct AlikeCustomer: Hashable, Sendable {
  package let card: CustomerCard
  /// The cosine of their choices, rare products counting more; in `0...1`.
  package let likeness: Double
  /// Titles of what both chose, the rarest first.
  package let shared: [String]
  package let sharedCount: Int
  /// What this one bought last that the other does not have.
  package let further: String?

  package init(
    card: CustomerCard, likeness: Double, shared: [String], sharedCount: Int, further: String?
  ) {
    self.card = card
    self.likeness = likeness
    self.shared = shared
    self.sharedCount = sharedCount
    self.further = further
  }
}

/// A customer in a few lines.
package struct PortraitAnswer: Hashable, Sendable {
  package let card: CustomerCard
  package let language: String
  package let age: Int?
  package let segment: String
  /// Purchases with a price, added up in the shop's currency; `nil` where prices are not recorded.
  package let spent: Money?
  package let returned: Int
  package let first: CalendarDay?
  package let last: CalendarDay?
  /// What she chose most, with how often.
  package let brands: [Counted]
  package let categories: [Counted]
  package let colours: [Counted]
  package let sizes: [Counted]
  /// The usual price of what she buys: from the lower to the upper quarter.
  package let prices: (low: Money, high: Money)?
  package let latest: [HistoryAnswer.Line]
  /// What she looked at or put into the cart in the last 30 days and has not bought.
  package let pending: [String]
  package let disliked: [String]

  package struct Counted: Hashable, Sendable {
    package let name: String
    package let count: Int

    package init(name: String, count: Int) {
      self.name = name
      self.count = count
    }
  }

  package init(
    card: CustomerCard, language: String, age: Int?, segment: String, spent: Money?, returned: Int,
    first: CalendarDay?, last: CalendarDay?, brands: [Counted], categories: [Counted], colours: [Counted],
    sizes: [Counted], prices: (low: Money, high: Money)?, latest: [HistoryAnswer.Line], pending: [String],
    disliked: [String]
  ) {
    self.card = card
    self.language = language
    self.age = age
    self.segment = segment
    self.spent = spent
    self.returned = returned
    self.first = first
    self.last = last
    self.brands = brands
    self.categories = categories
    self.colours = colours
    self.sizes = sizes
    self.prices = prices
    self.latest = latest
    self.pending = pending
    self.disliked = disliked
  }

  package static func == (a: PortraitAnswer, b: PortraitAnswer) -> Bool { a.card == b.card }
  package func hash(into hasher: inout Hasher) { hasher.combine(card) }
}

/// Which part of a customer's past is asked for.
package struct HistoryQuery: Hashable, Sendable {
  /// All kinds for `nil`.
  package var event: EventKind?
  /// Both ends included.
  package var since: CalendarDay?
  package var until: CalendarDay?
  package var item: String?
  package var categories: [String] = []
  package var brands: [String] = []
  package var colours: [String] = []
  package var count = 10

  package init() {}
}

/// What a customer did.
package struct HistoryAnswer: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package let event: EventKind
    package let day: CalendarDay?
    package let item: String
    package let title: String
    /// Stars of a rating, `nil` for the rest.
    package let stars: Double?
    /// What was paid, for a purchase that tells it.
    package let paid: Money?

    package init(
      event: EventKind, day: CalendarDay?, item: String, title: String, stars: Double?, paid: Money?
    ) {
      self.event = event
      self.day = day
      self.item = item
      self.title = title
      self.stars = stars
      self.paid = paid
    }
  }
  /// The latest first, as many as were asked for.
  package let lines: [Line]
  /// How many there are in all.
  package let total: Int
  /// The title of the item asked about.
  package let title: String?
  /// Whether it, or something asked about, was bought and then sent back.
  package let wasReturned: Bool
  /// What all of them cost together, where prices are recorded.
  package let spent: Money?

  package init(lines: [Line], total: Int, title: String?, wasReturned: Bool, spent: Money? = nil) {
    self.spent = spent
    self.lines = lines
    self.total = total
    self.title = title
    self.wasReturned = wasReturned
  }
}
