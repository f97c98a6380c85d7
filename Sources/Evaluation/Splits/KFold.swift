// Evaluation › KFold: every choice, or every customer, is hidden once.

package import Catalogue
import VectorMath

/// Splits choices or customers into parts of equal size, by chance from a seed.
///
/// Order in time is not kept: a fold may know what came after what it is asked. That makes use of every choice in a
/// small shop, and flatters models of the order in which things are bought.
package struct KFold: Sendable {
  /// What is dealt out to the folds.
  package enum Unit: String, Sendable, CaseIterable {
    /// Each customer's choices: she is known by her others. Who made only one choice is not tested.
    case choices
    /// Whole customers: training knows nothing of those in the fold. Their lists are made from the first four fifths
    /// of their choices, and the rest is to be foreseen.
    case customers
  }
  package let count: Int
  package let unit: Unit
  package let seed: UInt64

  /// `count` must be 2 or more.
  package init(count: Int, unit: Unit, seed: UInt64) {
    precondition(count >= 2, "one fold has nothing to train on")
    self.count = count
    self.unit = unit
    self.seed = seed
  }

  /// One of the `count` folds, by number from 0; the same for the same seed, however many are made.
  package func fold(_ number: Int, of events: [Event], isChoice: (Event) -> Bool) -> Fold {
    switch unit {
    case .choices: foldOfChoices(number, events, isChoice)
    case .customers: foldOfCustomers(number, events, isChoice)
    }
  }

  private func foldOfChoices(_ number: Int, _ events: [Event], _ isChoice: (Event) -> Bool) -> Fold {
    var known: [Event] = []
    var held: [HeldOut] = []
    var generator = SeededGenerator(seed: seed)
    events.forEachCustomer { user, own in
      var chosen = Self.firstChoices(own, isChoice)
      generator.shuffle(&chosen)
      let offset = generator.below(count)
      let hidden =
        chosen.count < 2 ? [] : chosen.indices.filter { ($0 + offset) % count == number }.map { chosen[$0] }
      if !hidden.isEmpty, hidden.count < chosen.count {
        held.append(HeldOut(user: user, products: hidden.distinct))
        known += own.filter { !hidden.contains($0.product) }
      } else {
        known += own
      }
    }
    return Fold(training: known, profiles: known, held: held)
  }

  private func foldOfCustomers(_ number: Int, _ events: [Event], _ isChoice: (Event) -> Bool) -> Fold {
    var customers: [Int] = []
    events.forEachCustomer { user, own in
      if Self.firstChoices(own, isChoice).count >= 2 { customers.append(user) }
    }
    var generator = SeededGenerator(seed: seed)
    generator.shuffle(&customers)
    let tested = Set(customers.indices.lazy.filter { $0 % count == number }.map { customers[$0] })
    var training: [Event] = []
    var profiles: [Event] = []
    var held: [HeldOut] = []
    events.forEachCustomer { user, own in
      guard tested.contains(user) else { return training += own }
      let chosen = Self.firstChoices(own, isChoice)
      let hidden = Set(chosen.suffix(max(1, chosen.count / 5)))
      let end = own.firstIndex { hidden.contains($0.product) && isChoice($0) } ?? own.endIndex
      held.append(HeldOut(user: user, products: hidden.sorted()))
      profiles += own[..<end].filter { !hidden.contains($0.product) }
    }
    return Fold(training: training, profiles: profiles, held: held)
  }

  /// The products that a customer chose, in the order in which she first did.
  private static func firstChoices(_ own: ArraySlice<Event>, _ isChoice: (Event) -> Bool) -> [ProductID] {
    var seen: Set<ProductID> = []
    return own.filter { isChoice($0) && seen.insert($0.product).inserted }.map(\.product)
  }
}

extension SeededGenerator {
  /// Brings items into an order of chance; each order is as likely as any other.
  ///
  /// R. Fisher, F. Yates, 1938, in the form of D. Knuth, TAOCP vol. 2, algorithm P.
  package mutating func shuffle<Item>(_ items: inout [Item]) {
    for place in items.indices.reversed() { items.swapAt(place, below(place + 1)) }
  }
}
