// Features › ForegroundMask: which pixels are the product and which are what it stands before.

/// The product's pixels in a thumbnail, and how sure we are of them.
///
/// The background is what hangs together with the border and looks like it: at most 4 from the border's own
/// colour and at most 3 from its neighbour (CIE 1976), so a soft gradient or shadow belongs to it and a white
/// shirt before white, held together by its outline, does not.
struct ForegroundMask {
  /// Never empty as long as the thumbnail has an opaque pixel.
  private(set) var product: PixelSet
  /// In `0...1`: near 1 for a product before a plain backdrop, low for a guess.
  private(set) var confidence: Float

  init(_ thumbnail: Thumbnail) {
    product = thumbnail.opaque
    confidence = 0
    let opaque = thumbnail.opaque.count
    guard opaque > 0 else { return }
    let rim = PixelSet.rim(width: thumbnail.width, height: thumbnail.height)
    let seeds = rim.intersection(thumbnail.opaque)
    if seeds.count * 2 <= rim.count {
      // The shop has cut the product out itself.
      confidence = 0.98
      return
    }
    let backdrop = Backdrop(thumbnail, seeds)
    let background = Self.background(thumbnail, seeds, backdrop)
    product = thumbnail.opaque.subtracting(background)
    let share = Float(product.count) / Float(opaque)
    if share < 0.04 {
      guessFaintProduct(thumbnail)
    } else if share > 0.97 {
      confidence = 0.3
    } else {
      // A backdrop that explains all of the border and a product of middling size are the safe case.
      confidence = max(0.3, backdrop.share * min(1, (1 - share) / 0.1))
    }
  }

  private static func background(_ thumbnail: Thumbnail, _ seeds: PixelSet, _ backdrop: Backdrop) -> PixelSet
  {
    let open = backdrop.matches(thumbnail).intersection(thumbnail.opaque)
    return thumbnail.withPlanes { planes in
      open.reached(
        from: seeds, across: alike(thumbnail, planes, offset: 1),
        down: alike(thumbnail, planes, offset: Thumbnail.side))
    }
  }

  /// The pixels that look like the one `offset` places on.
  private static func alike(_ thumbnail: Thumbnail, _ planes: Thumbnail.Planes, offset: Int) -> PixelSet {
    PixelSet(width: thumbnail.width, height: thumbnail.height) { y, answers in
      let row = planes.advanced(by: y * Thumbnail.side)
      let other = row.advanced(by: offset)
      for x in 0..<Thumbnail.side {
        let l = other.lightness[x] - row.lightness[x]
        let a = other.a[x] - row.a[x]
        let b = other.b[x] - row.b[x]
        answers[x] = l * l + a * a + b * b < 9 ? 1 : 0
      }
    }
  }

  /// White before white: the product is what its faint outline encloses, row by row; without any outline,
  /// an ellipse in the middle.
  private mutating func guessFaintProduct(_ thumbnail: Thumbnail) {
    let (width, height) = (thumbnail.width, thumbnail.height)
    let outline = thumbnail.withPlanes { planes in
      PixelSet(width: width, height: height) { y, answers in
        for x in 0..<width { answers[x] = 0 }
        guard y > 0, y < height - 1 else { return }
        for x in 1..<max(width - 1, 1) {
          let at = y * Thumbnail.side + x
          let across = planes.squaredDistance(at + 1, at - 1)
          let down = planes.squaredDistance(at + Thumbnail.side, at - Thumbnail.side)
          answers[x] = across + down > 2.25 ? 1 : 0
        }
      }
    }
    product = outline.hull().intersection(thumbnail.opaque)
    confidence = 0.5
    guard product.count * 25 < width * height else { return }
    let ellipse = PixelSet(width: width, height: height) { y, answers in
      let down = (Float(y) + 0.5) / Float(height) - 0.5
      for x in 0..<width {
        let across = (Float(x) + 0.5) / Float(width) - 0.5
        answers[x] = across * across + down * down < 0.09 ? 1 : 0
      }
    }
    product = ellipse.intersection(thumbnail.opaque)
    if product.isEmpty { product = thumbnail.opaque }
    confidence = 0.2
  }
}
