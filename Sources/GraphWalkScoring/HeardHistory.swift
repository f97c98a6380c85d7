// GraphWalkScoring › HeardHistory: a history as some walks hear it, with the places of its products.

import Catalogue
import Scoring

/// A history that several walks start from; what they all look up in it is made once.
final class HeardHistory {
  let items: [HistoryItem]
  private(set) lazy var places = PlacesByProduct(items.map(\.product.index))

  init(_ items: [HistoryItem]) { self.items = items }
}
