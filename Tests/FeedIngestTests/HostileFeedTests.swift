// FeedIngestTests › HostileFeedTests: what must not get in, and must not take the program down.

import Catalogue
import FeedIngest
import Foundation
import Testing

@Suite("Broken and hostile feeds")
struct HostileFeedTests {
  @Test(
    "Entities that open files or blow up refuse the file",
    arguments: [
      "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
      "<!DOCTYPE rss [<!ENTITY x SYSTEM \"http://127.0.0.1:9/x\">]>",
      "<!DOCTYPE rss [<!ENTITY y \"&x;\"><!ENTITY x \"&y;\">]>",
      "<!DOCTYPE rss [<!ENTITY % r SYSTEM \"http://127.0.0.1:9/e.dtd\">%r;<!ENTITY x \"\">]>", "",
    ])
  func entities(type: String) throws {
    let read = try FeedSpecimen(FeedSpecimen.rss(FeedSpecimen.item(title: "a &x; b"), before: type))
    #expect(read.error?.code == "F06")
    #expect(read.variants.isEmpty)
  }

  @Test("A billion laughs are not laughed")
  func billionLaughs() throws {
    var type = "<!DOCTYPE rss [<!ENTITY l0 \"lol\">"
    for level in 1...9 {
      type += "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">"
    }
    let read = try FeedSpecimen(FeedSpecimen.rss(FeedSpecimen.item(title: "&l9;"), before: type + "]>"))
    #expect(read.error?.code == "F06")
  }

  @Test("A long entity used often is stopped by the budget")
  func quadratic() throws {
    let type = "<!DOCTYPE rss [<!ENTITY a \"\(String(repeating: "A", count: 50_000))\">]>"
    let title = String(repeating: "&a;", count: 20_000)
    #expect(
      try FeedSpecimen(FeedSpecimen.rss(FeedSpecimen.item(title: title), before: type)).error?.code == "F06")
  }

  @Test("A document type that names another file is accepted, and the file is not loaded")
  func externalSubset() throws {
    let read = try FeedSpecimen(
      FeedSpecimen.rss(FeedSpecimen.item(), before: "<!DOCTYPE rss SYSTEM \"/dev/random\">"))
    #expect(read.variants.count == 1)
  }

  @Test("Small entities of the file's own and HTML's are resolved")
  func smallEntities() throws {
    let type = "<!DOCTYPE rss [<!ENTITY cup \"mug\">]>"
    let read = try FeedSpecimen(FeedSpecimen.rss(FeedSpecimen.item(title: "Caf&eacute; &cup;"), before: type))
    #expect(read.variants.first?.title == "Café mug")
    #expect(read.codes.contains("W06"))
  }

  @Test("A feed cut short is refused, with the last whole record")
  func truncated() throws {
    let whole = FeedSpecimen.rss(FeedSpecimen.item("a") + FeedSpecimen.item("b") + FeedSpecimen.item("c"))
    for cut in [whole.utf8.count - 1, whole.utf8.count - 20, whole.utf8.count - 60] {
      let read = try FeedSpecimen(bytes: Array(whole.utf8.prefix(cut)))
      #expect(read.error?.code == "F04" || read.error?.code == "F02")
      #expect(["b", "c"].contains(read.error?.lastRecord))
      #expect(read.error?.description.contains("none of them is kept") == true)
    }
  }

  @Test("Nesting, tags and attributes have bounds")
  func bounds() throws {
    let deep = String(repeating: "<x>", count: 300) + String(repeating: "</x>", count: 300)
    #expect(try FeedSpecimen(FeedSpecimen.rss(FeedSpecimen.item(more: deep))).error?.code == "F07")
    let wide = "<x y=\"\(String(repeating: "A", count: 400_000))\"/>"
    #expect(try FeedSpecimen(FeedSpecimen.rss(FeedSpecimen.item(more: wide))).error?.code == "F07")
    let many = "<x " + (0..<300).map { "a\($0)=\"1\"" }.joined(separator: " ") + "/>"
    #expect(try FeedSpecimen(FeedSpecimen.rss(FeedSpecimen.item(more: many))).error?.code == "F07")
  }

  @Test("A field too large costs its record, not the file")
  func hugeField() throws {
    let huge = "<description>\(String(repeating: "A ", count: 600_000))</description>"
    let read = try FeedSpecimen(FeedSpecimen.rss(FeedSpecimen.item(more: huge) + FeedSpecimen.item("b")))
    #expect(read.variants.map(\.id) == ["b"])
    #expect(read.codes.contains("R06"))
  }

  @Test(
    "Other documents are called by their names",
    arguments: [
      ("<!DOCTYPE html><html><title>503 Service Unavailable</title></html>", "503 Service Unavailable"),
      ("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"/>", "sitemap"),
      ("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"/>", "SOAP"),
      ("<rss><channel><item><title>News</title></item></channel></rss>", "articles"), ("{\"a\":1}", "JSON"),
      ("name,colour\na,red\n", "table"), ("", "empty"), ("\u{1F}\u{8B}", "binary"),
      (FeedSpecimen.rss(""), "no products"), ("<yml_catalog/>", "no products"),
    ])
  func foreign(text: String, name: String) throws {
    let error = try #require(try FeedSpecimen(text).error)
    #expect(error.description.contains(name))
  }

  @Test("Broken XML is reported with line, column and a way to mend it")
  func malformed() throws {
    let error = try #require(
      try FeedSpecimen(FeedSpecimen.rss(FeedSpecimen.item() + FeedSpecimen.item(title: "a < b"))).error)
    #expect(error.line == 3)
    #expect(error.column > 1)
    #expect(error.lastRecord == "a")
    #expect(error.description.contains("&amp;"))
  }
}
