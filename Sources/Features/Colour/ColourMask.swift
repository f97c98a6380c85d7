// Features › ColourMask: the pixels behind a colour.

package import Catalogue

/// How much each pixel of a picture has a part in one named bin of the product: 0 for background and other colours.
///
/// The product is found as ``ColourExtractor`` finds it, and a pixel is shared among bins as ``ColourBins`` shares it, so
/// what is marked is what was counted.
///
/// Cost: O(pixels).
package struct ColourMask: Sendable {
  package let width: Int
  package let height: Int
  /// Row-major, in `0...1`.
  package let shares: [Float]
  /// The mean over the product's pixels, in `0...1`.
  package let coverage: Float

  /// `name` is the English name of a bin; `nil` for another name, or a picture that is transparent throughout.
  package init?(of picture: Picture, bin name: String) {
    guard let bin = ColourBins.names(language: "en").firstIndex(of: name) else { return nil }
    let thumbnail = Thumbnail(picture)
    let product = ForegroundMask(thumbnail).product
    guard product.box != nil else { return nil }
    var shares = [Float](repeating: 0, count: picture.width * picture.height)
    var (sum, count): (Float, Int) = (0, 0)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: ColourBins.count) { bins in
      guard let base = bins.baseAddress else { return }
      for y in 0..<picture.height {
        let row = product.rows[min(y * thumbnail.height / picture.height, thumbnail.height - 1)]
        for x in 0..<picture.width {
          let column = min(x * thumbnail.width / picture.width, thumbnail.width - 1)
          let at = (y * picture.width + x) * 4
          guard row >> UInt64(column) & 1 == 1, picture.rgba[at + 3] > 127 else { continue }
          let red = UInt32(picture.rgba[at]) << 16
          let rgb = red | UInt32(picture.rgba[at + 1]) << 8 | UInt32(picture.rgba[at + 2])
          bins.initialize(repeating: 0)
          ColourBins.add(Lab(rgb: rgb), weight: 1, to: base)
          shares[y * picture.width + x] = bins[bin]
          sum += bins[bin]
          count += 1
        }
      }
    }
    width = picture.width
    height = picture.height
    self.shares = shares
    coverage = count > 0 ? sum / Float(count) : 0
  }
}
