// InputFilesTests › ByteStreamTests: files in the containers that shops send.

import Foundation
import InputFiles
import Testing

@Suite("Packed files")
struct ByteStreamTests {
  /// `a,b` and 1 with gzip, as `gzip -n` writes it.
  static let gzip: [UInt8] = [
    0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0xD4, 0x49, 0xE2, 2, 0, 0xC5, 0x10, 0x97, 0x24, 4, 0, 0, 0,
  ]

  private func text(of bytes: [UInt8]) throws -> (text: String, notes: [InputNote]) {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let stream = try ByteStream(path: file.path)
    var all: [UInt8] = []
    while let piece = try stream.next() { all += piece }
    return (String(decoding: all, as: UTF8.self), stream.notes)
  }

  @Test("A gzip file is unpacked, all its members in a row")
  func members() throws {
    #expect(try text(of: Self.gzip).text == "a,b\n")
    let twice = try text(of: Self.gzip + Self.gzip)
    #expect(twice.text == "a,b\na,b\n")
    #expect(twice.notes.isEmpty)
  }

  @Test("What follows the packed data is left out with a remark, padding without")
  func garbage() throws {
    let found = try text(of: Self.gzip + Array("garbage".utf8))
    #expect(found.text == "a,b\n")
    #expect(found.notes.map(\.kind) == [.oddContainer])
    #expect(try text(of: Self.gzip + [0, 0, 0]).notes.isEmpty)
  }

  @Test("A wrong checksum and a missing end are refused")
  func damage() {
    var wrong = Self.gzip
    wrong[wrong.count - 8] ^= 1
    #expect(throws: InputFileError.self) { try text(of: wrong) }
    #expect(throws: InputFileError.self) { try text(of: Array(Self.gzip.dropLast(9))) }
  }

  /// A zip file with stored members.
  static func zip(_ members: [(name: String, text: String)]) -> [UInt8] {
    func little(_ value: UInt32, _ bytes: Int) -> [UInt8] {
      (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
    }
    func checksum(_ bytes: [UInt8]) -> UInt32 {
      ~bytes.reduce(~0) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in
          value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
        }
      }
    }
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let bytes = Array(member.text.utf8)
      let name = Array(member.name.utf8)
      let sizes =
        little(checksum(bytes), 4) + little(UInt32(bytes.count), 4) + little(UInt32(bytes.count), 4)
        + little(UInt32(name.count), 2)
      directory += [0x50, 0x4B, 1, 2, 20, 3, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0] + sizes
      directory +=
        [UInt8](repeating: 0, count: 8) + little(0o100644 << 16, 4) + little(UInt32(out.count), 4) + name
      out += [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0] + sizes + [0, 0] + name + bytes
    }
    let count = little(UInt32(members.count), 2)
    return out + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count
      + little(UInt32(directory.count), 4) + little(UInt32(out.count), 4) + [0, 0]
  }

  @Test("Of an archive the first fitting file is read, and the others are named")
  func archive() throws {
    let found = try text(of: Self.zip([("../../etc/a.bin", "\0\0\0"), ("b.csv", "a,b\n"), ("c.csv", "c")]))
    #expect(found.text == "a,b\n")
    let note = try #require(found.notes.first)
    #expect(note.kind == .severalFiles)
    #expect(note.message.contains("c.csv") && note.message.contains("“b.csv” was read"))
  }

  @Test("An archive that is cut off, changed, or without a fitting file is refused")
  func badArchives() throws {
    let whole = Self.zip([("b.csv", "a,b\n")])
    #expect(throws: InputFileError.self) { try text(of: Array(whole.dropLast(30))) }
    var changed = whole
    changed[35] ^= 1
    #expect(throws: InputFileError.self) { try text(of: changed) }
    #expect(throws: InputFileError.self) { try text(of: Self.zip([("b.csv", " \n")])) }
    #expect(throws: InputFileError.self) { try text(of: Self.zip([])) }
  }

  @Test("The start can be looked at without being used up")
  func peek() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data(Self.gzip).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let stream = try ByteStream(path: file.path)
    #expect(try stream.peek(2) == Array("a,b\n".utf8))
    #expect(try stream.next() == Array("a,b\n".utf8))
    #expect(try stream.next() == nil)
    #expect(stream.packings == 1)
  }
}
