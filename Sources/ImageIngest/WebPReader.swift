// ImageIngest › WebPReader: WebP bytes to pixels through libwebp.

import CLibWebP
import Catalogue

/// Reads one WebP, lossy or lossless; of an animation, the first frame.
enum WebPReader {
  static func decode(_ bytes: [UInt8], limits: PictureLimits) throws(PictureError) -> Picture {
    var features = try self.features(bytes)
    try limits.check(width: Int(features.width), height: Int(features.height))
    var file = bytes
    if features.has_animation != 0 {
      guard let frame = WebPAnimation.firstFrame(bytes) else {
        throw PictureError(.damaged(.webp, "the animation has no complete first frame"))
      }
      file = frame
      features = try self.features(file)
      try limits.check(width: Int(features.width), height: Int(features.height))
    }
    let width = Int(features.width)
    let height = Int(features.height)
    var pixels = [UInt8](repeating: 0, count: width * height * 4)
    let isRead = pixels.withUnsafeMutableBufferPointer { pixels in
      file.withUnsafeBufferPointer {
        WebPDecodeRGBAInto($0.baseAddress, $0.count, pixels.baseAddress, pixels.count, Int32(width * 4))
          != nil
      }
    }
    guard isRead else { throw PictureError(.damaged(.webp, "the pixels are cut short or spoiled")) }
    return Picture(width: width, height: height, rgba: pixels)
  }

  /// The payload of the `EXIF` chunk, `nil` when there is none.
  static func exif(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let body = RIFFChunks(bytes, from: 12).first { $0.name == "EXIF" }?.body
    guard let body, body.starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0]) else { return body }
    return body.dropFirst(6)
  }

  private static func features(_ bytes: [UInt8]) throws(PictureError) -> WebPBitstreamFeatures {
    var features = WebPBitstreamFeatures()
    let status = bytes.withUnsafeBufferPointer { WebPGetFeatures($0.baseAddress, $0.count, &features) }
    guard status == VP8_STATUS_OK else {
      let isShort = status == VP8_STATUS_NOT_ENOUGH_DATA
      throw PictureError(.damaged(.webp, isShort ? "the file is cut short" : "the header is spoiled"))
    }
    return features
  }
}
