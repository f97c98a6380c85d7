// ImageIngest › PNGReader: PNG bytes to pixels, row by row through libpng.

import CLibPNG
import Catalogue

/// Reads one PNG: all depths, palettes, interlaced or not, with or without alpha; of an animation, its still.
///
/// A gamma chunk that is far from sRGB's is honoured; colour profiles and primaries are not.
enum PNGReader {
  /// All pixels as 8-bit sRGB with alpha; reduced while they are read when `targetSide` allows it.
  ///
  /// Unless the file is interlaced, a reduced picture is never in memory as a whole.
  static func decode(
    _ bytes: [UInt8], limits: PictureLimits, targetSide: Int?
  ) throws(PictureError) -> ReadPixels {
    let chunks = PNGChunks(bytes)
    let stated = try chunks.size()
    try limits.check(width: stated.width, height: stated.height)
    try chunks.check()
    let factor = targetSide.map { max(1, max(stated.width, stated.height) / max($0, 1)) } ?? 1
    let rows = RowTaker(width: stated.width, height: stated.height, factor: factor)
    var read = clew_png()
    let isWhole = withExtendedLifetime(rows) {
      bytes.withUnsafeBufferPointer { file in
        read.bytes = file.baseAddress
        read.count = file.count
        read.context = Unmanaged.passUnretained(rows).toOpaque()
        read.begin = { context, isOpaque in RowTaker.at(context)?.begin(isOpaque: isOpaque != 0) }
        read.row = { context, row in
          if let row { RowTaker.at(context)?.take(row) }
        }
        return clew_png_read(&read) != 0
      }
    }
    guard read.rows_read > 0, let picture = rows.finish() else {
      throw PictureError(.damaged(.png, words(read.fault)))
    }
    var fault: String?
    if !isWhole {
      fault = "\(words(read.fault)); \(read.rows_read) of \(stated.height) rows are there"
    } else if read.warnings > 0 {
      fault = words(read.warning)
    } else {
      fault = chunks.oddity
    }
    return ReadPixels(picture: picture, width: stated.width, height: stated.height, fault: fault)
  }

  /// A fixed row of C characters.
  private static func words(_ text: some Any) -> String {
    withUnsafeBytes(of: text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}

/// Where libpng's rows go.
private final class RowTaker {
  private let width: Int
  private let height: Int
  private let factor: Int
  private var reducer: PictureReducer?

  init(width: Int, height: Int, factor: Int) {
    self.width = width
    self.height = height
    self.factor = factor
  }

  static func at(_ context: UnsafeMutableRawPointer?) -> RowTaker? {
    context.map { Unmanaged<RowTaker>.fromOpaque($0).takeUnretainedValue() }
  }

  func begin(isOpaque: Bool) {
    // At full size pixels are copied; only averages need to know what is opaque.
    reducer = PictureReducer(width: width, height: height, factor: factor, isOpaque: isOpaque)
  }

  func take(_ row: UnsafePointer<UInt8>) { reducer?.add(row: row) }

  func finish() -> Picture? { reducer?.finish() }
}
