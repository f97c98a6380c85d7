// Features › SRGB: bytes of a screen colour to linear light and back.

import Foundation

/// The transfer curve of sRGB, IEC 61966-2-1.
enum SRGB {
  /// Linear light in `0...1` for each byte.
  static let linear: [Float] = (0..<256).map { byte in
    let c = Double(byte) / 255
    return Float(c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4))
  }

  /// The byte for linear light; what lies outside `0...1` is clipped.
  static func byte(_ light: Float) -> UInt32 {
    let c = Double(min(max(light, 0), 1))
    return UInt32(((c <= 0.003_130_8 ? 12.92 * c : 1.055 * pow(c, 1 / 2.4) - 0.055) * 255).rounded())
  }
}
