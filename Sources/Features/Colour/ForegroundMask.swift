// Features › ForegroundMask: which pixels are the product and which are what it stands before.

/// The product's pixels in a thumbnail, and how sure we are of them.
///
/// The background is what hangs together with the border and looks like it: at most 4 from the border's own
/// colour and at most 3 from its neighbour (CIE 1976), so a soft gradient or shadow belongs to it and a white
/// shirt before white, held together by its outline, does not.
struct ForegroundMask {
  /// Row-major; never empty of product as long as the thumbnail has an opaque pixel.
  private(set) var isProduct: [Bool]
  /// In `0...1`: near 1 for a product before a plain backdrop, low for a guess.
  private(set) var confidence: Float

  init(_ thumbnail: Thumbnail) {
    let opaque = thumbnail.opaqueCount
    isProduct =
      opaque == thumbnail.pixels.count
      ? [Bool](repeating: true, count: opaque) : thumbnail.isClear.map { !$0 }
    confidence = 0
    guard opaque > 0 else { return }
    let border = Self.border(thumbnail.width, thumbnail.height)
    let clear = border.lazy.filter { thumbnail.isClear[$0] }.count
    if clear * 2 >= border.count {
      // The shop has cut the product out itself.
      confidence = 0.98
      return
    }
    let seeds = border.filter { !thumbnail.isClear[$0] }
    let backdrop = Backdrop(thumbnail, seeds)
    let kept = opaque - flood(thumbnail, from: seeds, backdrop)
    let share = Float(kept) / Float(opaque)
    if share < 0.04 {
      guessFaintProduct(thumbnail)
    } else if share > 0.97 {
      confidence = 0.3
    } else {
      // A backdrop that explains all of the border and a product of middling size are the safe case.
      confidence = max(0.3, backdrop.share * min(1, (1 - share) / 0.1))
    }
  }

  /// Takes the background out of the product, and says how many pixels it has.
  private mutating func flood(_ thumbnail: Thumbnail, from seeds: [Int], _ backdrop: Backdrop) -> Int {
    let width = thumbnail.width
    let count = thumbnail.pixels.count
    let lastX = width - 1
    // Pixels that may be background and are not yet known to be.
    var isOpen = backdrop.matches(thumbnail)
    // Each pixel comes up once; its column stands in the lower byte, which saves a division.
    let queue = UnsafeMutablePointer<Int32>.allocate(capacity: count)
    defer { queue.deallocate() }
    var waiting = 0
    var taken = 0
    isOpen.withUnsafeMutableBufferPointer { isOpen in
      isProduct.withUnsafeMutableBufferPointer { isProduct in
        thumbnail.pixels.withUnsafeBufferPointer { pixels in
          @inline(__always)
          func take(_ place: Int, _ x: Int) {
            isOpen[place] = false
            isProduct[place] = false
            queue[waiting] = Int32(truncatingIfNeeded: place << 8 | x)
            waiting += 1
            taken += 1
          }
          @inline(__always)
          func visit(_ next: Int, _ x: Int, _ colour: Lab) {
            guard isOpen[next], isProduct[next], pixels[next].squaredDistance(to: colour) < 9 else { return }
            take(next, x)
          }
          for seed in seeds where isOpen[seed] && isProduct[seed] { take(seed, seed % width) }
          while waiting > 0 {
            waiting -= 1
            let place = Int(queue[waiting]) >> 8
            let x = Int(queue[waiting]) & 0xFF
            let colour = pixels[place]
            if x > 0 { visit(place - 1, x - 1, colour) }
            if x < lastX { visit(place + 1, x + 1, colour) }
            if place >= width { visit(place - width, x, colour) }
            if place + width < count { visit(place + width, x, colour) }
          }
        }
      }
    }
    return taken
  }

  /// White before white: the product is what its faint outline encloses, row by row; without any outline,
  /// an ellipse in the middle.
  private mutating func guessFaintProduct(_ thumbnail: Thumbnail) {
    let width = thumbnail.width
    let height = thumbnail.height
    var rows = [(first: Int, last: Int)](repeating: (width, -1), count: height)
    var columns = [(first: Int, last: Int)](repeating: (height, -1), count: width)
    for y in 1..<max(height - 1, 1) {
      for x in 1..<max(width - 1, 1) {
        let at = y * width + x
        let across = thumbnail.pixels[at + 1].squaredDistance(to: thumbnail.pixels[at - 1])
        let down = thumbnail.pixels[at + width].squaredDistance(to: thumbnail.pixels[at - width])
        guard across + down > 2.25 else { continue }
        rows[y] = (min(rows[y].first, x), max(rows[y].last, x))
        columns[x] = (min(columns[x].first, y), max(columns[x].last, y))
      }
    }
    var hull = 0
    for at in isProduct.indices where !thumbnail.isClear[at] {
      let x = at % width
      let y = at / width
      isProduct[at] =
        x >= rows[y].first && x <= rows[y].last && y >= columns[x].first && y <= columns[x].last
      hull += isProduct[at] ? 1 : 0
    }
    confidence = 0.5
    guard hull * 25 < isProduct.count else { return }
    for at in isProduct.indices {
      let x = (Float(at % width) + 0.5) / Float(width) - 0.5
      let y = (Float(at / width) + 0.5) / Float(height) - 0.5
      isProduct[at] = !thumbnail.isClear[at] && x * x + y * y < 0.09
    }
    if !isProduct.contains(true) { isProduct = thumbnail.isClear.map { !$0 } }
    confidence = 0.2
  }

  /// The places along the rim, each once, rising.
  private static func border(_ width: Int, _ height: Int) -> [Int] {
    var places = Array(0..<width)
    for y in 1..<max(height - 1, 1) {
      places.append(y * width)
      if width > 1 { places.append(y * width + width - 1) }
    }
    if height > 1 { places += ((height - 1) * width)..<(height * width) }
    return places
  }
}
