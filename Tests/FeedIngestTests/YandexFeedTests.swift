// FeedIngestTests › YandexFeedTests: what the Yandex Market Language becomes.

import Catalogue
import FeedIngest
import Testing

@Suite("Yandex YML")
struct YandexFeedTests {
  /// A YML around `offers`.
  private static func yml(_ offers: String, categories: String = categories, isLate: Bool = false) -> String {
    let listed = "<categories>\(categories)</categories>"
    return """
      <?xml version="1.0" encoding="UTF-8"?><!DOCTYPE yml_catalog SYSTEM "shops.dtd">
      <yml_catalog date="2026-11-01 10:00"><shop><name>S</name><company>C</company>
      <currencies><currency id="USD" rate="90"/><currency id="RUR" rate="1"/></currencies>
      \(isLate ? "" : listed)<offers>\(offers)</offers>\(isLate ? listed : "")</shop></yml_catalog>
      """
  }
  private static let categories =
    "<category id=\"1\">Дом</category><category id=\"2\" parentId=\"1\">Кружки</category>"

  private static func offer(_ more: String = "", id: String = "7", attributes: String = "") -> String {
    "<offer  id=\"\(id)\" \(attributes)><name>Кружка</name><price>644.0</price><categoryId>2</categoryId>\(more)</offer>"
  }

  @Test("An offer becomes a variant with all that it says")
  func mapsOffer() throws {
    let more = """
      <url>https://shop.ru/7?a=1&amp;b=2</url><oldprice>901</oldprice><currencyId>RUR</currencyId>
      <picture>https://shop.ru/1.jpg</picture><picture>https://shop.ru/2.jpg</picture><vendor>Фарфор</vendor>
      <vendorCode>K-7</vendorCode><barcode>4006381333931</barcode><weight>0.35</weight><rec>8,9</rec>
      <param name="Объём" unit="мл">300</param><param name="Цвет">синий, белый</param><pickup>true</pickup>
      """
    let read = try FeedSpecimen(Self.yml(Self.offer(more, attributes: "group_id=\"g1\" available=\"false\"")))
    let variant = try #require(read.variants.first)
    #expect(read.report?.format == .yandex)
    #expect(variant.item == "g1")
    #expect(variant.link == "https://shop.ru/7?a=1&b=2")
    #expect(variant.price == Money(hundredths: 90_100, currency: "RUB"))
    #expect(variant.salePrice == Money(hundredths: 64_400, currency: "RUB"))
    #expect(variant.categories == [["Дом", "Кружки"]])
    #expect(variant.imageLink == "https://shop.ru/1.jpg")
    #expect(variant.moreImageLinks == ["https://shop.ru/2.jpg"])
    #expect(variant.brand == "Фарфор")
    #expect(variant.gtin == "4006381333931")
    #expect(variant.availability == .outOfStock)
    #expect(variant.colourWords == ["синий", "белый"])
    #expect(
      variant.details == [
        ProductDetail(name: "Weight", value: "0.35 kg"), ProductDetail(name: "Объём", value: "300 мл"),
        ProductDetail(name: "Цвет", value: "синий, белый"),
      ])
    #expect(
      variant.relations == [ProductRelation(.recommended, to: "8"), ProductRelation(.recommended, to: "9")])
    #expect(read.message("N01") == "these fields were not used: pickup (1×)")
  }

  @Test("An offer of the vendor.model form is named for its kind, brand and model")
  func vendorModel() throws {
    let offer = """
      <offer id="1" type="vendor.model"><typePrefix>Принтер</typePrefix><vendor>HP</vendor><model>D2663</model>
      <price>10</price></offer>
      """
    let variant = try #require(try FeedSpecimen(Self.yml(offer)).variants.first)
    #expect(variant.title == "Принтер HP D2663")
    #expect(variant.availability == .inStock)
    #expect(variant.price?.currency == "RUB")
  }

  @Test("Categories that stand behind the offers are found")
  func lateCategories() throws {
    let read = try FeedSpecimen(Self.yml(Self.offer(), isLate: true))
    #expect(read.variants.first?.categories == [["Дом", "Кружки"]])
    #expect(!read.codes.contains("W53"))
  }

  @Test("What is amiss with the bytes is counted once although late categories make the file be read twice")
  func countedOnce() throws {
    let categories = Self.categories + "<category id=\"2\">Нож & вилка</category>"
    let offer = Self.offer("<vendor>A & B</vendor>")
    let late = try FeedSpecimen("\n" + Self.yml(offer, categories: categories, isLate: true))
    let early = try FeedSpecimen("\n" + Self.yml(offer, categories: categories))
    #expect(late.report?.tally.findings["W39"]?.count == 2)
    #expect(late.report?.tally.findings["W53"]?.count == 1)
    #expect(late.report?.tally.findings.mapValues(\.count) == early.report?.tally.findings.mapValues(\.count))
  }

  @Test(
    "Broken trees of categories cost a finding, not the record",
    arguments: [
      (
        "<category id=\"2\" parentId=\"1\">B</category><category id=\"1\" parentId=\"2\">A</category>",
        ["A", "B"]
      ),
      ("<category id=\"2\" parentId=\"2\">B</category>", ["B"]),
      ("<category id=\"2\" parentId=\"77\">B</category>", ["B"]),
      ("<category id=\"2\">B</category><category id=\"2\">C</category>", ["B"]),
    ])
  func brokenCategories(categories: String, path: [String]) throws {
    let read = try FeedSpecimen(Self.yml(Self.offer(), categories: categories))
    #expect(read.variants.first?.categories == [path])
    #expect(read.report?.tally.findings["W53"]?.count == 1)
  }

  @Test("A tree of five thousand levels keeps its lowest twenty")
  func deepCategories() throws {
    let tree = (3..<5_003).map { "<category id=\"\($0)\" parentId=\"\($0 - 1)\">C\($0)</category>" }.joined()
    let offer = Self.offer().replacing("<categoryId>2<", with: "<categoryId>5002<")
    let read = try FeedSpecimen(Self.yml(offer, categories: Self.categories + tree))
    #expect(read.variants.first?.categories.first?.count == 20)
    #expect(read.variants.first?.categories.first?.last == "C5002")
  }

  @Test("An offer without an id is refused, and the others are kept")
  func noID() throws {
    let read = try FeedSpecimen(Self.yml(Self.offer() + "<offer><name>X</name><price>1</price></offer>"))
    #expect(read.variants.map(\.id) == ["7"])
    #expect(read.report?.tally.rejected == 1)
    #expect(read.codes.contains("R01"))
  }
}
