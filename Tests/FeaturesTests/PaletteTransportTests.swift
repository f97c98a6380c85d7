// FeaturesTests › PaletteTransportTests: which colour stands for which, against all ways of pairing them.

import Features
import Testing
import VectorMath

@Suite("Colours moved onto colours")
struct PaletteTransportTests {
  private func palette(_ colours: [(UInt32, Float)]) -> [PaletteColour] {
    colours.map { PaletteColour(lab: Lab(rgb: $0.0), coverage: $0.1) }
  }

  @Test("Equal palettes stay where they are")
  func same() {
    let one = palette([(0x1F7A7A, 0.6), (0x202020, 0.3)])
    let flows = PaletteTransport.flows(from: one, to: one)
    #expect(flows.map(\.from) == [0, 1] && flows.map(\.to) == [0, 1])
    #expect(flows.allSatisfy { $0.difference == 0 })
    #expect(abs(flows.reduce(0) { $0 + $1.share } - 1) < 1e-6)
  }

  @Test("A colour that there is too much of goes to the nearest others")
  func split() {
    let flows = PaletteTransport.flows(
      from: palette([(0x101010, 1)]), to: palette([(0x141414, 0.5), (0xF0F0F0, 0.5)]))
    #expect(flows.map(\.to) == [0, 1])
    #expect(flows.allSatisfy { abs($0.share - 0.5) < 1e-6 })
    #expect(PaletteTransport.flows(from: [], to: palette([(0, 1)])).isEmpty)
  }

  @Test("The plan costs no more than the best pairing of equal shares", arguments: 1...30)
  func optimal(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let palettes = (0..<2).map { _ in
      palette((0..<4).map { _ in (UInt32.random(in: 0...0xFFFFFF, using: &random), 0.25) })
    }
    let costs = palettes[0].map { a in palettes[1].map { Double(a.lab.difference(from: $0.lab)) / 4 } }
    var best = Double.infinity
    func pair(_ row: Int, _ free: [Int], _ sum: Double) {
      if row == 4 { return best = min(best, sum) }
      for column in free { pair(row + 1, free.filter { $0 != column }, sum + costs[row][column]) }
    }
    pair(0, [0, 1, 2, 3], 0)
    let flows = PaletteTransport.flows(from: palettes[0], to: palettes[1])
    let cost = flows.reduce(0) { $0 + $1.share * $1.difference }
    #expect(abs(cost - best) < 1e-4, "\(cost) instead of \(best)")
  }
}
