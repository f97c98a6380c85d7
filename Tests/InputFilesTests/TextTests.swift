// InputFilesTests › TextTests: encodings that files do not tell, and letters in two spellings.

import Foundation
import InputFiles
import Testing

@Suite("Text of unknown origin")
struct TextTests {
  @Test(
    "An encoding is told by its letters",
    arguments: [
      (TextEncoding.windows1251, "Чайник со свистком, кружка красная", String.Encoding.windowsCP1251),
      (.windows1250, "příliš žluťoučký kůň úpěl ďábelské ódy", .windowsCP1250),
      (.windows1252, "Größe: für Gäste, crème brûlée, français", .windowsCP1252),
    ])
  func encodings(expected: TextEncoding, text: String, encoding: String.Encoding) throws {
    let bytes = try #require(text.data(using: encoding))
    #expect(TextEncoding.guess(Array(bytes)) == expected)
  }

  @Test("UTF-8 is not guessed to be anything else, not even with one wrong byte")
  func utf8() {
    #expect(TextEncoding.guess(Array("Größe für Gäste".utf8)) == nil)
    #expect(TextEncoding.guess(Array("Größe für Gäste, Kühe, Bäume".utf8) + [0xFF]) == nil)
    #expect(TextEncoding.guess(Array("plain".utf8)) == nil)
  }

  @Test("A table in windows-1250 is read as such when that is asked for, with a remark")
  func table() throws {
    let text = "id;name\n1;Šálek žlutý, příliš\n"
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try #require(text.data(using: .windowsCP1250)).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var reader = CSVReader(try ByteSource(path: file.path, guessesEncoding: true))
    _ = reader.next()
    _ = reader.next()
    #expect(reader.text(1) == "Šálek žlutý, příliš")
    #expect(reader.notes.map(\.kind) == [.guessedEncoding])
  }

  @Test("Every character that another spelling could change is looked at twice")
  func normalForm() {
    var wrong: [String] = []
    for value in UInt32(0x80)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      var text = "a" + String(Character(scalar))
      let isSettled = text.withUTF8 { NormalForm.isSettled($0) }
      let properties = scalar.properties
      let changes =
        properties.canonicalCombiningClass != .notReordered
        || Array(text.precomposedStringWithCanonicalMapping.unicodeScalars) != Array(text.unicodeScalars)
      if isSettled, changes { wrong.append(String(value, radix: 16)) }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(20))")
  }

  @Test("A letter with its accent behind it becomes one letter, and common text is left alone")
  func composition() {
    #expect(Array(NormalForm.settled("Cafe\u{301}").utf8) == Array("Café".utf8))
    for text in ["Größe – “Mug” … 5 € ™", "Чайник", "雨衣", "👍 rain", "김치"] {
      var text = text
      #expect(text.withUTF8 { NormalForm.isSettled($0) }, "\(text)")
    }
  }
}
