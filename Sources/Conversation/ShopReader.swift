// Conversation › ShopReader: the questions that a dialogue may ask of the shop. It can read, and only read.

package import Catalogue
package import Explanation
package import Fusion
package import Scoring

/// A soft wish relative to a product: cheaper, lighter, darker.
package struct Critique: Hashable, Sendable {
  /// One of `price weight rating delivery volume colour.lightness colour.warmth formality`.
  package var attribute: String
  /// `+` or `-`.
  package var direction: String
  /// `small`, `large` or `nil`.
  package var step: String?
  /// The item that the wish is relative to.
  package var item: String

  package init(attribute: String, direction: String, step: String? = nil, item: String) {
    self.attribute = attribute
    self.direction = direction
    self.step = step
    self.item = item
  }
}

/// How a list shall differ from what suits best: soft wishes that fade.
package struct Tuning: Hashable, Sendable {
  package enum Aspect: String, CaseIterable, Hashable, Sendable { case diversity, novelty, popularity }
  /// A wish for more of it, or less.
  private struct Wish: Hashable, Sendable {
    var strength: Double
    var turn: Int
  }
  private var wishes: [Aspect: Wish] = [:]

  /// What is left of a wish after a further turn.
  private static let kept = 0.7
  private static let most = 2.0
  private static let least = 0.1

  package init() {}

  package var isEmpty: Bool { wishes.isEmpty }

  /// How much of it is wished, negative for less; 0 where nothing was said, about 1 for a wish just said.
  package func strength(_ aspect: Aspect) -> Double { wishes[aspect]?.strength ?? 0 }

  /// Adds a wish, to what is left of one for the same; one for the opposite takes its place.
  mutating func add(_ aspect: Aspect, _ sign: Double, at turn: Int) {
    let before = faded(at: turn).strength(aspect)
    let sum = before * sign > 0 ? before + sign : sign
    wishes[aspect] = Wish(strength: max(-Self.most, min(Self.most, sum)), turn: turn)
  }

  /// What is left of the wishes at a later turn.
  func faded(at turn: Int) -> Tuning {
    var rest = Tuning()
    for (aspect, wish) in wishes {
      let factor = (0..<max(0, min(40, turn - wish.turn))).reduce(1.0) { product, _ in product * Self.kept }
      if abs(wish.strength * factor) < Self.least { continue }
      rest.wishes[aspect] = Wish(strength: wish.strength * factor, turn: turn)
    }
    return rest
  }
}

/// What a list is asked for with.
package struct ListRequest: Hashable, Sendable {
  /// More than anybody reads; who wants the rest says “more”.
  package static let mostItems = 100

  /// The customer's id; `nil` for somebody unknown.
  package var user: String?
  package var wish = Wish()
  package var critiques: [Critique] = []
  package var tuning = Tuning()
  /// The item that the list shall resemble; `nil` for a list made for the customer.
  package var similarTo: String?
  package var said: [Said] = []
  /// The turn of the conversation that asks, for evidence that was said.
  package var turn = 0
  package var count: Int
  package var offset = 0
  package var includesSeen = false
  /// What puts it in order.
  package var order = ListOrder.fit

  package init(user: String?, count: Int) {
    self.user = user
    self.count = count
  }
}

/// A dominant colour of a picture.
package struct Swatch: Hashable, Sendable {
  /// The colour's word in the language of the reply.
  package let name: String
  package let red, green, blue: UInt8

  package init(name: String, red: UInt8, green: UInt8, blue: UInt8) {
    self.name = name
    self.red = red
    self.green = green
    self.blue = blue
  }
}

/// One line of a list, with what an agent needs to read it out.
package struct ListedItem: Sendable {
  package let receipt: Receipt
  package let item: String
  package let variant: String
  package let title: String
  package let brand: String
  package let price: Money?
  /// The price before the sale, `nil` when there is none.
  package let regularPrice: Money?
  package let isInStock: Bool
  package let isNew: Bool
  package let link: String
  /// Up to three, the largest first; empty without a picture.
  package let swatches: [Swatch]
  /// The heaviest reasons in a few words each, in the language asked for.
  package var shortReasons: [String]
  /// Why it stands where it stands, in a list that is not ordered by receipts.
  package var ground: Ground?

  package init(
    receipt: Receipt, item: String, variant: String, title: String, brand: String, price: Money?,
    regularPrice: Money?, isInStock: Bool, isNew: Bool, link: String, swatches: [Swatch],
    shortReasons: [String]
  ) {
    self.receipt = receipt
    self.item = item
    self.variant = variant
    self.title = title
    self.brand = brand
    self.price = price
    self.regularPrice = regularPrice
    self.isInStock = isInStock
    self.isNew = isNew
    self.link = link
    self.swatches = swatches
    self.shortReasons = shortReasons
  }
}

/// A chip that keeps products out of a list, and how many its removal would let in.
package struct Blocker: Hashable, Sendable {
  /// The chip as it stands in ``Chips``, for instance `price<=40 EUR`.
  package let chip: String
  package let frees: Int

  package init(chip: String, frees: Int) {
    self.chip = chip
    self.frees = frees
  }
}

/// The answer to a ``ListRequest``.
package struct RecommendationList: Sendable {
  package let items: [ListedItem]
  /// How many products pass every constraint.
  package let fitting: Int
  /// How many products the shop offers.
  package let offered: Int
  /// For an empty list: what blocks, the most freeing first.
  package let blockers: [Blocker]
  /// Under the first page of a list that wishes steer: up to three ways on.
  package let offers: [CompoundOffer]

  package init(
    items: [ListedItem], fitting: Int, offered: Int, blockers: [Blocker], offers: [CompoundOffer] = []
  ) {
    self.items = items
    self.fitting = fitting
    self.offered = offered
    self.blockers = blockers
    self.offers = offers
  }
}

/// What an agent sees first of a customer.
package struct CustomerCard: Hashable, Sendable {
  package let id: String
  package let name: String
  package let city: String
  /// Purchases, or events without a type in shops that have no purchases.
  package let orders: Int
  /// Whole days since the last purchase, `nil` when there is none or it has no time.
  package let daysSinceLastOrder: Int?

  package init(id: String, name: String, city: String, orders: Int, daysSinceLastOrder: Int?) {
    self.id = id
    self.name = name
    self.city = city
    self.orders = orders
    self.daysSinceLastOrder = daysSinceLastOrder
  }
}

/// Reads the shop on behalf of a dialogue.
package protocol ShopReader: WhyReader, FactReader, LedgerReader, Sendable {
  /// The name of the shop.
  var shopName: String { get }
  /// ISO 4217, the currency of amounts without one.
  var currency: String { get }
  /// How many items a list in the chat holds.
  var listSize: Int { get }
  func customer(_ id: String) -> CustomerCard?
  /// A list in the order of its receipts; `language` is `en` or `zh`.
  func list(_ request: ListRequest, language: String) throws -> RecommendationList
  /// Why one item would be recommended under this request, whether or not it made the list.
  func explain(_ item: String, for request: ListRequest, language: String) throws -> Explained
  /// Name, price, colours of one item, without a score.
  func product(_ item: String) -> Product?
}

/// An item with its receipt and the tree of its reasons.
package struct Explained: Sendable {
  package let listed: ListedItem
  package let tree: ReasonTree

  package init(listed: ListedItem, tree: ReasonTree) {
    self.listed = listed
    self.tree = tree
  }
}
