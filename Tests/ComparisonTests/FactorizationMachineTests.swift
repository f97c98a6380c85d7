// ComparisonTests › FactorizationMachineTests: stars are foretold from factors of who rates and what is rated.

import Comparison
import Testing
import VectorMath

@Suite("Factorisation machine")
struct FactorizationMachineTests {
  /// Customers of two camps, each of which loves one half of the products; every seventh rating is kept back.
  private func ratings() -> (known: [FactorizationMachine.Features], stars: [Float], hidden: [(Int, Int)]) {
    var known: [FactorizationMachine.Features] = []
    var stars: [Float] = []
    var hidden: [(Int, Int)] = []
    for user in 0..<40 {
      for product in 0..<30 {
        if (user * 30 + product) % 7 == 0 {
          hidden.append((user, product))
        } else {
          known.append([(Int32(user), 1), (Int32(40 + product), 1)])
          stars.append(taste(user, product))
        }
      }
    }
    return (known, stars, hidden)
  }

  private func taste(_ user: Int, _ product: Int) -> Float { user % 2 == product % 2 ? 5 : 2 }

  @Test("Tastes that means cannot tell are foretold, within the range of the stars")
  func tastes() {
    let (known, given, hidden) = ratings()
    let machine = FactorizationMachine(known, stars: given, featureCount: 70, epochs: 200)
    for (user, product) in hidden {
      let predicted = machine.predicted([(Int32(user), 1), (Int32(40 + product), 1)])
      #expect(abs(predicted - taste(user, product)) < 0.5)
      #expect((2...5).contains(predicted))
    }
  }

  @Test("One rating teaches its stars, for whatever is asked")
  func single() {
    let features: FactorizationMachine.Features = [(0, 1), (1, 0.5), (2, 2)]
    let machine = FactorizationMachine([features], stars: [3], featureCount: 3, epochs: 1)
    #expect(machine.predicted(features) == 3)
    #expect(machine.predicted([]) == 3)
  }

  @Test("One seed gives one machine, to the bit; another seed another")
  func seeds() {
    let (known, given, _) = ratings()
    func bits(_ seed: UInt64) -> [UInt32] {
      let machine = FactorizationMachine(known, stars: given, featureCount: 70, epochs: 3, seed: seed)
      return known.map { machine.predicted($0).bitPattern }
    }
    #expect(bits(1) == bits(1))
    #expect(bits(1) != bits(2))
  }
}
