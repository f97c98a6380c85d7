// Terminal › KittyPicture: a picture for terminals that speak kitty's graphics protocol.

import FoundationEssentials

/// Pixels in the clear, in base64, in pieces of at most 4096 bytes.
///
/// https://sw.kovidgoyal.net/kitty/graphics-protocol/
package enum KittyPicture {
  private static let mostBytes = 4096

  /// The codes that draw the picture over so many cells; the cursor is left behind its last row.
  package static func text(_ picture: PixelGrid, columns: Int, rows: Int) -> String {
    let data = Array(Data(picture.rgb).base64EncodedString().utf8)
    var text = ""
    for start in stride(from: 0, to: data.count, by: mostBytes) {
      let end = min(start + mostBytes, data.count)
      // q=2: the terminal says nothing about it, which the line editor would take for typing.
      let head =
        start == 0
        ? "a=T,f=24,s=\(picture.width),v=\(picture.height),c=\(columns),r=\(rows),q=2," : ""
      text += "\u{1B}_G\(head)m=\(end < data.count ? 1 : 0);"
      text += String(decoding: data[start..<end], as: UTF8.self) + "\u{1B}\\"
    }
    return text
  }
}
