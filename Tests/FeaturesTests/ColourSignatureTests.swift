// FeaturesTests › ColourSignatureTests: likeness is a sum of shared colours, and storage loses nothing.

import Catalogue
import GraphRules
import Testing
import VectorMath

import Features

@Suite("Colour likeness and storage")
struct ColourSignatureTests {
  let teal: PictureColours
  let tealAndWhite: PictureColours
  let red: PictureColours

  init() throws {
    let extractor = ColourExtractor()
    teal = try #require(extractor.colours(of: .square(0x1F7A7A, on: 0xFFFFFF)))
    red = try #require(extractor.colours(of: .square(0xC62828, on: 0xFFFFFF)))
    tealAndWhite = try #require(
      extractor.colours(
        of: .drawn(64, 64) { x, y in
          guard (16..<48).contains(x), (16..<48).contains(y) else { return 0x303030 }
          return x < 32 ? 0x1F7A7A : 0xFFFFFF
        }))
  }

  @Test("A picture is wholly like itself, teal is not like red, and half teal is between")
  func ordering() {
    let a = ColourSignature(teal)
    #expect(abs(a.affinity(to: a) - 1) < 1e-5)
    #expect(a.affinity(to: ColourSignature(red)) < 0.05)
    let half = a.affinity(to: ColourSignature(tealAndWhite))
    #expect(half > 0.5 && half < 0.9)
  }

  @Test("The shared colours add up to the likeness, to the bit, and are the same from both sides")
  func additive() {
    let (a, b) = (ColourSignature(teal), ColourSignature(tealAndWhite))
    #expect(a.shared(with: b).reduce(0) { $0 + $1.amount } == a.affinity(to: b))
    #expect(a.affinity(to: b) == b.affinity(to: a))
    #expect(
      a.shared(with: b).allSatisfy {
        ColourBins.names(language: "en")[$0.bin].contains("teal") || $0.amount < 0.3
      })
  }

  @Test("A table of rows holds each product's colours, nothing where it has no picture")
  func rows() {
    let rows = ColourSignature.rows([ColourSignature(teal), nil, ColourSignature(red)])
    #expect(rows.rowCount == 3)
    #expect(rows.columnCount == 308 + 11)
    #expect(rows.starts[1] == rows.starts[2])
    #expect(rows.starts[3] > rows.starts[2])
  }

  @Test("Stored colours come back equal")
  func roundTrip() {
    for colours in [teal, tealAndWhite, red] { #expect(PictureColours(encoded: colours.encoded) == colours) }
    #expect(teal.encoded.count < 300)
  }

  @Test("Damaged bytes are refused: each single change, each cut, each addition")
  func damage() {
    let bytes = tealAndWhite.encoded
    for at in bytes.indices {
      var spoiled = bytes
      spoiled[at] ^= 0x10
      #expect(PictureColours(encoded: spoiled) == nil)
      #expect(PictureColours(encoded: Array(bytes.prefix(at))) == nil)
    }
    #expect(PictureColours(encoded: bytes + [0]) == nil)
  }

  @Test("Random bytes with a true checksum are refused or well formed")
  func hostile() {
    var chance = SeededGenerator(seed: 7)
    var refused = 0
    for _ in 0..<2000 {
      var bytes: [UInt8] = [1] + (0..<chance.below(60)).map { _ in UInt8(chance.below(8)) }
      let sum = bytes.reduce(UInt32(0x811C_9DC5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
      bytes += [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: sum >> $0) }
      if PictureColours(encoded: bytes) == nil { refused += 1 }
    }
    #expect(refused == 2000)
  }

  @Test("A colour between two names has no sure name, and one far from all has none")
  func abstaining() {
    let namer = ColourNamer(Words.colours)
    let (black, charcoal) = (Lab(rgb: 0x1C1C1E), Lab(rgb: 0x3C4046))
    let between = Lab((black.lightness + charcoal.lightness) / 2, 0, -1)
    #expect(namer.name(of: between) != nil)
    #expect(namer.sureName(of: Lab(rgb: 0x1F7A7A))?.id == "teal")
    let onlyWhite = ColourNamer(Words.colours.filter { $0.entry.id == "white" })
    #expect(onlyWhite.name(of: black) == nil)
    #expect(ColourNamer([]).name(of: black) == nil)
  }
}
