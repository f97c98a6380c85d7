// Features › ColourExtractor: from pixels to the colours of the product.

package import Catalogue

/// Finds the product in a picture and measures its colours.
///
/// The pixels of the product are weighted by a Gaussian over its bounding box (σ = 0.2 of each side): what is
/// in the middle is what the picture is about. Deterministic.
///
/// Cost: O(pixels) to reduce the picture, then O(64²).
package struct ColourExtractor: Sendable {
  /// The longer side, in pixels, below which a picture need not be decoded any larger.
  package static let neededSide = Thumbnail.side * 3 / 4

  /// Rises whenever the same picture gives other colours than before, so that shops measure theirs anew.
  package static let edition = 2

  package init() {}

  /// The colours of the product; `nil` when the picture is transparent throughout.
  package func colours(of picture: Picture) -> PictureColours? {
    let thumbnail = Thumbnail(picture)
    let mask = ForegroundMask(thumbnail)
    guard let box = Box(mask.isProduct, thumbnail.width) else { return nil }
    var cells = LabCells()
    let acrossPrior = Self.prior(box.width)
    let downPrior = Self.prior(box.height)
    for y in 0..<box.height {
      let third = y * 3 / box.height
      let row = (y + box.y) * thumbnail.width + box.x
      for x in 0..<box.width where mask.isProduct[row + x] {
        cells.add(thumbnail.pixels[row + x], weight: acrossPrior[x] * downPrior[y], third: third)
      }
    }
    var bins = [Float](repeating: 0, count: 3 * ColourBins.count)
    var lightness: Float = 0
    var warmth: Float = 0
    var total: Float = 0
    bins.withUnsafeMutableBufferPointer { bins in
      guard let base = bins.baseAddress else { return }
      for cell in cells.filled {
        for (third, sum) in [cell.thirds.0, cell.thirds.1, cell.thirds.2].enumerated() where sum.w > 0 {
          let colour = Lab(sum.x / sum.w, sum.y / sum.w, sum.z / sum.w)
          ColourBins.add(colour, weight: sum.w, to: base + third * ColourBins.count)
          total += sum.w
          lightness += sum.x
          // The warm direction is orange, 60° in CIELAB; 60 units of chroma count as full colour.
          warmth += sum.w * min(max((colour.a * 0.5 + colour.b * 0.866_025_4) / 60, -1), 1)
        }
      }
    }
    let sums = (0..<ColourBins.count).map { bin in
      bins[bin] + bins[ColourBins.count + bin] + bins[2 * ColourBins.count + bin]
    }
    guard let overall = ColourHistogram(weights: sums) else { return nil }
    let bands = (0..<3).map { band in
      // A third without any product (a pair of earrings) says nothing of its own.
      ColourHistogram(weights: bins[(band * ColourBins.count)..<((band + 1) * ColourBins.count)]) ?? overall
    }
    return PictureColours(
      overall: overall, bands: bands, palette: PaletteBuilder(cells).palette(),
      confidence: Fixed.rounded(mask.confidence, Fixed.unit),
      lightness: Fixed.rounded(min(max(lightness / total / 100, 0), 1), Fixed.unit),
      warmth: Fixed.rounded(warmth / total, Fixed.unit))
  }

  /// A Gaussian over `length` pixels around their middle, σ = 0.2 × `length`; never quite 0.
  private static func prior(_ length: Int) -> [Float] {
    (0..<length).map {
      let t = ((Float($0) + 0.5) / Float(length) - 0.5) / 0.2
      // exp(-t²/2) as (1 - t²/512)²⁵⁶: the same bits on every machine.
      var value = 1 - t * t / 512
      for _ in 0..<8 { value *= value }
      return value
    }
  }
}

/// The smallest rectangle around the product.
private struct Box {
  var x: Int
  var y: Int
  var width: Int
  var height: Int

  /// `nil` when there is no product at all.
  init?(_ isProduct: [Bool], _ rowLength: Int) {
    guard let first = isProduct.firstIndex(of: true), let last = isProduct.lastIndex(of: true) else {
      return nil
    }
    var left = rowLength
    var right = 0
    for at in first...last where isProduct[at] {
      left = min(left, at % rowLength)
      right = max(right, at % rowLength)
    }
    x = left
    y = first / rowLength
    width = right - left + 1
    height = last / rowLength - y + 1
  }
}
