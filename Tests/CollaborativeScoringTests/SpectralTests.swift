// CollaborativeScoringTests › SpectralTests: the filtered spectrum against the closed form, by hand-made matrices.

import Catalogue
import CollaborativeScoring
import Foundation
import Scoring
import ScoringTesting
import Testing
import VectorMath

@Suite("Spectral filter")
struct SpectralTests {
  @Test("The laws hold, with a product taken twice, one disliked, and ones that came after training")
  func laws() throws {
    let choices = Choices.drawn(users: 60, products: 20, chance: 0.2, seed: 4)
    let kernel = try #require(SpectralTrainer(rank: 6, walk: 1.5).train(choices))
    let history = [HistoryItem].trying
    expectLaws(
      of: FactorScorer(name: "spectral", kernel: kernel), request: ScoringRequest(user: 1, history: history),
      productCount: 24)
  }

  @Test("The checkerboard's two camps are its smoothest components")
  func checkerboard() throws {
    let board = Checkerboard()
    let kernel = try #require(SpectralTrainer(rank: 2).train(board.choices))
    let scorer = FactorScorer(name: "spectral", kernel: kernel)
    for user in 0..<board.side { #expect(board.isSolved(by: scorer, for: user), "customer \(user)") }
  }

  /// `D_h^-(½+b) Rᵀ D_u^-1 R D_i^-(½-b)`, entry by entry.
  private func walk(_ choices: Choices, _ degree: Double, _ h: Int, _ i: Int) -> Double {
    let customers = Set(choices.byProduct.row(h)).intersection(choices.byProduct.row(i)).sorted()
    let sum = customers.reduce(0.0) { $0 + 1 / Double(choices.byUser.count(ofRow: Int($1))) }
    return sum / pow(Double(choices.popularity(of: h)), 0.5 + degree)
      / pow(Double(choices.popularity(of: i)), 0.5 - degree)
  }

  @Test("With all components, no lift and a linear response the filter is the walk, whatever the degree")
  func linear() throws {
    let choices = Choices.drawn(users: 30, products: 12, chance: 0.3, seed: 5)
    // φ = 1 makes h(s) = s², so h(s) − walk·s² is 1 − walk times the walk itself.
    let trainer = SpectralTrainer(rank: 12, degree: 0.3, sharpness: 1, lift: 0, walk: 0.25, passes: 2)
    let kernel = try #require(trainer.train(choices))
    for h in 0..<12 {
      for i in 0..<12 {
        let found = kernel.history.product(ofRow: h, with: kernel.candidate, row: i)
        #expect(abs(found - 0.75 * walk(choices, 0.3, h, i)) < 1e-5, "\(h), \(i)")
      }
    }
  }

  @Test("φ times the walk and the filter without it add up to the closed form", arguments: [1.0, 1.5, 2])
  func closedForm(sharpness: Double) throws {
    let choices = Choices.drawn(users: 30, products: 12, chance: 0.3, seed: 6)
    func kernel(walk: Double) throws -> FactorKernel {
      try #require(
        SpectralTrainer(rank: 12, degree: 0.45, sharpness: sharpness, lift: 0.5, walk: walk).train(choices))
    }
    let whole = try kernel(walk: 0)
    let rest = try kernel(walk: sharpness)
    for h in 0..<12 {
      for i in 0..<12 {
        let closed = whole.history.product(ofRow: h, with: whole.candidate, row: i)
        let sum =
          sharpness * walk(choices, 0.45, h, i)
          + rest.history.product(ofRow: h, with: rest.candidate, row: i)
        #expect(abs(closed - sum) < 1e-5, "\(h), \(i)")
      }
    }
  }

  @Test("A few components are the largest: nothing of their number is nearer to the whole")
  func largest() throws {
    let choices = Choices.drawn(users: 80, products: 40, chance: 0.15, seed: 7)
    // With lift 1 and no response worth the name every kept component counts 1: W = V Vᵀ, whose trace is their number,
    // and the walk's share in it is the sum of their squared singular values.
    func share(passes: Int, seed: UInt64) throws -> Double {
      let trainer = SpectralTrainer(
        rank: 5, degree: 0, sharpness: 1, lift: 0, walk: 0, passes: passes, seed: seed)
      let kernel = try #require(trainer.train(choices))
      return (0..<40).reduce(0) { $0 + kernel.history.product(ofRow: $1, with: kernel.candidate, row: $1) }
    }
    let settled = try share(passes: 30, seed: 1)
    #expect(abs(try share(passes: 30, seed: 2) - settled) < 1e-4)
    #expect(try share(passes: 1, seed: 2) <= settled + 1e-4)
  }

  @Test("The same seed gives the same bytes; nothing is learned where nobody chose")
  func bytes() throws {
    let choices = Choices.drawn(users: 60, products: 30, chance: 0.2, seed: 8)
    let first = try #require(SpectralTrainer(rank: 5).train(choices))
    let second = try #require(SpectralTrainer(rank: 5).train(choices))
    #expect(first.history.values.map(\.bitPattern) == second.history.values.map(\.bitPattern))
    #expect(SpectralTrainer().train(Choices(sequences: IndexRows(rows: [[], []]), productCount: 3)) == nil)
  }
}
