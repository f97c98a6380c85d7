// ImageIngestTests › PictureSuiteTests: the suite of bad pictures, verdict by verdict.

import Foundation
import Testing

import ImageIngest

/// The suite's files are made by its own script; without Python and Pillow there is nothing to test.
@Suite("The suite of bad pictures", .serialized)
struct PictureSuiteTests {
  /// File, what its list of verdicts expects, and the bytes; empty where the suite cannot be made.
  static let cases: [(file: String, verdict: String, bytes: [UInt8])] = made()

  /// Where Clew deliberately says otherwise, and why.
  static let differences: [String: String] = [
    // Cut before its first scan: a decoder that shows something shows grey, and there is no pixel of the product.
    "trunc_0338.jpg": "reject"
  ]

  private static func made() -> [(file: String, verdict: String, bytes: [UInt8])] {
    let script = Shared.folder.appending(path: "suites/make_bad_images.py")
    guard FileManager.default.fileExists(atPath: script.path) else { return [] }
    let folder = FileManager.default.temporaryDirectory.appending(path: "clew-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = ["python3", script.path, folder.path]
    python.standardOutput = FileHandle.nullDevice
    python.standardError = FileHandle.nullDevice
    guard (try? python.run()) != nil else { return [] }
    python.waitUntilExit()
    guard python.terminationStatus == 0,
      let table = try? String(contentsOf: folder.appending(path: "EXPECT.tsv"), encoding: .utf8)
    else { return [] }
    return table.split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count >= 3, let bytes = try? Shared.bytes(folder.appending(path: cells[0])) else {
        return nil
      }
      return (cells[0], cells[2], bytes)
    }
  }

  /// `accept`, `warn` or `reject`, as the suite calls them: a picture of another kind is named, and warned of.
  private func verdict(_ bytes: [UInt8]) -> String {
    do throws(PictureError) {
      let read = try PictureDecoder().read(bytes, targetSide: 48)
      return read.warnings.allSatisfy(\.isNote) ? "accept" : "warn"
    } catch {
      if case .unsupportedFormat(let format) = error.reason {
        return [.gif, .bmp, .tiff, .avif, .heic].contains(format) ? "warn" : "reject"
      }
      return "reject"
    }
  }

  @Test("Every picture gets the verdict that the suite expects", .enabled(if: !cases.isEmpty))
  func verdicts() {
    #expect(Self.cases.count > 100)
    let wrong = Self.cases.filter { verdict($0.bytes) != (Self.differences[$0.file] ?? $0.verdict) }
      .map { "\($0.file): \(verdict($0.bytes)), not \($0.verdict)" }
    #expect(wrong == [])
  }
}
