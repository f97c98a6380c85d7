// RecommenderTests › PackedPicturesTests: pictures in a zip or tar file instead of a folder.

import Catalogue
import Foundation
import Recommender
import ShopStore
import Testing

@Suite("Pictures in an archive")
struct PackedPicturesTests {
  let place = SampleShop.emptyPlace()
  private let pictures: [(name: String, bytes: [UInt8])]

  init() throws {
    try FileManager.default.createDirectory(
      at: place.appending(path: "folder/pics"), withIntermediateDirectories: true)
    let assets = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Assets/images")
    let names = try FileManager.default.contentsOfDirectory(atPath: assets.path).filter {
      $0.hasSuffix(".png")
    }
    pictures =
      try names.sorted().prefix(4).map {
        ("pics/\($0)", [UInt8](try Data(contentsOf: assets.appending(path: $0))))
      }
      + [("pics/broken.png", [UInt8](repeating: 7, count: 900))]
    for (name, bytes) in pictures { try Data(bytes).write(to: place.appending(path: "folder/" + name)) }
  }

  /// A feed of one product a picture, two more whose pictures are missing or outside, and one for each link of `more`.
  private func feed(price: Int, _ more: [String]) throws -> String {
    let links = pictures.map(\.name) + ["pics/absent.png", "../pics/absent.png"] + more
    let items = links.enumerated().map { number, link in
      """
      <item><g:id>p\(number)</g:id><title>Boot \(number)</title><g:price>\(price).00 EUR</g:price>
      <g:image_link>\(link)</g:image_link><g:color>puce</g:color></item>
      """
    }
    let path = place.appending(path: "feed.xml")
    let text = """
      <?xml version="1.0"?><rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>
      \(items.joined(separator: "\n"))</channel></rss>
      """
    try text.write(to: path, atomically: true, encoding: .utf8)
    return path.path
  }

  private func ingest(
    _ pictures: URL, _ shop: String, price: Int = 10, more: [String] = []
  ) throws -> FileReport {
    try #require(
      try Ingester(folder: place.appending(path: shop), now: 5)
        .ingest([try feed(price: price, more)], pictures: pictures.path).first)
  }

  private func features(_ shop: String) throws -> [String] {
    try ShopStore.open(place.appending(path: shop)).pictureFeatures().sorted { $0.key < $1.key }
      .map { "\($0.key) \($0.value.isReadable) \($0.value.bytes)" }
  }

  private func findings(_ report: FileReport) -> [FindingSummary] {
    report.tally.sortedFindings.filter { $0.code.hasPrefix("W4") }
  }

  @Test(
    "What an archive gives is what its folder gives, whatever it is packed in", arguments: Packing.allCases)
  func same(packing: Packing) throws {
    defer { try? FileManager.default.removeItem(at: place) }
    let archive = place.appending(path: "pictures.bin")
    // The order in the archive is another one, and something else lies in it too.
    try Data(packing.pack(pictures.reversed() + [("pics/read.me", [0x61])])).write(to: archive)
    let plain = try ingest(place.appending(path: "folder"), "one")
    let packed = try ingest(archive, "two")
    #expect(try features("one") == features("two"))
    #expect(plain.changes.pictures == 4)
    #expect(packed.changes.pictures == 4)
    #expect(findings(packed) == findings(plain))
    #expect(findings(packed).map(\.code).contains("W45"))
  }

  @Test("A picture is not decoded again while its bytes are the same")
  func unchanged() throws {
    defer { try? FileManager.default.removeItem(at: place) }
    let archive = place.appending(path: "pictures.zip")
    try Data(Packing.zip.pack(pictures)).write(to: archive)
    let first = try ingest(archive, "shop").changes.pictures
    #expect(first >= 4)
    #expect(try ingest(archive, "shop").unchangedSince == 1)
    #expect(try ingest(archive, "shop", price: 11).changes.pictures == 0)
    var other = pictures
    other[1].bytes = other[2].bytes
    try Data(Packing.tar.pack(other)).write(to: archive)
    // The feed is the same, the archive is not: one picture has changed.
    let next = try ingest(archive, "shop", price: 11)
    #expect(next.unchangedSince == nil && next.changes.pictures == 1)
  }

  @Test("A web link and a link without the folder name files in the one folder that everything is in")
  func root() throws {
    defer { try? FileManager.default.removeItem(at: place) }
    let archive = place.appending(path: "pictures.tar")
    try Data(Packing.tar.pack(pictures)).write(to: archive)
    let name = pictures[0].name.split(separator: "/").last ?? ""
    let links = [String(name), "https://shop.example/x/\(name)?v=2", "https://shop.example/none.png"]
    let report = try ingest(archive, "shop", more: links)
    #expect(report.changes.pictures == 6)
    // A web link that names nothing in it is no fault.
    #expect(report.tally.findings["W40"]?.count == 1)
  }

  @Test(
    "A file in the archive that is damaged costs a finding; an archive that is damaged, or none, is refused")
  func damaged() throws {
    defer { try? FileManager.default.removeItem(at: place) }
    let archive = place.appending(path: "pictures.zip")
    var bytes = Packing.zip.pack(pictures)
    // Inside of the first picture.
    bytes[200] ^= 0xFF
    try Data(bytes).write(to: archive)
    let report = try ingest(archive, "shop")
    #expect(report.tally.findings["W41"]?.message.contains("the archive is damaged") == true)
    #expect(report.changes.pictures >= 3)
    for bytes in [Array(bytes.prefix(bytes.count / 2)), Array("no archive".utf8), []] {
      try Data(bytes).write(to: archive)
      #expect(throws: ShopError.self) { try ingest(archive, "other") }
    }
    #expect(throws: ShopError.noSuchFile(place.appending(path: "no").path)) {
      try ingest(place.appending(path: "no"), "other")
    }
  }
}

