// ImageIngest › WebPReader: WebP bytes to pixels through libwebp.

import CLibWebP
import Catalogue

/// Reads one WebP, lossy or lossless; of an animation, the first frame.
enum WebPReader {
  /// All pixels, or fewer when `targetSide` allows it: then the decoder also leaves out its smoothing.
  static func decode(
    _ bytes: [UInt8], limits: PictureLimits, targetSide: Int?
  ) throws(PictureError) -> ReadPixels {
    let (sound, fault) = WebPContainer.mended(bytes)
    var features = try self.features(sound)
    try limits.check(width: Int(features.width), height: Int(features.height))
    var file = sound
    if features.has_animation != 0 {
      guard let frame = WebPAnimation.firstFrame(sound) else {
        throw PictureError(.damaged(.webp, "the animation has no complete first frame"))
      }
      file = frame
      features = try self.features(file)
      try limits.check(width: Int(features.width), height: Int(features.height))
    }
    let stored = (width: Int(features.width), height: Int(features.height))
    let factor = targetSide.map { max(1, max(stored.width, stored.height) / max($0, 1)) } ?? 1
    guard let picture = pixels(file, width: stored.width, height: stored.height, factor: factor) else {
      throw PictureError(.damaged(.webp, "the pixels are cut short or spoiled"))
    }
    return ReadPixels(picture: picture, width: stored.width, height: stored.height, fault: fault)
  }

  private static func pixels(_ file: [UInt8], width: Int, height: Int, factor: Int) -> Picture? {
    var config = WebPDecoderConfig()
    guard WebPInitDecoderConfig(&config) != 0 else { return nil }
    let small = (width: (width + factor - 1) / factor, height: (height + factor - 1) / factor)
    if factor > 1 {
      config.options.use_scaling = 1
      config.options.scaled_width = Int32(small.width)
      config.options.scaled_height = Int32(small.height)
      // What smooths edges of single pixels does not show at half the size.
      config.options.bypass_filtering = 1
      config.options.no_fancy_upsampling = 1
    }
    var rgba = [UInt8](repeating: 0, count: small.width * small.height * 4)
    let isRead = rgba.withUnsafeMutableBufferPointer { rgba in
      config.output.colorspace = MODE_RGBA
      config.output.is_external_memory = 1
      config.output.u.RGBA.rgba = rgba.baseAddress
      config.output.u.RGBA.stride = Int32(small.width * 4)
      config.output.u.RGBA.size = rgba.count
      return file.withUnsafeBufferPointer { WebPDecode($0.baseAddress, $0.count, &config) } == VP8_STATUS_OK
    }
    return isRead ? Picture(width: small.width, height: small.height, rgba: rgba) : nil
  }

  /// The payload of the `EXIF` chunk, `nil` when there is none.
  static func exif(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    // Without the flag of an extended file there are no notes.
    guard bytes.count > 15, bytes[15] == UInt8(ascii: "X") else { return nil }
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
