// FeaturesTests › ColourMaskTests: the pixels behind a colour.

import Catalogue
import Features
import Testing

@Suite("Pixels behind a colour")
struct ColourMaskTests {
  /// A square before white, its upper half red and its lower half blue.
  private var picture: Picture {
    var rgba: [UInt8] = []
    for y in 0..<60 {
      for x in 0..<60 {
        let isProduct = (15..<45).contains(x) && (15..<45).contains(y)
        rgba += !isProduct ? [255, 255, 255, 255] : y < 30 ? [200, 30, 40, 255] : [30, 60, 190, 255]
      }
    }
    return Picture(width: 60, height: 60, rgba: rgba)
  }

  @Test("The heaviest bin of a picture lies on the product alone, in the half that has its colour")
  func half() throws {
    let colours = try #require(ColourExtractor().colours(of: picture))
    let bins = ColourBins.names(language: "en")
    let masks = colours.overall.bins.compactMap { ColourMask(of: picture, bin: bins[Int($0)]) }
    #expect(!masks.isEmpty)
    for mask in masks {
      for y in 0..<60 {
        for x in 0..<60 where !(14..<46).contains(x) || !(14..<46).contains(y) {
          #expect(mask.shares[y * 60 + x] == 0)
        }
      }
    }
    let widest = try #require(masks.max { $0.coverage < $1.coverage })
    let (upper, lower) = (widest.shares[20 * 60 + 30], widest.shares[40 * 60 + 30])
    #expect((upper > 0.3) != (lower > 0.3))
    #expect(ColourMask(of: picture, bin: "no such colour") == nil)
  }

  @Test("The bins part each pixel of the product among them")
  func whole() {
    let masks = ColourBins.names(language: "en").compactMap { ColourMask(of: picture, bin: $0) }
    #expect(abs(masks.reduce(0) { $0 + $1.coverage } - 1) < 1e-3)
  }
}
