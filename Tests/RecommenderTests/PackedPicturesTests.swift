// RecommenderTests › PackedPicturesTests: pictures in a zip or tar file instead of a folder.

import Catalogue
import Foundation
import Recommender
import ShopStore
import Testing

@Suite("Pictures in an archive")
struct PackedPicturesTests {
  let place = SampleShop.emptyPlace()
  private let pictures: [Packing.Member]

  init() throws {
    try FileManager.default.createDirectory(
      at: place.appending(path: "folder/pics"), withIntermediateDirectories: true)
    let assets = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Assets/images")
    let names = try FileManager.default.contentsOfDirectory(atPath: assets.path).filter {
      $0.hasSuffix(".png")
    }
    var pictures: [Packing.Member] = []
    for name in names.sorted().prefix(4) {
      let bytes = [UInt8](try Data(contentsOf: assets.appending(path: name)))
      pictures.append((name: "pics/" + name, bytes: bytes))
    }
    pictures.append((name: "pics/broken.png", bytes: [UInt8](repeating: 7, count: 900)))
    self.pictures = pictures
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
    try Data(packing.pack(pictures.reversed() + [(name: "pics/read.me", bytes: [0x61])])).write(to: archive)
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

  @Test("Dots and doubled slashes in a link mean in an archive what they mean in a folder")
  func dots() throws {
    defer { try? FileManager.default.removeItem(at: place) }
    let archive = place.appending(path: "pictures.zip")
    try Data(Packing.zip.pack(pictures)).write(to: archive)
    let name = pictures[0].name.dropFirst(5)
    let links = [
      "./pics/\(name)", "pics//\(name)", ".//pics/./\(name)", "pics/\(name)/", "pics", "pics/.", ".",
    ]
    let plain = try ingest(place.appending(path: "folder"), "one", more: links)
    let packed = try ingest(archive, "two", more: links)
    #expect(packed.changes.pictures == 7)
    #expect(plain.changes.pictures == 7)
    #expect(
      try features("one").filter { $0.contains("true") } == features("two").filter { $0.contains("true") })
  }

