// EvaluationTests › Events: events in a few numbers.

import Catalogue

/// An event whose time is its number, unless another is given.
func event(
  _ number: Int, _ user: Int, _ product: Int, _ kind: EventKind = .purchase, at time: Int64?? = .none
) -> Event {
  Event(
    number: number, user: user, product: ProductID(product), variant: 0, kind: kind, value: nil,
    time: time ?? Int64(number))
}

func isPurchase(_ event: Event) -> Bool { event.kind == .purchase }
