// embed-text › EmbedText: writes text files as raw string literals into one Swift file.

import Foundation

/// `embed-text OUTPUT FOLDER INPUT…`: the inputs stand in `EmbeddedText.files` in the order of the arguments, by their
/// names below the folder.
@main
struct EmbedText {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first, let folder = arguments.dropFirst().first else {
      fail("usage: embed-text OUTPUT FOLDER INPUT…")
    }
    var source = """
      // Written by the EmbedText plugin from the files named below; a change here is lost.

      /// Text files, compiled in.
      enum EmbeddedText {
        static let files: [(name: String, text: String)] = [

      """
    for path in arguments.dropFirst(2) {
      let url = URL(fileURLWithPath: path)
      do {
        source += entry(
          name: name(of: path, below: folder), text: try String(contentsOf: url, encoding: .utf8))
      } catch {
        fail("\(path): cannot be read as UTF-8: \(error)")
      }
    }
    source += "  ]\n}\n"
    do {
      try source.write(toFile: output, atomically: true, encoding: .utf8)
    } catch {
      fail("\(output): cannot be written: \(error)")
    }
  }

  /// `en/lists.yaml` for a file in a folder below.
  static func name(of path: String, below folder: String) -> String {
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(start) ? String(path.dropFirst(start.count)) : path
  }

  /// One element of the list, with one `#` more around the literal than the text has in a row.
  static func entry(name: String, text: String) -> String {
    let marks = String(repeating: "#", count: longestRun(of: "#", in: text) + 1)
    // A literal must not hold a bare carriage return; YAML reads both ends of line alike.
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    return
      "    (\n\(marks)\"\"\"\n\(name)\n\"\"\"\(marks), \(marks)\"\"\"\n\(lines)\n\"\"\"\(marks)\n    ),\n"
  }

  private static func longestRun(of mark: Character, in text: String) -> Int {
    var longest = 0
    var run = 0
    for character in text {
      run = character == mark ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
  }
}
