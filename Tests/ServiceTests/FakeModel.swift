// ServiceTests › FakeModel: a host of language models on this machine, which may also lie, stall and break.

import Foundation
import Testing

/// Answers `POST …/chat/completions` in one way, and keeps what it was asked.
struct FakeModel {
  /// How it answers.
  enum Manner {
    /// The JSON that a model would give.
    case says(_ field: String, _ text: String)
    case stalls
    case refuses
    case gabbles
    case floods
    case hangsUp
  }

  static let hasPython = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")
  let base: String
  private let log = FileManager.default.temporaryDirectory.appending(path: "clew-model-\(UUID().uuidString)")
  private let process = Process()

  init(_ manner: Manner) throws {
    let program = """
      import http.server, json, sys, time
      manner, field, text, log = sys.argv[1:5]
      class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *words): pass
        def do_POST(self):
          asked = self.rfile.read(int(self.headers["Content-Length"]))
          with open(log, "ab") as kept:
            kept.write(self.path.encode() + b" " + (self.headers["Authorization"] or "").encode() + b" " + asked + b"\\n")
          if manner == "stalls": time.sleep(30)
          if manner == "hangsUp": return
          if manner == "refuses":
            self.send_response(500); self.end_headers(); return
          body = json.dumps({"choices": [{"message": {"role": "assistant", "content": json.dumps({field: text})}}]}).encode()
          if manner == "gabbles": body = b'{"choices": [{"message": {"content": "Sure! Here is'
          if manner == "floods": body = b" " * 10_000_000
          self.send_response(200); self.send_header("Content-Length", str(len(body))); self.end_headers()
          self.wfile.write(body)
      server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
      print(server.server_address[1], flush=True)
      server.serve_forever()
      """
    var (name, field, text) = ("\(manner)", "", "")
    if case .says(let said, let words) = manner { (name, field, text) = ("says", said, words) }
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["-c", program, name, field, text, log.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    base = "http://127.0.0.1:\(try #require(Int(line.split(separator: "\n").first ?? "")))/v1"
  }

  /// What it was asked so far: path, authorisation and body, a line each.
  var asked: [String] {
    ((try? String(contentsOf: log, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
  }

  func stop() {
    // The child may have inherited a blocked SIGTERM.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: log)
  }
}