  @Test(
    "A file that claims to be larger than any number makes a packed archive too large", arguments: [0, 1])
  func endless(place number: Int) throws {
    defer { try? FileManager.default.removeItem(at: place) }
    let archive = place.appending(path: "pictures.tgz")
    try Data(Packing.gzip(Packing.tar(pictures, endless: number))).write(to: archive)
    #expect(
      throws: ShopError.badPictures(
        archive.path, reason: "it unpacks to more than 100 times its size; pass a folder")
    ) { try ingest(archive, "shop") }
  }

  @Test("Files of a zip that lie in one another are read up to a hundred times its size")
  func overlapping() throws {
    defer { try? FileManager.default.removeItem(at: place) }
    let archive = place.appending(path: "pictures.zip")
    let count = 150
    try Data(Packing.nested(count, bytes: 150_000)).write(to: archive)
    let report = try ingest(archive, "shop", more: (0..<count).map { "n\($0)" })
    let read = try #require(report.tally.findings["W45"]).count
    let left = try #require(report.tally.findings["W41"])
    #expect(read > 90 && read + left.count == count)
    #expect(left.message.contains("the archive unpacks to more than 100 times its size; pass a folder"))
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

  typealias Member = (name: String, bytes: [UInt8])

  func pack(_ members: [Member]) -> [UInt8] {
    switch self {
    case .zip: Self.zip(members)
    case .tar: Self.tar(members)
    case .gzipped: Self.gzip(Self.tar(members))
    }
  }

  private static func little(_ value: Int, _ bytes: Int) -> [UInt8] {
    var out: [UInt8] = []
    for place in 0..<bytes { out.append(UInt8(truncatingIfNeeded: value >> (8 * place))) }
    return out
  }

  private static func checksum(_ bytes: [UInt8]) -> Int {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    return Int(~sum)
  }

  private static let localHead: [UInt8] = [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0]

  /// What the directory of a zip says of a file.
  private static func central(_ sizes: [UInt8], _ letters: [UInt8], at offset: Int) -> [UInt8] {
    let head: [UInt8] = [0x50, 0x4B, 1, 2, 20, 3, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    let attributes = little(0o100644 << 16, 4)
    return head + sizes + little(0, 8) + attributes + little(offset, 4) + letters
  }

  private static func end(_ count: Int, directory: Int, at offset: Int) -> [UInt8] {
    var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
    end += little(count, 2)
    end += little(count, 2)
    end += little(directory, 4)
    end += little(offset, 4)
    return end + little(0, 2)
  }

  /// Stored, not compressed.
  private static func zip(_ members: [Member]) -> [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes) in members {
      let letters = Array(name.utf8)
      var sizes = little(checksum(bytes), 4)
      sizes += little(bytes.count, 4)
      sizes += little(bytes.count, 4)
      sizes += little(letters.count, 2)
      directory += central(sizes, letters, at: out.count)
      out += localHead
      out += sizes
      out += little(0, 2)
      out += letters
      out += bytes
    }
    return out + directory + end(members.count, directory: directory.count, at: out.count)
  }

  private static func field(_ text: String, _ width: Int) -> [UInt8] {
    let letters = Array(text.utf8)
    return letters + [UInt8](repeating: 0, count: width - letters.count)
  }

  private static func octal(_ value: Int, _ width: Int) -> [UInt8] {
    let digits = String(value, radix: 8)
    return field(String(repeating: "0", count: width - 1 - digits.count) + digits, width)
  }

  /// Each file is stored and holds the heads and bytes of all that come after it, and at the end `bytes` of its own.
  static func nested(_ count: Int, bytes: Int) -> [UInt8] {
    var body = [UInt8](repeating: 7, count: bytes)
    // From the last to the first, for the heads say how long the rest is.
    var heads: [(sizes: [UInt8], letters: [UInt8], length: Int)] = []
    for number in (0..<count).reversed() {
      let letters = Array("n\(number)".utf8)
      var sizes = little(checksum(body), 4)
      sizes += little(body.count, 4)
      sizes += little(body.count, 4)
      sizes += little(letters.count, 2)
      body = localHead + sizes + little(0, 2) + letters + body
      heads.append((sizes, letters, body.count))
    }
    var directory: [UInt8] = []
    for (sizes, letters, length) in heads.reversed() {
      directory += central(sizes, letters, at: body.count - length)
    }
    return body + directory + end(count, directory: directory.count, at: body.count)
  }

  static func tar(_ members: [Member], endless: Int? = nil) -> [UInt8] {
    var out: [UInt8] = []
    for (number, (name, bytes)) in members.enumerated() {
      var head = field("./" + name, 100)
      for number in [0o644, 0, 0] { head += octal(number, 8) }
      // 2⁶³ - 2, to the base of 256.
      let most: [UInt8] = [0x80, 0, 0, 0, 0x7F] + [UInt8](repeating: 0xFF, count: 6) + [0xFE]
      head += number == endless ? most : octal(bytes.count, 12)
      head += octal(1, 12)
      head += [UInt8](repeating: 0x20, count: 8)
      head += field("0", 101)
      head += field("ustar", 6)
      head += field("00", 249)
      var sum = 0
      for byte in head { sum += Int(byte) }
      head.replaceSubrange(148..<155, with: octal(sum, 7))
      out += head
      out += bytes
      out += [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
    }
    return out + [UInt8](repeating: 0, count: 1_024)
  }

  /// In stored blocks.
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(65_535)
      rest = rest.dropFirst(65_535)
      out.append(rest.isEmpty ? 1 : 0)
      out += little(block.count, 2)
      out += little(~block.count, 2)
      out += block
    } while !rest.isEmpty
    out += little(checksum(bytes), 4)
    out += little(bytes.count, 4)
    return out
  }
}
