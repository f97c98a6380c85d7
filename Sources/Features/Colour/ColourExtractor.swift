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
  package static let edition = 3

  package init() {}

  /// The colours of the product; `nil` when the picture is transparent throughout.
  package func colours(of picture: Picture) -> PictureColours? {
    let thumbnail = Thumbnail(picture)
    let mask = ForegroundMask(thumbnail)
    guard let box = mask.product.box else { return nil }
    let cells = LabCells(thumbnail, mask.product, in: box)
    // By bin: the product as a whole, then its thirds from top to bottom.
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: 4 * ColourBins.count) { bins in
      bins.initialize(repeating: 0)
      guard let base = bins.baseAddress else { return nil }
      let sums = Self.sort(cells, into: base + ColourBins.count)
      for bin in 0..<ColourBins.count {
        bins[bin] =
          bins[ColourBins.count + bin] + bins[2 * ColourBins.count + bin] + bins[3 * ColourBins.count + bin]
      }
      let histograms = (0..<4).map { level in
        ColourHistogram(
          weights: UnsafeBufferPointer(rebasing: bins[(level * ColourBins.count)...].prefix(ColourBins.count))
        )
      }
      guard let overall = histograms[0] else { return nil }
      return PictureColours(
        // A third without any product (a pair of earrings) says nothing of its own.
        overall: overall, bands: histograms.dropFirst().map { $0 ?? overall },
        palette: PaletteBuilder(cells).palette(),
        confidence: Fixed.rounded(mask.confidence, Fixed.unit),
        lightness: Fixed.rounded(min(max(sums.lightness / sums.weight / 100, 0), 1), Fixed.unit),
        warmth: Fixed.rounded(sums.warmth / sums.weight, Fixed.unit))
    }
  }

  /// Adds the cells of each third to its bins, and all of them up.
  private static func sort(
    _ cells: LabCells, into bins: UnsafeMutablePointer<Float>
  ) -> (weight: Float, lightness: Float, warmth: Float) {
    var sums: (weight: Float, lightness: Float, warmth: Float) = (0, 0, 0)
    cells.thirds.withUnsafeBufferPointer { thirds in
      for at in thirds.indices where thirds[at].w > 0 {
        let sum = thirds[at]
        let mean = sum * (1 / sum.w)
        let colour = Lab(mean.x, mean.y, mean.z)
        ColourBins.add(colour, weight: sum.w, to: bins + at % 3 * ColourBins.count)
        sums.weight += sum.w
        sums.lightness += sum.x
        // The warm direction is orange, 60° in CIELAB; 60 units of chroma count as full colour.
        sums.warmth += sum.w * min(max((colour.a * 0.5 + colour.b * 0.866_025_4) * (1 / 60), -1), 1)
      }
    }
    return sums
  }
}
