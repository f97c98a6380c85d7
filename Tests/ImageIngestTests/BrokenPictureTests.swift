// ImageIngestTests › BrokenPictureTests: whatever the bytes are, the answer is a picture or a reason.

import Catalogue
import Foundation
import Testing

import ImageIngest

@Suite("Broken pictures")
struct BrokenPictureTests {
  let decoder = PictureDecoder()

  private func fault(_ bytes: [UInt8], _ decoder: PictureDecoder = PictureDecoder()) -> PictureError? {
    do throws(PictureError) {
      _ = try decoder.decode(bytes)
      return nil
    } catch { return error }
  }

  @Test("A web page saved as a picture is called a web page")
  func page() {
    let fault = fault(Array("\u{FEFF}<!DOCTYPE html><html><title>404</title>".utf8))
    #expect(fault?.reason == .unsupportedFormat(.html))
    #expect(fault?.description.contains("an HTML page") == true)
  }

  @Test("A drawing and an animation of other kinds are named and refused")
  func otherKinds() {
    #expect(fault(Array("<?xml version='1.0'?><svg></svg>".utf8))?.reason == .unsupportedFormat(.svg))
    #expect(fault(Array("GIF89a".utf8))?.reason == .unsupportedFormat(.gif))
    #expect(fault([])?.reason == .emptyFile)
  }

  @Test("A PNG that says it is a million pixels wide is refused by its header")
  func forgedSize() {
    var file = Picture.drawn(8, 8) { _, _ in Pixel(1, 2, 3, 255) }.png
    file.replaceSubrange(16..<24, with: [0, 0x0F, 0x42, 0x40, 0, 0x0F, 0x42, 0x40])
    #expect(
      fault(file)?.reason == .tooManyPixels(width: 1_000_000, height: 1_000_000, limits: PictureLimits()))
  }

  @Test("A picture over the shop's own limit is refused, one at the limit is read")
  func limits() {
    let file = Picture.drawn(10, 10) { _, _ in Pixel(1, 2, 3, 255) }.png
    #expect(fault(file, PictureDecoder(limits: PictureLimits(area: 99))) != nil)
    #expect(fault(file, PictureDecoder(limits: PictureLimits(area: 100))) == nil)
  }

  @Test("A PNG cut anywhere before its pixels end is refused, never taken as whole")
  func truncation() {
    let file = Picture.drawn(16, 16) { x, y in Pixel(UInt8(x * y), UInt8(x * 9), UInt8(y * 7), 255) }.png
    for count in stride(from: 0, to: file.count - 40, by: 3) {
      #expect(fault(Array(file.prefix(count))) != nil, "cut after \(count) bytes")
    }
  }

  @Test(
    "A hostile orientation block is ignored",
    arguments: [
      [0x49, 0x49, 42, 0, 0xFF, 0xFF, 0xFF, 0xFF], [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0xFF, 0xFF], [0x49],
      [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 99, 0, 0],
    ] as [[UInt8]])
  func exif(block: [UInt8]) {
    #expect(Orientation(exif: block[...]) == .upright)
  }

  @Test("Bits flipped anywhere in a PNG or JPEG never stop the program")
  func flippedBits() {
    let drawn = Picture.drawn(24, 24) { x, y in Pixel(UInt8(x * 10), UInt8(y * 10), 90, 255) }
    var answers = 0
    for file in [drawn.png, drawn.jpeg] {
      for at in stride(from: 0, to: file.count, by: 1) {
        var spoiled = file
        spoiled[at] ^= 1 << UInt8(at % 8)
        if let picture = try? decoder.decode(spoiled) {
          #expect(picture.rgba.count == picture.width * picture.height * 4)
        }
        answers += 1
      }
    }
    #expect(answers > 500)
  }

  @Test(
    "Every spoiled picture of the PNG suite is refused, but for a false checksum over pixels",
    .enabled(if: !Shared.files("suites/pngsuite").isEmpty))
  func suite() throws {
    for file in Shared.files("suites/pngsuite") where file.lastPathComponent.hasPrefix("x") {
      let bytes = try Shared.bytes(file)
      if file.lastPathComponent == "xcsn0g01.png" {
        #expect(try decoder.read(bytes).warnings.map(\.code).contains("W41"))
      } else {
        #expect(fault(bytes) != nil, "\(file.lastPathComponent)")
      }
    }
  }

  @Test(
    "Unusual photographs are read or refused with a reason",
    .enabled(if: !Shared.files("suites/jpeg").isEmpty))
  func oddPhotographs() throws {
    for file in Shared.files("suites/jpeg") {
      if let fault = fault(try Shared.bytes(file)) { #expect(!fault.description.isEmpty) }
    }
  }
}