/// What pictures can be packed in.
enum Packing: String, CaseIterable, Sendable {
  case zip, tar, gzipped

  func pack(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    switch self {
    case .zip: Self.zip(members)
    case .tar: Self.tar(members)
    case .gzipped: Self.gzip(Self.tar(members))
    }
  }

  private static func little(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func checksum(_ bytes: [UInt8]) -> Int {
    Int(
      ~bytes.reduce(~UInt32(0)) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in
          value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
        }
      })
  }

  /// Stored, not compressed.
  private static func zip(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes) in members {
      let sizes =
        little(checksum(bytes), 4) + little(bytes.count, 4) + little(bytes.count, 4)
        + little(name.utf8.count, 2)
      directory += [0x50, 0x4B, 1, 2, 20, 3, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0] + sizes
      directory += little(0, 8) + little(0o100644 << 16, 4) + little(out.count, 4) + Array(name.utf8)
      out += [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0] + sizes + [0, 0] + Array(name.utf8) + bytes
    }
    let count = little(members.count, 2)
    return out + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count
      + little(directory.count, 4) + little(out.count, 4) + [0, 0]
  }

  private static func tar(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var out: [UInt8] = []
    for (name, bytes) in members {
      func field(_ text: String, _ width: Int) -> [UInt8] {
        Array(text.utf8) + [UInt8](repeating: 0, count: width - text.utf8.count)
      }
      func octal(_ value: Int, _ width: Int) -> [UInt8] {
        let digits = String(value, radix: 8)
        return field(String(repeating: "0", count: width - 1 - digits.count) + digits, width)
      }
      var head =
        field("./" + name, 100) + octal(0o644, 8) + octal(0, 8) + octal(0, 8) + octal(bytes.count, 12)
      head += octal(1, 12) + [UInt8](repeating: 0x20, count: 8) + Array("0".utf8) + field("", 100)
      head += field("ustar", 6) + Array("00".utf8)
      head += [UInt8](repeating: 0, count: 512 - head.count)
      head.replaceSubrange(148..<156, with: octal(head.reduce(0) { $0 + Int($1) }, 7) + [0x20])
      out += head + bytes + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
    }
    return out + [UInt8](repeating: 0, count: 1_024)
  }

  /// In stored blocks.
  private static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(65_535)
      rest = rest.dropFirst(65_535)
      out += [rest.isEmpty ? 1 : 0] + little(block.count, 2) + little(~block.count, 2) + block
    } while !rest.isEmpty
    return out + little(checksum(bytes), 4) + little(bytes.count, 4)
  }
}
