// ImageIngestTests › Drawing: pictures made in code, and files made of them.

import CLibJPEG
import CLibPNG
import Catalogue
import Foundation

/// The colour of one pixel: red, green, blue, alpha.
typealias Pixel = SIMD4<UInt8>

extension Picture {
  static func drawn(_ width: Int, _ height: Int, _ pixel: (Int, Int) -> Pixel) -> Picture {
    var rgba: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let p = pixel(x, y)
        rgba += [p.x, p.y, p.z, p.w]
      }
    }
    return Picture(width: width, height: height, rgba: rgba)
  }

  subscript(x: Int, y: Int) -> Pixel {
    let at = (y * width + x) * 4
    return Pixel(rgba[at], rgba[at + 1], rgba[at + 2], rgba[at + 3])
  }

  /// The picture as a PNG file.
  var png: [UInt8] {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    image.width = UInt32(width)
    image.height = UInt32(height)
    image.format = UInt32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)
    var count = png_alloc_size_t(rgba.count + 4096)
    var file = [UInt8](repeating: 0, count: count)
    png_image_write_to_memory(&image, &file, &count, 0, rgba, 0, nil)
    return Array(file.prefix(count))
  }

  /// The picture as a JPEG file of high quality.
  var jpeg: [UInt8] {
    let encoder = tjInitCompress()
    defer { tjDestroy(encoder) }
    var file: UnsafeMutablePointer<UInt8>?
    var count: UInt = 0
    tjCompress2(
      encoder, rgba, Int32(width), 0, Int32(height), Int32(TJPF_RGBA.rawValue), &file, &count,
      Int32(TJSAMP_444.rawValue), 95, 0)
    defer { tjFree(file) }
    return Array(UnsafeBufferPointer(start: file, count: Int(count)))
  }
}

/// Folders of test files that are not part of the project; tests on them are skipped where they are absent.
enum Shared {
  /// The folder `shared` beside the project.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared")

  static func files(_ path: String) -> [URL] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)
    return (names ?? []).sorted().map { folder.appending(path: path).appending(path: $0) }
  }

  static func bytes(_ file: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: file)) }
}
