// InputFilesTests › SourceDigestTests: a file is known again by its bytes.

import Foundation
import InputFiles
import Testing

@Suite("Source digests")
struct SourceDigestTests {
  private func digest(_ bytes: Data) throws -> String? {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("clew-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try bytes.write(to: file)
    return SourceDigest.of(path: file.path)
  }

  @Test("The digests are those that FIPS 180-4 and sha256sum give")
  func known() throws {
    #expect(
      try digest(Data()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      try digest(Data("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      try digest(Data(repeating: 0x61, count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("A folder and a file that is not there have none")
  func none() {
    #expect(SourceDigest.of(path: FileManager.default.temporaryDirectory.path) == nil)
    #expect(SourceDigest.of(path: "/no/such/file") == nil)
  }
}
