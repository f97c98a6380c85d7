// FeedIngestTests › HeurekaFeedTests: what feeds of Czech and Slovak price comparisons become.

import Catalogue
import FeedIngest
import Testing

@Suite("Heureka and Zboží")
struct HeurekaFeedTests {
  private static func shop(_ items: String, space: String = "") -> String {
    "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<SHOP\(space)>\(items)</SHOP>"
  }

  private static func item(
    _ more: String = "", id: String? = "A1", url: String = "https://obchod.cz/hrnek",
    price: String = "2279,00"
  ) -> String {
    let id = id.map { "<ITEM_ID>\($0)</ITEM_ID>" } ?? ""
    return
      "<SHOPITEM>\(id)<PRODUCTNAME>Hrnek</PRODUCTNAME><URL>\(url)</URL><PRICE_VAT>\(price)</PRICE_VAT>\(more)</SHOPITEM>"
  }

  @Test("An item becomes a variant with parameters, relations and categories")
  func mapsItem() throws {
    let more = """
      <PARAM><PARAM_NAME>Barva</PARAM_NAME><VAL>modrá</VAL></PARAM><ACCESSORY>B2</ACCESSORY><ACCESSORY>B3</ACCESSORY>
      <CATEGORYTEXT>Heureka.cz | Dům | Kuchyně</CATEGORYTEXT><ITEMGROUP_ID>G</ITEMGROUP_ID><EAN>4006381333931</EAN>
      <IMGURL>https://obchod.cz/1.jpg</IMGURL><IMGURL_ALTERNATIVE>https://obchod.cz/2.jpg</IMGURL_ALTERNATIVE>
      <DELIVERY_DATE>0</DELIVERY_DATE><HEUREKA_CPC>5,8</HEUREKA_CPC><DELIVERY><DELIVERY_ID>X</DELIVERY_ID></DELIVERY>
      """
    let read = try FeedSpecimen(Self.shop(Self.item(more)))
    let variant = try #require(read.variants.first)
    #expect(read.report?.format == .heureka)
    #expect(variant.item == "G")
    #expect(variant.price == Money(hundredths: 227_900, currency: "CZK"))
    #expect(variant.categories == [["Dům", "Kuchyně"]])
    #expect(variant.availability == .inStock)
    #expect(variant.colourWords == ["modrá"])
    #expect(
      variant.relations == [ProductRelation(.accessory, to: "B2"), ProductRelation(.accessory, to: "B3")])
    #expect(variant.moreImageLinks == ["https://obchod.cz/2.jpg"])
    #expect(read.message("N01") == "these fields were not used: DELIVERY (1×), HEUREKA_CPC (1×)")
    #expect(read.message("W10").contains("taken as CZK"))
  }

  @Test("A Slovak shop is paid in euros, and who reads may name the currency")
  func currency() throws {
    let read = try FeedSpecimen(Self.shop(Self.item(url: "https://obchod.sk/hrnek")))
    #expect(read.variants.first?.price?.currency == "EUR")
  }

  @Test(
    "The time of delivery tells whether an item can be had",
    arguments: [
      ("0", Availability.inStock), ("3", .inStock), ("ihned", .inStock), ("21", .backorder),
      ("2026-12-24", .preorder), ("brzy", .unknown),
    ])
  func delivery(time: String, availability: Availability) throws {
    let read = try FeedSpecimen(Self.shop(Self.item("<DELIVERY_DATE>\(time)</DELIVERY_DATE>")))
    #expect(read.variants.first?.availability == availability)
  }

  @Test("Old feeds without ids get one from the address, the same one every time")
  func derivedIDs() throws {
    let items =
      Self.item(id: nil) + Self.item("<EAN>1</EAN>", id: nil)
      + Self.item(id: nil, url: "https://obchod.cz/talir")
    let read = try FeedSpecimen(Self.shop(items))
    let ids = read.variants.map(\.id)
    #expect(Set(ids).count == 3)
    #expect(ids[0].hasPrefix("hrnek-") && ids[1] == ids[0] + "-2" && ids[2].hasPrefix("talir-"))
    #expect(read.report?.tally.findings["W03"]?.count == 1)
    #expect(try FeedSpecimen(Self.shop(items)).variants.map(\.id) == ids)
  }

  @Test("Where other items have ids, an item without one is refused")
  func lostID() throws {
    let read = try FeedSpecimen(Self.shop(Self.item() + Self.item(id: nil, url: "https://obchod.cz/talir")))
    #expect(read.variants.count == 1)
    #expect(read.codes.contains("R01"))
  }

  @Test("A price without tax gets the tax added", arguments: ["20", "20 %", "0,2", "0.20"])
  func netPrice(rate: String) throws {
    let item = """
      <SHOPITEM><ITEM_ID>1</ITEM_ID><PRODUCT>Podložka</PRODUCT><PRICE>5 000,50</PRICE><VAT>\(rate)</VAT></SHOPITEM>
      """
    let read = try FeedSpecimen(Self.shop(item, space: " xmlns=\"http://www.zbozi.cz/ns/offer/1.0\""))
    #expect(read.report?.format == .zbozi)
    #expect(read.variants.first?.title == "Podložka")
    #expect(read.variants.first?.price == Money(hundredths: 600_060, currency: "CZK"))
  }
}
