// FeaturesTests › ColourBinsTests: every colour finds its drawers, and every drawer has a name.

import Testing

import Features

@Suite("Colour bins")
struct ColourBinsTests {
  private func bins(_ colour: Lab) -> [Float] {
    var bins = [Float](repeating: 0, count: ColourBins.count)
    bins.withUnsafeMutableBufferPointer {
      if let base = $0.baseAddress { ColourBins.add(colour, weight: 1, to: base) }
    }
    return bins
  }

  @Test("All 77 bins have names of their own", arguments: ["en", "zh"])
  func names(language: String) {
    let names = ColourBins.names(language: language)
    #expect(names.count == 77)
    #expect(Set(names).count == 77)
    #expect(!names.contains(""))
  }

  @Test("A colour in the middle of a bin belongs to that bin")
  func centres() {
    for (bin, centre) in ColourBins.centres.enumerated() {
      #expect(bins(centre)[bin] > 0.97, "bin \(bin)")
    }
  }

  @Test("Whatever the colour, its shares add up to one")
  func partition() {
    for rgb: UInt32 in stride(from: 0, through: 0xFFFFFF, by: 7919 * 13) {
      let shares = bins(Lab(rgb: rgb))
      #expect(abs(shares.reduce(0, +) - 1) < 1e-4)
      #expect(shares.allSatisfy { $0 >= 0 })
    }
  }

  @Test("A slightly turned hue moves a little weight, even across 0°")
  func smoothness() {
    for (a, b) in [(Lab(55, 52, 0.5), Lab(55, 52, -0.5)), (Lab(55, 0.5, 52), Lab(55, -0.5, 52))] {
      let moved = zip(bins(a), bins(b)).reduce(0) { $0 + abs($1.0 - $1.1) }
      #expect(moved > 0 && moved < 0.1)
    }
  }

  @Test(
    "A colour is called what people call it",
    arguments: [
      (0x1F7A7A, "muted teal"), (0xFFFFFF, "white"), (0x000000, "black"), (0xC62828, "vivid red"),
      (0x808080, "grey"), (0x1C2D52, "navy"), (0xFF8C1A, "bright orange"),
    ] as [(UInt32, String)])
  func commonNames(colour: (rgb: UInt32, name: String)) {
    let shares = bins(Lab(rgb: colour.rgb))
    let widest = shares.indices.max { shares[$0] < shares[$1] } ?? 0
    #expect(ColourBins.names(language: "en")[widest] == colour.name)
  }
}
