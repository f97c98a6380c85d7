// ImageIngestTests › PictureFolderTests: links lead into the pictures' folder and nowhere else.

import Catalogue
import Foundation
import Testing

import ImageIngest

@Suite("Picture folder")
struct PictureFolderTests {
  let base: URL
  let folder: PictureFolder

  init() throws {
    base = FileManager.default.temporaryDirectory.appending(path: "clew-\(UUID().uuidString)")
    let root = base.appending(path: "shop")
    try FileManager.default.createDirectory(
      at: root.appending(path: "images"), withIntermediateDirectories: true)
    let picture = Data(Picture.drawn(4, 4) { _, _ in Pixel(9, 9, 9, 255) }.png)
    try picture.write(to: root.appending(path: "images/boot.png"))
    try picture.write(to: root.appending(path: "my scarf.png"))
    try picture.write(to: base.appending(path: "secret.png"))
    try FileManager.default.createSymbolicLink(
      at: root.appending(path: "escape.png"), withDestinationURL: base.appending(path: "secret.png"))
    try #require(mkfifo(root.appending(path: "pipe.png").path, 0o600) == 0)
    folder = try PictureFolder(root.path)
  }

  private func reason(_ link: String, _ folder: PictureFolder? = nil) -> PictureError.Reason? {
    do throws(PictureError) {
      _ = try (folder ?? self.folder).picture(link)
      return nil
    } catch { return error.reason }
  }

  @Test("A picture below the folder is found by its path")
  func relative() throws {
    defer { try? FileManager.default.removeItem(at: base) }
    #expect(try folder.picture("images/boot.png").width == 4)
  }

  @Test("A web link stands for a file of its last name, if the folder has one")
  func webLink() throws {
    defer { try? FileManager.default.removeItem(at: base) }
    #expect(try folder.picture("https://shop.example/a/my%20scarf.png?v=3").width == 4)
    #expect(reason("https://shop.example/other.png") == .notInFolder)
    #expect(reason("https://shop.example/") == .notInFolder)
  }

  @Test(
    "A link that leads out of the folder is not followed",
    arguments: [
      "../secret.png", "images/../../secret.png", "/etc/hostname", "file:///etc/hostname", "escape.png",
      "https://shop.example/..%2Fsecret.png", "https://shop.example/..",
    ])
  func escape(link: String) {
    defer { try? FileManager.default.removeItem(at: base) }
    #expect(reason(link) == .outsideFolder)
  }

  @Test("A pipe among the pictures does not hold up the import, and a missing file is named")
  func oddFiles() {
    defer { try? FileManager.default.removeItem(at: base) }
    #expect(reason("pipe.png") == .unreadable("not a file"))
    #expect(reason("images") == .unreadable("not a file"))
    #expect(reason("gone.png") == .notFound)
  }

  @Test("A file over the limit is not read into memory")
  func large() throws {
    defer { try? FileManager.default.removeItem(at: base) }
    let strict = try PictureFolder(base.appending(path: "shop").path, limits: PictureLimits(fileSize: 10))
    guard case .fileTooLarge(_, 10) = reason("images/boot.png", strict) else {
      Issue.record("the limit of ten bytes was not kept")
      return
    }
  }
}
