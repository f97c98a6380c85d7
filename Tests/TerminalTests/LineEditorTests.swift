// TerminalTests › LineEditorTests: the line editor as a person meets it, in a terminal of 80 columns.

import Foundation
import Testing

@Suite("Line editor in a terminal")
struct LineEditorTests {
  /// A place of its own for each test, with the history of earlier sessions in it.
  let state: URL

  init() throws {
    state = FileManager.default.temporaryDirectory.appending(path: "clew-terminal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
  }

  var history: URL { state.appending(path: "clew/history") }

  /// Starts the loop that answers `read: LINE|`, and waits for its prompt.
  func start(locale: String = "C.UTF-8") throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      try #require(TerminalLoopProgram.path),
      environment: [
        "TERM": "xterm", "LC_ALL": locale, "HOME": state.path, "XDG_STATE_HOME": state.path,
        "SWIFT_BACKTRACE": "enable=no", "PATH": "/usr/bin:/bin",
      ])
    try terminal.see("clew>")
    return terminal
  }

  @Test("A line comes back as it was typed, and Ctrl-D leaves with 0")
  func typesAndLeaves() throws {
    let terminal = try start()
    terminal.type("boots for Anna\r")
    try terminal.see("read: boots for Anna|\nclew>")
    terminal.type(Key.control("D"))
    #expect(try terminal.exitCode() == 0)
    #expect(terminal.screen.lines == ["clew> boots for Anna", "read: boots for Anna|", "clew> ^D"])
  }

  @Test("The up arrow brings back the last line, in this session and in the next")
  func recallsHistory() throws {
    let first = try start()
    first.type("why 2\r")
    try first.see("read: why 2|\nclew>")
    first.type(Key.up + "3\r")
    try first.see("read: why 23|\nclew>")
    first.type(Key.control("D"))
    #expect(try first.exitCode() == 0)

    let second = try start()
    second.type(Key.up + Key.up + "\r")
    try second.see("read: why 2|")
  }

  @Test("Ctrl-R finds an earlier line by a part of it")
  func searchesHistory() throws {
    let terminal = try start()
    terminal.type("boots for Anna\rwhy 2\r")
    try terminal.see("read: why 2|\nclew>")
    terminal.type(Key.control("R") + "Ann")
    terminal.type(Key.control("E") + "!\r")
    try terminal.see("read: boots for Anna!|")
  }

  @Test("The history is private, and a line that begins with a space is not kept")
  func keepsHistoryPrivate() throws {
    let terminal = try start()
    terminal.type("one\r secret\rtwo\r")
    try terminal.see("read: two|\nclew>")
    terminal.type(Key.control("D"))
    #expect(try terminal.exitCode() == 0)
    #expect(try String(contentsOf: history, encoding: .utf8) == "one\ntwo\n")
    let attributes = try FileManager.default.attributesOfItem(atPath: history.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("Tab completes a name that fits alone, whatever its case")
  func completesAlone() throws {
    let terminal = try start()
    terminal.type("for bob\t\r")
    try terminal.see("read: for Bob Tanaka |")
  }

  @Test("Tab writes what two names share, then shows both, then takes the one that is left")
  func completesStepwise() throws {
    let terminal = try start()
    terminal.type("for a\t")
    try terminal.see("clew> for Anna K")
    terminal.type("\t")
    try terminal.see("Anna Keller    Anna Kowalski\nclew> for Anna K")
    terminal.type("o\t\r")
    try terminal.see("read: for Anna Kowalski |")
  }

  @Test("A Chinese name is completed from its first character")
  func completesChinese() throws {
    let terminal = try start()
    terminal.type("不要安\t\r")
    try terminal.see("read: 不要安途 |")
  }

  @Test(
    "Backspace takes away a whole Chinese character, on the screen and in the line",
    arguments: ["C.UTF-8", "C", "de_DE"])
  func erasesChinese(locale: String) throws {
    let terminal = try start(locale: locale)
    terminal.type("北峰靴é")
    try terminal.see("clew> 北峰靴é")
    terminal.type(Key.backspace + Key.backspace + "鞋")
    try terminal.see("clew> 北峰鞋")
    #expect(terminal.screen.lines == ["clew> 北峰鞋"])
    terminal.type("\r")
    try terminal.see("read: 北峰鞋|")
  }

  @Test("A line longer than the window wraps and comes back whole")
  func wraps() throws {
    let terminal = try start()
    let line = String(repeating: "waterproof ", count: 12) + "boots"
    terminal.type(line + "\r")
    try terminal.see("boots|")
    #expect(terminal.screen.lines.joined().contains("read: \(line)|"))
  }

  @Test("Ctrl-C drops the line and keeps the session")
  func cancelsLine() throws {
    let terminal = try start()
    terminal.type("forget this" + Key.control("A") + Key.control("C"))
    try terminal.see("clew> forget this^C\nclew>")
    terminal.type("stay\r")
    try terminal.see("read: stay|\nclew>")
    #expect(!terminal.screen.text.contains("read: forget"))
    terminal.type(Key.up)
    try terminal.see("read: stay|\nclew> stay")
  }

  @Test("Ctrl-C twice on an empty line leaves with 130, once does not")
  func leavesOnSecondInterrupt() throws {
    let terminal = try start()
    terminal.type(Key.control("C"))
    try terminal.see("Press Ctrl-C again to leave.\nclew>")
    terminal.type("still here\r")
    try terminal.see("read: still here|\nclew>")
    terminal.type(Key.control("C"))
    try terminal.see("read: still here|\nclew> ^C\nPress Ctrl-C again to leave.\nclew>")
    terminal.type(Key.control("C"))
    #expect(try terminal.exitCode() == 130)
  }

  @Test("Lines from a pipe are taken without a prompt, and the end of the file leaves with 0")
  func readsPipe() throws {
    let process = Process()
    process.executableURL = URL(filePath: try #require(TerminalLoopProgram.path))
    process.environment = ["XDG_STATE_HOME": state.path, "TERM": "xterm"]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data("北峰\n\nlast".utf8))
    try input.fileHandleForWriting.close()
    let data = try output.fileHandleForReading.readToEnd()
    process.waitUntilExit()
    #expect(String(decoding: data ?? Data(), as: UTF8.self) == "read: 北峰|\nread: |\nread: last|\n")
    #expect(process.terminationStatus == 0)
    #expect(!FileManager.default.fileExists(atPath: history.path))
  }
}

/// The bytes that a terminal sends for a key.
enum Key {
  static let up = "\u{1B}[A"
  static let backspace = "\u{7F}"

  /// Ctrl and a capital letter.
  static func control(_ letter: Character) -> String {
    letter.asciiValue.map { String(UnicodeScalar($0 & 0x1F)) } ?? ""
  }
}

/// Where the build has put the loop: beside the test program.
enum TerminalLoopProgram {
  static let path: String? = {
    guard let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
      return nil
    }
    return URL(filePath: tests).deletingLastPathComponent().appending(path: "terminal-loop").path
  }()
}
