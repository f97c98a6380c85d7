// Evaluation › TimeCut: everything before a moment is known, what customers chose from then on is to be foreseen.

package import Catalogue

/// A split that keeps time in order over the whole shop, as it is on any day that a shop asks for advice.
///
/// Events without a time count as known. A product that the customer had chosen before is no test, unless repeats are.
package struct TimeCut: Sendable {
  /// Seconds since 1970; the first moment that is hidden.
  package let moment: Int64
  /// Whether a product chosen before and chosen again is to be foreseen, too.
  package let countsRepeats: Bool

  package init(moment: Int64, countsRepeats: Bool = false) {
    self.moment = moment
    self.countsRepeats = countsRepeats
  }

  /// The cut that hides about this share of the choices that have a time, the latest.
  ///
  /// - Returns: `nil` when fewer than two moments are known: then there is no before and after.
  package static func moment(hiding share: Double, of events: [Event], isChoice: (Event) -> Bool) -> Int64? {
    let times = events.lazy.filter(isChoice).compactMap(\.time).sorted()
    guard let first = times.first, let last = times.last, first < last else { return nil }
    let place = min(times.count - 1, max(1, Int((Double(times.count) * (1 - share)).rounded())))
    // A cut within equal times would tear one moment apart: it hides from that moment on, unless nothing is before.
    return times[place] > first ? times[place] : times.first { $0 > first }
  }

  /// The fold of events that stand by customer, in order of time.
  package func fold(of events: [Event], isChoice: (Event) -> Bool) -> Fold {
    var known: [Event] = []
    var held: [HeldOut] = []
    events.forEachCustomer { user, own in
      let before = own.filter { $0.time.map { $0 < moment } ?? true }
      let chosenBefore = Set(before.lazy.filter(isChoice).map(\.product))
      let after = own.filter { $0.time.map { $0 >= moment } ?? false && isChoice($0) }.map(\.product)
      let wanted = (countsRepeats ? after : after.filter { !chosenBefore.contains($0) }).distinct
      if !wanted.isEmpty { held.append(HeldOut(user: user, products: wanted)) }
      known += before
    }
    return Fold(training: known, profiles: known, held: held, moment: moment)
  }
}
