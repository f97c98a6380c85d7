// Evaluation › LeaveLastOut: hide what each customer took last, and see whether it would have been foreseen.

package import Catalogue

/// A split that keeps time in order within each customer.
///
/// For every customer with at least ``minimumChoices`` different chosen products, the events of the product first
/// chosen last are held out, and so is everything she did after it.
package struct LeaveLastOut: Sendable {
  package static let minimumChoices = 3

  /// All events that training and the profile may know.
  package let known: [Event]
  package let held: [HeldOut]

  /// - Parameters:
  ///   - events: By customer, in order of time.
  ///   - isChoice: Whether an event means that the customer took the product.
  package init(_ events: [Event], isChoice: (Event) -> Bool) {
    var known: [Event] = []
    var held: [HeldOut] = []
    known.reserveCapacity(events.count)
    var start = events.startIndex
    while start < events.endIndex {
      let user = events[start].user
      let end = events[start...].firstIndex { $0.user != user } ?? events.endIndex
      var chosen: Set<ProductID> = []
      var last: (place: Int, product: ProductID)?
      for place in start..<end where isChoice(events[place]) && chosen.insert(events[place].product).inserted
      {
        last = (place, events[place].product)
      }
      if let last, chosen.count >= Self.minimumChoices {
        held.append(HeldOut(user: user, products: [last.product]))
        // What she did with the product before she took it would give it away.
        known += events[start..<last.place].filter { $0.product != last.product }
      } else {
        known += events[start..<end]
      }
      start = end
    }
    self.known = known
    self.held = held
  }

  /// The split as a fold: training knows no more than the profile.
  package var fold: Fold { Fold(training: known, profiles: known, held: held) }
}
