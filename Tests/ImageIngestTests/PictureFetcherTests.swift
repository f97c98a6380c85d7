// ImageIngestTests › PictureFetcherTests: pictures come from the web when they may, and from nowhere else.

import Catalogue
import Foundation
import Testing

import ImageIngest

@Suite("Picture fetcher")
struct PictureFetcherTests {
  private func reason(_ link: String, _ fetcher: PictureFetcher = PictureFetcher()) -> PictureError.Reason? {
    do throws(PictureError) {
      _ = try fetcher.fetch(link, tag: "")
      return nil
    } catch { return error.reason }
  }

  @Test(
    "An address inside a network is refused, however it is written",
    arguments: [
      "http://127.0.0.1:9/a.png", "http://localhost:9/a.png", "http://2130706433:9/", "http://0x7f.1:9/",
      "http://[::1]:9/", "http://[::ffff:127.0.0.1]:9/", "http://0.0.0.0:9/", "http://10.1.2.3/",
      "http://172.16.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/",
      "http://100.64.0.1/", "http://[fe80::1]/", "http://[fd00::1]/", "http://[64:ff9b::a00:1]/",
      "http://[2002:7f00:1::]/", "http://224.0.0.1/", "http://255.255.255.255/",
    ])
  func privateAddress(link: String) {
    guard case .privateAddress(let address) = reason(link) else {
      Issue.record("\(link): \(reason(link).map { "\($0)" } ?? "fetched")")
      return
    }
    #expect(!address.isEmpty)
  }

  @Test(
    "Only http and https are opened",
    arguments: ["file:///etc/hostname", "ftp://example.com/a.png", "javascript:alert(1)", "//host/a.png", ""])
  func otherSchemes(link: String) {
    #expect(reason(link, PictureFetcher(allowsPrivateAddresses: true)) == .badLink)
  }

  @Test(
    "A local server is asked when that is allowed, and its limits are kept", .enabled(if: Server.hasPython))
  func localServer() throws {
    let server = try Server()
    defer { server.stop() }
    let picture = Picture.drawn(40, 40) { x, _ in Pixel(UInt8(x), 9, 9, 255) }.png
    try Data(picture).write(to: server.folder.appending(path: "a boot.png"))
    let link = "http://127.0.0.1:\(server.port)/a%20boot.png"

    guard case .privateAddress = reason(link) else {
      Issue.record("fetched without leave")
      return
    }
    let fetcher = PictureFetcher(allowsPrivateAddresses: true)
    guard case .bytes(let bytes, let tag) = try fetcher.fetch(link, tag: "") else {
      Issue.record("nothing was fetched")
      return
    }
    #expect(bytes == picture)
    #expect(try fetcher.fetch(link, tag: tag) == .unchanged)
    #expect(reason(link + "x", fetcher) == .notFetched("the server answers 404"))
    let small = PictureFetcher(
      limits: PictureLimits(fileSize: picture.count - 1), allowsPrivateAddresses: true)
    #expect(reason(link, small) == .notFetched("it has more than \(picture.count - 1) bytes"))
  }

  @Test("A redirect into the network is refused like a link", .enabled(if: Server.hasPython))
  func redirect() throws {
    // The server stands in for a public one: it is allowed, and what it redirects to is judged by scheme.
    let server = try Server()
    defer { server.stop() }
    let link = "http://127.0.0.1:\(server.port)/redirect"
    guard case .notFetched(let words) = reason(link, PictureFetcher(allowsPrivateAddresses: true)) else {
      Issue.record("the redirect was followed")
      return
    }
    #expect(words.contains("file"))
  }
}

/// Python's own web server over a temporary folder; `/redirect` leads to a file of this machine.
private struct Server {
  static let hasPython = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

  let folder = FileManager.default.temporaryDirectory.appending(path: "clew-\(UUID().uuidString)")
  let port: Int
  private let process = Process()

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let program = """
      import http.server, os, sys
      class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *words): pass
        def do_GET(self):
          if self.path != "/redirect": return super().do_GET()
          self.send_response(302); self.send_header("Location", "file:///etc/hostname"); self.end_headers()
      os.chdir(sys.argv[1])
      server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
      print(server.server_address[1], flush=True)
      server.serve_forever()
      """
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["-c", program, folder.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    port = try #require(Int(line.split(separator: "\n").first ?? ""))
  }

  func stop() {
    // The child may have inherited a blocked SIGTERM.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }
}
