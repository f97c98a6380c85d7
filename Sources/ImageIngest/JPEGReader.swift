// ImageIngest › JPEGReader: JPEG bytes to pixels through TurboJPEG.

import CLibJPEG
import Catalogue

/// Reads one JPEG, baseline or progressive, grey, colour or CMYK.
enum JPEGReader {
  /// All pixels, or fewer when `targetSide` allows the decoder to skip detail.
  ///
  /// Scaling happens inside the inverse cosine transform, so a 4,000-pixel photograph that is needed at 128
  /// pixels costs far less than a full decode. A file that ends early is taken as far as it goes.
  static func decode(
    _ bytes: [UInt8], limits: PictureLimits, targetSide: Int?
  ) throws(PictureError) -> ReadPixels {
    guard let decoder = tjInitDecompress() else {
      throw PictureError(.damaged(.jpeg, "the decoder cannot start"))
    }
    defer { tjDestroy(decoder) }
    var width: Int32 = 0
    var height: Int32 = 0
    var sampling: Int32 = 0
    var space: Int32 = 0
    let header = bytes.withUnsafeBufferPointer {
      tjDecompressHeader3(decoder, $0.baseAddress, UInt($0.count), &width, &height, &sampling, &space)
    }
    guard header == 0 || tjGetErrorCode(decoder) == Int32(TJERR_WARNING.rawValue) else {
      throw PictureError(.damaged(.jpeg, message(decoder)))
    }
    try limits.check(width: Int(width), height: Int(height))
    let stored = (width: Int(width), height: Int(height))
    if let targetSide { (width, height) = scaled(width, height, targetSide) }
    let isInk = space == Int32(TJCS_CMYK.rawValue) || space == Int32(TJCS_YCCK.rawValue)
    let layout = Int32((isInk ? TJPF_CMYK : TJPF_RGBA).rawValue)
    // Cleared: a decoder that warns and then fails leaves rows unwritten, which are then seen as transparent.
    var pixels = [UInt8](repeating: 0, count: Int(width) * Int(height) * 4)
    let read = pixels.withUnsafeMutableBufferPointer { pixels in
      bytes.withUnsafeBufferPointer {
        tjDecompress2(
          decoder, $0.baseAddress, UInt($0.count), pixels.baseAddress, width, 0, height, layout,
          // A progressive file of a thousand empty scans would keep the decoder busy for minutes.
          TJFLAG_LIMITSCANS)
      }
    }
    guard read == 0 || tjGetErrorCode(decoder) == Int32(TJERR_WARNING.rawValue) else {
      throw PictureError(.damaged(.jpeg, message(decoder)))
    }
    if isInk { convertInk(&pixels, isInverted: JPEGSegments(bytes).hasAdobeMarker) }
    return ReadPixels(
      picture: Picture(width: Int(width), height: Int(height), rgba: pixels), width: stored.width,
      height: stored.height, fault: read == 0 ? nil : message(decoder))
  }

  /// Half, quarter or eighth of the size, whichever is the smallest whose longer side is still at least `side`.
  ///
  /// The decoder's other sizes (three eighths and so on) cost it more than full size.
  private static func scaled(_ width: Int32, _ height: Int32, _ side: Int) -> (Int32, Int32) {
    for share: Int32 in [8, 4, 2] where Int((max(width, height) + share - 1) / share) >= side {
      return ((width + share - 1) / share, (height + share - 1) / share)
    }
    return (width, height)
  }

  /// Cyan, magenta, yellow and black to red, green, blue and full alpha, without a colour profile.
  ///
  /// Adobe's programs store the inks inverted, and mark the file as theirs.
  private static func convertInk(_ pixels: inout [UInt8], isInverted: Bool) {
    let flip: UInt8 = isInverted ? 0 : 255
    for at in stride(from: 0, to: pixels.count, by: 4) {
      let paper = Int(pixels[at + 3] ^ flip)
      for channel in at..<(at + 3) { pixels[channel] = UInt8(Int(pixels[channel] ^ flip) * paper / 255) }
      pixels[at + 3] = 255
    }
  }

  private static func message(_ decoder: tjhandle) -> String {
    tjGetErrorStr2(decoder).map { String(cString: $0) } ?? "no reason given"
  }
}
