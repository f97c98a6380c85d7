// InputFilesTests › CSVReaderTests: rows as spreadsheets and shops write them.

import Foundation
import InputFiles
import Testing

@Suite("Rows of a table")
struct CSVReaderTests {
  private func rows(of text: String) throws -> [[String]] {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var reader = try CSVReader(path: file.path)
    var rows: [[String]] = []
    while reader.next() { rows.append((0..<reader.count).map { reader.text($0) ?? "?" }) }
    return rows
  }

  @Test("A quoted field may hold the separator, doubled quotes and line ends")
  func quotedField() throws {
    let found = try rows(of: "id,note\r\n1,\"a, \"\"b\"\"\nc\"\r\n")
    #expect(found == [["id", "note"], ["1", "a, \"b\"\nc"]])
  }

  @Test("The separator is found out", arguments: [",", ";", "\t", "|"])
  func separator(sign: String) throws {
    #expect(try rows(of: "id\(sign)name\n1\(sign)Boot\n") == [["id", "name"], ["1", "Boot"]])
  }

  @Test("A missing file is told by its name")
  func missingFile() {
    #expect(throws: InputFileError("No such file or directory", file: "/nowhere.csv")) {
      _ = try CSVReader(path: "/nowhere.csv")
    }
  }
}
