// FeaturesTests › Drawing: pictures made in code, and the lexicon that names them.

import Catalogue
import Foundation
import GraphRules

import Features

extension Picture {
  /// A picture from a function of the place to `0xRRGGBB`; `nil` is transparent.
  static func drawn(_ width: Int, _ height: Int, _ colour: (Int, Int) -> UInt32?) -> Picture {
    var rgba: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let rgb = colour(x, y)
        rgba += [16, 8, 0].map { UInt8((rgb ?? 0xFF00FF) >> $0 & 0xFF) } + [rgb == nil ? 0 : 255]
      }
    }
    return Picture(width: width, height: height, rgba: rgba)
  }

  /// A square of one colour in the middle half of a backdrop.
  static func square(_ colour: UInt32, on backdrop: UInt32?, side: Int = 64) -> Picture {
    drawn(side, side) { x, y in
      (side / 4..<side * 3 / 4).contains(x) && (side / 4..<side * 3 / 4).contains(y) ? colour : backdrop
    }
  }
}

enum Words {
  static let colours: [LexiconColour] = [
    ("black", 0x1C1C1E), ("white", 0xF4F4F0), ("grey", 0x8A8D91), ("red", 0xC62828), ("orange", 0xE8772E),
    ("yellow", 0xF2C230), ("green", 0x3A8F4F), ("olive", 0x6B7339), ("teal", 0x1F7A7A), ("blue", 0x2F6FBF),
    ("navy", 0x1C2D52), ("purple", 0x6F42A1), ("pink", 0xE79AB5), ("brown", 0x7A4A2B), ("charcoal", 0x3C4046),
  ].map { LexiconColour(entry: LexiconEntry(id: $0.0, words: ["en": [$0.0]]), rgb: $0.1) }
}

/// The sample shop's pictures, beside the project's other folders; tests on them are skipped when absent.
enum SampleShop {
  static let pictures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Assets/images")
  static let isThere = FileManager.default.fileExists(atPath: pictures.path)
}
