// TerminalTests › PictureTests: pictures on their way to the terminal, decoded again by another hand.

import Foundation
import Terminal
import Testing

@Suite("Pictures in the terminal")
struct PictureTests {
  /// Red, green, blue and white quarters, with a grey pixel in the last corner.
  private let quarters: PixelGrid = {
    var rgb: [UInt8] = []
    for y in 0..<14 {
      for x in 0..<10 {
        let isLast = x == 9 && y == 13
        rgb +=
          isLast
          ? [90, 90, 90]
          : y < 7 ? (x < 5 ? [255, 0, 0] : [0, 255, 0]) : x < 5 ? [0, 0, 255] : [255, 255, 255]
      }
    }
    return PixelGrid(width: 10, height: 14, rgb: rgb)
  }()

  @Test("What kitty is sent decodes to the pixels, in pieces that it takes")
  func kitty() throws {
    let big = PixelGrid(
      width: 64, height: 50, rgb: (0..<64 * 50 * 3).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    let text = KittyPicture.text(big, columns: 8, rows: 3)
    let pieces = text.components(separatedBy: "\u{1B}\\").dropLast()
    var data = ""
    for (number, piece) in pieces.enumerated() {
      let parts = piece.components(separatedBy: ";")
      #expect(parts.count == 2 && parts[0].hasPrefix("\u{1B}_G") && parts[1].utf8.count <= 4096)
      #expect(parts[0].hasSuffix(number == pieces.count - 1 ? "m=0" : "m=1"))
      data += parts[1]
    }
    #expect(pieces[0].contains("a=T,f=24,s=64,v=50,c=8,r=3,q=2,"))
    #expect(pieces.count == 4)
    #expect(Data(base64Encoded: data).map { [UInt8]($0) } == big.rgb)
  }

  @Test("What a sixel terminal is sent decodes to the colours, to a per cent, and covers every pixel once")
  func sixel() throws {
    let text = SixelPicture.text(quarters)
    let pixels = try #require(Sixels.decode(text, width: 10, height: 14))
    for (pixel, colour) in pixels.enumerated() {
      let wanted = (0..<3).map { Int(quarters.rgb[pixel * 3 + $0]) }
      let seen = try #require(colour)
      #expect(zip(wanted, seen).allSatisfy { abs($0 * 100 - $1 * 255) <= 255 }, "pixel \(pixel)")
    }
  }

  @Test("A picture of thousands of colours keeps to 255, each near to what it was")
  func manyColours() throws {
    var rgb: [UInt8] = []
    for y in 0..<60 {
      for x in 0..<60 { rgb += [UInt8(x * 4), UInt8(y * 4), UInt8((x + y) % 7 * 30)] }
    }
    let picture = PixelGrid(width: 60, height: 60, rgb: rgb)
    let pixels: [[Int]?] = try #require(Sixels.decode(SixelPicture.text(picture), width: 60, height: 60))
    #expect(Set(pixels).count <= 255)
    var far = 0
    for (pixel, colour) in pixels.enumerated() {
      let seen: [Int] = try #require(colour)
      for channel in 0..<3 {
        let wanted = Int(rgb[pixel * 3 + channel])
        if abs(wanted - seen[channel] * 255 / 100) > 40 { far += 1 }
      }
    }
    #expect(far == 0)
  }

  @Test("A picture is scaled by means, and shows white where it is transparent")
  func scales() {
    let rgba: [UInt8] = [0, 0, 0, 255, 200, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0]
    #expect(PixelGrid(rgba: rgba, width: 4, height: 1, scaledTo: (2, 1)).rgb == [100, 0, 0, 255, 255, 255])
    #expect(PixelGrid(rgba: rgba, width: 4, height: 1, scaledTo: (8, 2)).rgb.count == 8 * 2 * 3)
  }

  @Test(
    "The best way of showing a picture is found by name, by asking, or by the colours there are",
    arguments: [
      (["TERM": "xterm-kitty"], nil, PictureSupport.kitty),
      (["TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"], nil, .kitty),
      (["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"], nil, .kitty),
      (["TERM": "xterm-256color"], "\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[?62;c", .kitty),
      (["TERM": "xterm-256color"], "\u{1B}[?62;4;22c", .sixel),
      (["TERM": "xterm-256color"], "\u{1B}[?64;14;44c", .blocks),
      (["TERM": "xterm-256color"], nil, .blocks),
      (["TERM": "xterm"], nil, .words),
      (["TERM": "screen-256color", "KITTY_WINDOW_ID": "1"], "\u{1B}[?62;4c", .blocks),
      (["TERM": "xterm-256color", "TMUX": "/tmp/x"], "\u{1B}[?62;4c", .blocks),
      (["TERM": "xterm-kitty", "NO_COLOR": "1"], nil, .words),
    ] as [([String: String], String?, PictureSupport)])
  func detects(environment: [String: String], answer: String?, wanted: PictureSupport) {
    let colour = ColourSupport.detect(isTerminal: true, environment: environment)
    let found = PictureSupport.detect(isTerminal: true, colour: colour, environment: environment) {
      answer.flatMap { TerminalAnswer(Array($0.utf8)) }
    }
    #expect(found == wanted)
  }

  @Test("A pipe is never sent a picture")
  func pipes() {
    #expect(
      PictureSupport.detect(isTerminal: false, colour: .trueColour, environment: ["TERM": "xterm-kitty"])
        == .none)
  }

  @Test("Half an answer is no answer yet")
  func waits() {
    #expect(TerminalAnswer(Array("\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[?62;4".utf8)) == nil)
  }

  @Test(
    "A picture keeps its shape, at most 32 cells wide, and leaves room for words",
    arguments: [
      (400, 400, 80, 24, 32, 16), (400, 400, 120, 60, 32, 16), (400, 400, 80, 12, 16, 8),
      (800, 200, 80, 24, 32, 4), (200, 800, 80, 24, 10, 20), (400, 400, 20, 24, 16, 8),
    ])
  func frames(width: Int, height: Int, columns: Int, rows: Int, wantedColumns: Int, wantedRows: Int) throws {
    let frame = try #require(
      PictureFrame(width: width, height: height, in: TerminalSize(columns: columns, rows: rows)))
    #expect(frame.columns == wantedColumns && frame.rows == wantedRows)
  }

  @Test("A window of a few cells has no room for a picture")
  func noRoom() {
    #expect(PictureFrame(width: 10, height: 10, in: TerminalSize(columns: 7, rows: 24)) == nil)
    #expect(PictureFrame(width: 10, height: 10, in: TerminalSize(columns: 80, rows: 5)) == nil)
  }

  @Test("Pages are turned by the chosen program, for people alone")
  func pagers() {
    #expect(Pager.command(isTerminal: true, environment: [:]) == "less")
    #expect(Pager.command(isTerminal: true, environment: ["PAGER": "more"]) == "more")
    #expect(Pager.command(isTerminal: true, environment: ["PAGER": "more", "CLEW_PAGER": "most"]) == "most")
    #expect(Pager.command(isTerminal: true, environment: ["PAGER": "cat"]) == nil)
    #expect(Pager.command(isTerminal: true, environment: ["PAGER": ""]) == nil)
    #expect(Pager.command(isTerminal: true, environment: ["TERM": "dumb"]) == nil)
    #expect(Pager.command(isTerminal: false, environment: [:]) == nil)
  }
}
