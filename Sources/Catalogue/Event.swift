// Catalogue › Event: what customers did.

/// What a customer did with a product.
package enum EventKind: String, Sendable, CaseIterable {
  case view, cart, purchase, rating, like, dislike, hide
  case takenBack = "return"
  /// An event file without types (implicit feedback); counts as having the product.
  case interaction

  /// Whether the product is left out of later lists of the same customer.
  package var marksAsSeen: Bool { self == .purchase || self == .rating || self == .interaction }
}

/// An event as a file tells it, before its names are looked up.
package struct EventRecord: Hashable, Sendable {
  package var user: String
  /// The id of a variant or of an item.
  package var item: String
  package var kind: EventKind
  /// Stars for a rating, money for a purchase, seconds for a view; `nil` when absent.
  package var value: Double?
  /// Seconds since 1970; `nil` in files without times.
  package var time: Int64?
  /// The 1-based line in its file.
  package var line: Int

  package init(user: String, item: String, kind: EventKind, value: Double?, time: Int64?, line: Int) {
    self.user = user
    self.item = item
    self.kind = kind
    self.value = value
    self.time = time
    self.line = line
  }
}

/// An event between a known customer and a known product: 40 bytes, for shops with a hundred million of them.
package struct Event: Hashable, Sendable {
  /// The store's number, `event:eN` in graph and receipts.
  package let number: Int
  private let amount: Double
  private let moment: Int64
  private let customer: Int32
  private let item: Int32
  private let place: Int32
  package let kind: EventKind
  private let hasAmount, hasMoment: Bool

  package init(
    number: Int, user: Int, product: ProductID, variant: Int, kind: EventKind, value: Double?, time: Int64?
  ) {
    self.number = number
    customer = Int32(user)
    item = Int32(product.index)
    place = Int32(clamping: variant)
    self.kind = kind
    amount = value ?? 0
    moment = time ?? 0
    (hasAmount, hasMoment) = (value != nil, time != nil)
  }

  /// The customer's dense index.
  package var user: Int { Int(customer) }
  package var product: ProductID { ProductID(Int(item)) }
  /// The place of the variant among its product's variants.
  package var variant: Int { Int(place) }
  package var value: Double? { hasAmount ? amount : nil }
  package var time: Int64? { hasMoment ? moment : nil }
}

extension Event {
  /// The products that a customer wants to see no more: hidden, and nothing good said or done of them since.
  ///
  /// `events` are hers in order of time.
  package static func hidden(in events: some Sequence<Event>) -> Set<Int> {
    var hidden: Set<Int> = []
    for event in events {
      switch event.kind {
      case .hide: hidden.insert(event.product.index)
      case .like, .cart, .purchase: hidden.remove(event.product.index)
      default: break
      }
    }
    return hidden
  }
}
