// ImageIngest › Orientation: which way up the camera was held.

import Catalogue

/// The EXIF orientation: how stored pixels are turned to be seen upright.
package enum Orientation: Int {
  case upright = 1
  case mirrored
  case halfTurn
  case flipped
  case transposed
  case quarterTurn
  case transversed
  case threeQuarterTurn

  /// Reads tag 0x0112 of the first directory of a TIFF block; upright when anything is amiss.
  ///
  /// Exif 2.32, section 4.6.4; every offset is checked, since cameras and attackers write what they like.
  package init(exif: ArraySlice<UInt8>) {
    self = Self.read(Array(exif.prefix(65_536))) ?? .upright
  }

  private static func read(_ tiff: [UInt8]) -> Orientation? {
    guard tiff.count >= 8, tiff[0] == tiff[1], tiff[0] == 0x49 || tiff[0] == 0x4D else { return nil }
    let isLittle = tiff[0] == 0x49
    func number(_ at: Int, _ length: Int) -> Int? {
      guard at >= 0, at + length <= tiff.count else { return nil }
      let digits = tiff[at..<(at + length)]
      return (isLittle ? Array(digits.reversed()) : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard number(2, 2) == 42, let start = number(4, 4), let count = number(start, 2) else { return nil }
    for entry in 0..<count {
      let at = start + 2 + entry * 12
      guard let tag = number(at, 2) else { return nil }
      if tag == 0x0112 { return number(at + 8, 2).flatMap(Orientation.init(rawValue:)) }
    }
    return nil
  }

  /// The picture, turned upright.
  ///
  /// Cost: O(pixels), nothing when it is upright already.
  func upright(_ picture: Picture) -> Picture {
    guard self != .upright else { return picture }
    let width = picture.width
    let height = picture.height
    let isTurned = rawValue >= Self.transposed.rawValue
    let newWidth = isTurned ? height : width
    var turned = [UInt8](repeating: 0, count: picture.rgba.count)
    for y in 0..<height {
      for x in 0..<width {
        let (newX, newY) = place(x, y, width, height)
        let from = (y * width + x) * 4
        let to = (newY * newWidth + newX) * 4
        for channel in 0..<4 { turned[to + channel] = picture.rgba[from + channel] }
      }
    }
    return Picture(width: newWidth, height: isTurned ? width : height, rgba: turned)
  }

  private func place(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> (Int, Int) {
    let right = width - 1 - x
    let bottom = height - 1 - y
    return switch self {
    case .upright: (x, y)
    case .mirrored: (right, y)
    case .halfTurn: (right, bottom)
    case .flipped: (x, bottom)
    case .transposed: (y, x)
    case .quarterTurn: (bottom, x)
    case .transversed: (bottom, right)
    case .threeQuarterTurn: (y, right)
    }
  }
}
