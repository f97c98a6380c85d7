// ComparisonTests › GRU4RecTests: the network that reads in order learns what only the order tells.

import Comparison
import Scoring
import ScoringTesting
import Testing
import VectorMath

@Suite("GRU4Rec")
struct GRU4RecTests {
  @Test("The longest sequence comes first, and whoever goes on stays among the first rows")
  func batches() {
    let batch = SequenceBatch([[7, 8], [1, 2, 3, 4], [9], [5, 6, 0]])
    #expect(batch.counts == [3, 2, 1])
    #expect(batch.products == [1, 5, 7, 2, 6, 3])
    #expect(batch.next == [2, 6, 8, 3, 0, 4])
    #expect(SequenceBatch([[3], []]).counts.isEmpty)
  }

  @Test("Loss and slopes are those of the slow network, weight by weight")
  func slopes() {
    var random = SeededGenerator(seed: 3)
    let sequences = [[0, 3, 1, 4, 2], [5, 1, 3, 1], [2, 5]]
    let corrections: [Double?] = [nil, 0.3, -0.5, 0, 1.1, 0.2, -0.7]
    let batch = SequenceBatch(sequences.map { ArraySlice($0.map { Int32($0) }) })
    let candidates = GRU4Rec.Candidates(
      products: [1, 2, 3, 4, 5, 6], corrections: corrections.compactMap { $0.map { Float($0) } })
    var model = GRU4Rec(productCount: corrections.count, dimensions: 3, &random)
    let mask = DenseRows(
      rowCount: batch.products.count, columnCount: 3,
      values: (0..<batch.products.count * 3).map { _ in random.unit() < 0.3 ? 0 : 1.25 })
    // Some way from the beginning, where no weight is small.
    for _ in 0..<20 { model.step(model.slopes(batch, among: candidates, mask: mask), rate: 0.05) }
    let found = model.slopes(batch, among: candidates, mask: mask)

    var slow = SlowGRU(model)
    func loss() -> Double {
      slow.loss(sequences, corrections: corrections) { sequence, step, place in
        Double(mask.values[(batch.counts.prefix(step).reduce(0, +) + sequence) * 3 + place])
      }
    }
    #expect(abs(loss() - found.loss) < 1e-5)
    var products = DenseRows(rowCount: corrections.count, columnCount: 3)
    for (place, number) in found.numbers.enumerated() {
      found.products.addRow(place, to: &products, row: Int(number))
    }
    let fast = [
      products.values, [0] + found.bias.values, found.layer.input.values, found.layer.recurrent.values,
      found.layer.bias.values,
    ]
    for part in slow.parts.indices {
      #expect(fast[part].count == slow.parts[part].count)
      for place in slow.parts[part].indices {
        let weight = slow.parts[part][place]
        slow.parts[part][place] = weight + 1e-5
        let above = loss()
        slow.parts[part][place] = weight - 1e-5
        let slope = (above - loss()) / 2e-5
        slow.parts[part][place] = weight
        #expect(
          abs(slope - Double(fast[part][place])) < 1e-5 + 1e-4 * abs(slope), "part \(part), place \(place)")
      }
    }
  }

  @Test("One seed gives one network, to the bit; another seed another", arguments: [20, 5000])
  func seeds(products: Int) throws {
    let choices = Choices.drawn(users: 60, products: products, chance: 4 / Double(products), seed: 4)
    func bits(_ seed: UInt64) throws -> [UInt32] {
      let model = try #require(GRU4RecTrainer(dimensions: 4, epochs: 2, seed: seed).train(choices))
      return model.scores(after: choices.sequences.row(0)).map(\.bitPattern)
    }
    #expect(try bits(1) == bits(1))
    #expect(try bits(1) != bits(2))
  }

  @Test("After 3 comes 4 when 2 came before it, and 2 when 4 did: neither popularity nor one step tells that")
  func order() throws {
    let rows = (0..<240).map { user in
      (0..<6).map { step in (user / 2 + (user.isMultiple(of: 2) ? step : 12 - step)) % 12 }
    }
    let choices = Choices(sequences: IndexRows(rows: rows), productCount: 12)
    let model = try #require(GRU4RecTrainer(dimensions: 16, epochs: 60).train(choices))
    func first(after taken: [Int32]) -> Int? {
      let scores = model.scores(after: taken)
      return scores.indices.max { scores[$0] < scores[$1] }
    }
    for product in 0..<12 {
      let (below, above) = ((product + 11) % 12, (product + 1) % 12)
      #expect(first(after: [Int32(below), Int32(product)]) == above, "upwards from \(product)")
      #expect(first(after: [Int32(above), Int32(product)]) == below, "downwards from \(product)")
    }
  }

  @Test("Nothing to learn from gives no network; what is newer than the training is not read")
  func little() throws {
    let alone = (0..<40).map { [$0 % 2] }
    #expect(GRU4RecTrainer().train(Choices(sequences: IndexRows(rows: alone), productCount: 2)) == nil)
    let choices = Choices.drawn(users: 60, products: 20, chance: 0.2, seed: 4)
    let model = try #require(GRU4RecTrainer(dimensions: 4, epochs: 1).train(choices))
    #expect(model.scores(after: [20, 77]) == [Float](repeating: 0, count: 20))
    #expect(model.scores(after: [3, 20, 5]) == model.scores(after: [3, 5]))
    let long = (0..<70).map { Int32($0 % 20) }
    #expect(model.scores(after: long) == model.scores(after: long.suffix(GRU4Rec.memory)))
  }
}
