// CollaborativeScoringTests › KernelTests: trained tables against the formulas, taken at their word.

import CollaborativeScoring
import Foundation
import Scoring
import ScoringTesting
import Testing
import VectorMath

@Suite("Kernels of what customers chose")
struct KernelTests {
  private let choices = Choices.drawn(users: 40, products: 20, chance: 0.2, seed: 3)

  private func row(_ user: Int) -> [Int] { choices.sequences.row(user).map { Int($0) } }

  private func chose(_ product: Int) -> Set<Int> {
    Set((0..<choices.userCount).filter { row($0).contains(product) })
  }

  /// The `limit` largest, ties to the lower number, by rising number.
  private func strongest(_ weights: [Int: Double], _ limit: Int) -> [Int] {
    weights.sorted { (-Float($0.value), $0.key) < (-Float($1.value), $1.key) }.prefix(limit).map(\.key)
      .sorted()
  }

  private func expect(_ table: KernelTable, row h: Int, _ weights: [Int: Double], limit: Int) {
    let rows = table.weights
    let kept = (rows.starts[h]..<rows.starts[h + 1]).map { Int(rows.columns[$0]) }
    #expect(kept == strongest(weights, limit), "row \(h)")
    for i in kept { #expect(abs(Double(rows.value(h, i)) - (weights[i] ?? 0)) < 1e-6, "entry \(h), \(i)") }
  }

  @Test("Neighbours are the strongest by shrunk cosine", arguments: [4, 100])
  func neighbours(limit: Int) {
    let table = NeighboursTrainer(count: limit, likeness: .cosine(shrinkage: 2)).train(choices)
    for h in 0..<20 {
      var weights: [Int: Double] = [:]
      for i in 0..<20 where i != h {
        let both = chose(h).intersection(chose(i)).count
        guard both > 0 else { continue }
        weights[i] = Double(both) / (Double(chose(h).count * chose(i).count).squareRoot() + 2)
        if let place = table.weights.index(h, i) { #expect(Int(table.customers[place]) == both) }
      }
      expect(table, row: h, weights, limit: limit)
    }
  }

  static let measures: [Likeness] = [.pearson(shrinkage: 1), .bm25, .rp3beta(alpha: 0.6, beta: 0.3)]

  @Test("Other measures are their formulas", arguments: measures)
  func formulas(likeness: Likeness) {
    let table = NeighboursTrainer(count: 6, likeness: likeness).train(choices)
    let mean = Double(choices.sequences.columns.count) / 20
    func length(_ user: Int32) -> Double { Double(row(Int(user)).count) }
    func saturation(_ count: Double) -> Double { 2.2 / (1 + 1.2 * (0.25 + 0.75 * count / mean)) }
    for h in 0..<20 {
      var weights: [Int: Double] = [:]
      for i in 0..<20 where i != h {
        let both = chose(h).intersection(chose(i)).sorted().map { Int32($0) }
        guard !both.isEmpty else { continue }
        let (first, second) = (Double(chose(h).count), Double(chose(i).count))
        switch likeness {
        case .cosine: break
        case .pearson(let shrinkage):
          let (p, q) = (first / 40, second / 40)
          let deviation = (p * (1 - p) * q * (1 - q)).squareRoot() * 40
          weights[i] = (Double(both.count) / 40 - p * q) * 40 / (deviation + shrinkage)
        case .bm25:
          let rarities = both.map { log(20 / (1 + length($0))) }
          weights[i] = rarities.reduce(0) { $0 + $1 * $1 } * saturation(first) * saturation(second)
        case .rp3beta(let alpha, let beta):
          let walks = both.reduce(0.0) { $0 + 1 / pow(first, alpha) / pow(length($1), alpha) }
          weights[i] = walks / pow(second, beta)
        }
      }
      expect(table, row: h, weights, limit: 6)
    }
  }

  @Test("Transitions count what followed within the window, nearer places more", arguments: [1, 3, 100])
  func transitions(window: Int) {
    let table = TransitionsTrainer(window: window, decay: 0.5, shrinkage: 1, count: 6).train(choices)
    for h in 0..<20 {
      var sums: [Int: Double] = [:]
      var customers: [Int: Int32] = [:]
      for user in 0..<choices.userCount {
        let row = row(user)
        for (first, product) in row.enumerated() where product == h {
          for second in row.indices where second > first && second - first <= window {
            sums[row[second], default: 0] += (1..<(second - first)).reduce(1.0) { value, _ in value * 0.5 }
            customers[row[second], default: 0] += 1
          }
        }
      }
      let norm = Double(chose(h).count) + 1
      expect(table, row: h, sums.mapValues { $0 / norm }, limit: 6)
      for (i, count) in customers {
        if let place = table.weights.index(h, i) { #expect(table.customers[place] == count) }
      }
    }
  }

  @Test("What is bought after a tent is not what is bought before it")
  func direction() {
    let ordered = Choices(sequences: IndexRows(rows: [[0, 1], [0, 1], [0, 2]]), productCount: 3)
    let table = TransitionsTrainer().train(ordered)
    #expect(table.weights.value(0, 1) > table.weights.value(0, 2))
    #expect(table.weights.value(1, 0) == 0)
  }

  @Test("No choices make empty tables")
  func empty() {
    let none = Choices(sequences: IndexRows(rows: [[], []]), productCount: 3)
    #expect(NeighboursTrainer().train(none).weights.values.isEmpty)
    #expect(TransitionsTrainer().train(none).weights.values.isEmpty)
    #expect(NeighboursTrainer().train(none).weights.rowCount == 3)
  }
}
