// ShopStore › QueuedEvent: an event that has its number and waits for its row.

import Catalogue

/// A row of table `event`.
struct QueuedEvent {
  let number: Int
  let user: Int
  let place: VariantPlace
  let kind: EventKind
  let value: Double?
  let time: Int64?
  let source: RecordSource

  /// Binds the nine columns from `first` on.
  func bind(to statement: RawStatement, from first: CInt) {
    statement.bind(first, number)
    statement.bind(first + 1, user)
    statement.bind(first + 2, place.product)
    statement.bind(first + 3, place.place)
    statement.bind(first + 4, kind.number)
    statement.bind(first + 5, value)
    statement.bind(first + 6, time)
    statement.bind(first + 7, source.importNumber)
    statement.bind(first + 8, source.line)
  }
}
