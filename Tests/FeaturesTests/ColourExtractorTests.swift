// FeaturesTests › ColourExtractorTests: the product's colours, not those of what it stands before.

import Catalogue
import Foundation
import GraphRules
import ImageIngest
import Testing

import Features

@Suite("Colour extractor")
struct ColourExtractorTests {
  let extractor = ColourExtractor()
  let namer = ColourNamer(Words.colours)

  private func names(_ colours: PictureColours) -> [String] { namer.coverages(of: colours).map(\.id) }

  @Test("A teal square on white is teal and nothing else")
  func teal() throws {
    let colours = try #require(extractor.colours(of: .square(0x1F7A7A, on: 0xFFFFFF)))
    #expect(names(colours) == ["teal"])
    #expect(colours.confidence > 0.9)
    #expect(colours.palette.first.map { abs($0.coverage - 1) < 0.001 } == true)
    #expect(colours.overall.shares[4] == 0, "no white is left")
  }

  @Test("A white shirt on white is white, seen by its faint outline")
  func whiteShirt() throws {
    let picture = Picture.drawn(64, 64) { x, y in
      let isOutline =
        (x == 16 || x == 47) && (12...52).contains(y) || (y == 12 || y == 52) && (16...47).contains(x)
      return isOutline ? 0xDCDCDC : 0xFDFDFD
    }
    let colours = try #require(extractor.colours(of: picture))
    #expect(names(colours) == ["white"])
    #expect(colours.confidence > 0.5)
  }

  @Test("A white shirt that the backdrop swallows is still white, with less confidence")
  func faintShirt() throws {
    let picture = Picture.drawn(64, 64) { x, y in
      (16...47).contains(x) && (12...52).contains(y) ? 0xFAFAFA : 0xFFFFFF
    }
    let colours = try #require(extractor.colours(of: picture))
    #expect(names(colours) == ["white"])
    #expect(colours.confidence <= 0.5)
  }

  @Test("A backdrop that fades from white to grey is no part of the product")
  func gradient() throws {
    let picture = Picture.drawn(128, 128) { x, y in
      if (40..<88).contains(x), (30..<100).contains(y) { return 0xC62828 }
      let grey = UInt32(255 - y / 2)
      return grey << 16 | grey << 8 | grey
    }
    let colours = try #require(extractor.colours(of: picture))
    #expect(names(colours) == ["red"])
    #expect(colours.confidence > 0.9)
  }

  @Test("What is transparent does not count, whatever colour hides there")
  func transparent() throws {
    let colours = try #require(extractor.colours(of: .square(0x2F6FBF, on: nil)))
    #expect(names(colours) == ["blue"])
    #expect(extractor.colours(of: .drawn(8, 8) { _, _ in nil }) == nil)
  }

  @Test("A picture that is full to its rim is taken whole, with little confidence")
  func fullPicture() throws {
    let colours = try #require(
      extractor.colours(of: .drawn(96, 96) { x, y in (x / 8 + y / 8) % 2 == 0 ? 0x3A8F4F : 0xE8772E }))
    #expect(Set(names(colours)) == ["green", "orange"])
    #expect(colours.confidence <= 0.6)
  }

  @Test("A small bright logo stays in the palette as an accent, a small grey one does not")
  func accent() throws {
    func shirt(_ logo: UInt32) -> Picture {
      .drawn(128, 128) { x, y in
        if (59..<69).contains(x), (60..<66).contains(y) { return logo }
        return (24..<104).contains(x) && (20..<108).contains(y) ? 0x1C2D52 : 0xFFFFFF
      }
    }
    #expect(names(try #require(extractor.colours(of: shirt(0xF2C230)))) == ["navy", "yellow"])
    #expect(names(try #require(extractor.colours(of: shirt(0x8A8D91)))) == ["navy"])
  }

  @Test("A red jacket over black trousers is red above and black below")
  func bands() throws {
    let picture = Picture.drawn(90, 90) { x, y in
      guard (20..<70).contains(x), (9..<81).contains(y) else { return 0xFFFFFF }
      return y < 45 ? 0xC62828 : 0x1C1C1E
    }
    let colours = try #require(extractor.colours(of: picture))
    let black = 0
    #expect(colours.bands[0].shares[black] == 0)
    #expect(colours.bands[2].shares[black] > 0.7)
  }

  @Test("A plain product has the very colour that the standard's arithmetic gives, within half a unit")
  func plain() throws {
    for rgb: UInt32 in stride(from: 0, through: 0xFFFFFF, by: 65_537 * 5 + 41) {
      let colours = try #require(extractor.colours(of: .square(rgb, on: nil, side: 8)))
      let (measured, exact) = (try #require(colours.palette.first).lab, Lab(rgb: rgb))
      let far = max(
        abs(measured.lightness - exact.lightness), abs(measured.a - exact.a), abs(measured.b - exact.b))
      #expect(far < 0.5, "\(rgb)")
    }
  }

  @Test("Lighter is lighter and warmer is warmer")
  func means() throws {
    let orange = try #require(extractor.colours(of: .square(0xE8772E, on: 0xFFFFFF)))
    let blue = try #require(extractor.colours(of: .square(0x2F6FBF, on: 0xFFFFFF)))
    let navy = try #require(extractor.colours(of: .square(0x1C2D52, on: 0xFFFFFF)))
    #expect(orange.warmth > 0.5 && blue.warmth < -0.3)
    #expect(navy.lightness < blue.lightness)
  }

  @Test("A picture and the same picture four times as large have the same colours")
  func scale() throws {
    let small = try #require(extractor.colours(of: .square(0x6F42A1, on: 0xFFFFFF, side: 64)))
    let large = try #require(extractor.colours(of: .square(0x6F42A1, on: 0xFFFFFF, side: 512)))
    #expect(ColourSignature(small).affinity(to: ColourSignature(large)) > 0.99)
  }

  @Test(
    "Thin and tiny pictures are measured too",
    arguments: [(1, 1), (1, 300), (300, 1), (2, 2), (3, 3), (5000, 2)])
  func tiny(size: (Int, Int)) throws {
    let colours = try #require(extractor.colours(of: .drawn(size.0, size.1) { _, _ in 0x1F7A7A }))
    #expect(names(colours) == ["teal"])
  }

  @Test("The sample shop's pictures show the colour in their names", .enabled(if: SampleShop.isThere))
  func sampleShop() throws {
    let folder = try PictureFolder(SampleShop.pictures.path)
    let known = Set(Words.colours.map(\.entry.id))
    var wrong: [String] = []
    var count = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: SampleShop.pictures.path).sorted() {
      let colour = name.split(separator: ".")[0].split(separator: "-").last.map { String($0) } ?? ""
      guard known.contains(colour) else { continue }
      count += 1
      let colours = try #require(extractor.colours(of: try folder.picture(name)))
      if names(colours).first != colour { wrong.append("\(name): \(names(colours))") }
    }
    #expect(count > 0)
    #expect(wrong.count * 10 <= count, "\(wrong)")
  }
}
