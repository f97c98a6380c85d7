// ImageIngestTests › PictureDecoderTests: good pictures come out as they were drawn.

import Catalogue
import Foundation
import Testing

import ImageIngest

@Suite("Picture decoder")
struct PictureDecoderTests {
  let decoder = PictureDecoder()

  @Test("A PNG comes back to the pixel, its transparency included")
  func png() throws {
    let drawn = Picture.drawn(5, 3) { x, y in Pixel(UInt8(x * 50), UInt8(y * 80), 200, x == 0 ? 0 : 255) }
    let read = try decoder.decode(drawn.png)
    #expect((read.width, read.height) == (5, 3))
    #expect(read[3, 2] == drawn[3, 2])
    #expect(read[0, 1].w == 0)
  }

  @Test("A half transparent colour is not darkened by its own transparency")
  func straightAlpha() throws {
    let read = try decoder.decode(Picture.drawn(4, 4) { _, _ in Pixel(200, 100, 40, 128) }.png)
    #expect(read[1, 1] == Pixel(200, 100, 40, 128))
  }

  @Test("A JPEG keeps its colours")
  func jpeg() throws {
    let read = try decoder.decode(Picture.drawn(32, 16) { _, _ in Pixel(31, 122, 122, 255) }.jpeg)
    #expect((read.width, read.height) == (32, 16))
    #expect(abs(Int(read[9, 9].x) - 31) < 4 && abs(Int(read[9, 9].y) - 122) < 4 && read[9, 9].w == 255)
  }

  @Test("A large JPEG is read small when only a small one is needed, but never too small")
  func scaledJPEG() throws {
    let file = Picture.drawn(1024, 512) { x, _ in x < 512 ? Pixel(255, 0, 0, 255) : Pixel(0, 0, 255, 255) }
      .jpeg
    let read = try decoder.decode(file, targetSide: 128)
    #expect((read.width, read.height) == (128, 64))
    #expect(read[20, 30].x > 240 && read[100, 30].z > 240)
  }

  @Test("A picture taken with the camera on its side is turned upright")
  func orientation() throws {
    let drawn = Picture.drawn(32, 16) { x, _ in x < 16 ? Pixel(255, 0, 0, 255) : Pixel(0, 0, 255, 255) }
    let tiff: [UInt8] = [
      0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
    ]
    let exif = [0x45, 0x78, 0x69, 0x66, 0, 0] + tiff
    let file = drawn.jpeg.prefix(2) + [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif + drawn.jpeg.dropFirst(2)
    let read = try decoder.decode(Array(file))
    #expect((read.width, read.height) == (16, 32))
    #expect(read[8, 4].x > 200 && read[8, 28].z > 200, "stored left is seen on top")
  }

  @Test(
    "All eight orientations of one photograph show the same scene",
    .enabled(if: !Shared.files("suites/jpeg").isEmpty))
  func allOrientations() throws {
    for shape in ["Landscape", "Portrait"] {
      let upright = try decoder.decode(
        try Shared.bytes(Shared.folder.appending(path: "suites/jpeg/\(shape)_1.jpg")))
      for number in 2...8 {
        let file = Shared.folder.appending(path: "suites/jpeg/\(shape)_\(number).jpg")
        let turned = try decoder.decode(try Shared.bytes(file))
        #expect((turned.width, turned.height) == (upright.width, upright.height), "\(shape) \(number)")
      }
    }
  }

  @Test(
    "An ink picture of Adobe's is read in screen colours", .enabled(if: !Shared.files("suites/jpeg").isEmpty))
  func inks() throws {
    let read = try decoder.decode(
      try Shared.bytes(Shared.folder.appending(path: "suites/jpeg/jpg-cmyk-1.jpg")))
    #expect(stride(from: 3, to: read.rgba.count, by: 4).allSatisfy { read.rgba[$0] == 255 })
    #expect(Set(read.rgba).count > 8)
  }

  @Test(
    "Every sound picture of the PNG suite is read", .enabled(if: !Shared.files("suites/pngsuite").isEmpty))
  func suite() throws {
    let sound = Shared.files("suites/pngsuite").filter {
      $0.pathExtension == "png" && !$0.lastPathComponent.hasPrefix("x")
    }
    for file in sound {
      #expect(throws: Never.self, "\(file.lastPathComponent)") { try decoder.decode(try Shared.bytes(file)) }
    }
  }
}
