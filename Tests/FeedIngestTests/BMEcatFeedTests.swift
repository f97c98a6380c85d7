// FeedIngestTests › BMEcatFeedTests: what electronic catalogues between businesses become.

import Catalogue
import FeedIngest
import Testing

@Suite("BMEcat")
struct BMEcatFeedTests {
  private static func catalogue(
    _ transaction: String, _ content: String, space: String = "", version: String = "1.2"
  ) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?><!DOCTYPE BMECAT SYSTEM "bmecat_new_catalog.dtd">
    <BMECAT version="\(version)"\(space)><HEADER><CATALOG><LANGUAGE>deu</LANGUAGE><CURRENCY>EUR</CURRENCY>
    <MIME_ROOT>https://cdn.example/img</MIME_ROOT></CATALOG></HEADER><\(transaction)>\(content)</\(transaction)></BMECAT>
    """
  }

  private static let article = """
    <ARTICLE mode="new"><SUPPLIER_AID>K1</SUPPLIER_AID><ARTICLE_DETAILS><DESCRIPTION_SHORT>Klemme</DESCRIPTION_SHORT>
    <DESCRIPTION_LONG>Eine Klemme</DESCRIPTION_LONG><EAN>4006381333931</EAN><MANUFACTURER_NAME>Weid</MANUFACTURER_NAME>
    <KEYWORD>Klemme</KEYWORD></ARTICLE_DETAILS><ARTICLE_FEATURES>
    <REFERENCE_FEATURE_SYSTEM_NAME>ECLASS-9.0</REFERENCE_FEATURE_SYSTEM_NAME>
    <REFERENCE_FEATURE_GROUP_ID>27141137</REFERENCE_FEATURE_GROUP_ID>
    <FEATURE><FNAME>Breite</FNAME><FVALUE>4.9</FVALUE><FUNIT>mm</FUNIT></FEATURE>
    <FEATURE><FNAME>Farbe</FNAME><FVALUE>rot</FVALUE><FVALUE>blau</FVALUE></FEATURE></ARTICLE_FEATURES>
    <ARTICLE_PRICE_DETAILS><ARTICLE_PRICE price_type="nrp"><PRICE_AMOUNT>9.90</PRICE_AMOUNT></ARTICLE_PRICE>
    <ARTICLE_PRICE price_type="net_customer"><PRICE_AMOUNT>4.50</PRICE_AMOUNT><PRICE_CURRENCY>CHF</PRICE_CURRENCY>
    <LOWER_BOUND>1</LOWER_BOUND></ARTICLE_PRICE><ARTICLE_PRICE price_type="net_customer"><PRICE_AMOUNT>4.00</PRICE_AMOUNT>
    <LOWER_BOUND>100</LOWER_BOUND></ARTICLE_PRICE></ARTICLE_PRICE_DETAILS>
    <MIME_INFO><MIME><MIME_TYPE>application/pdf</MIME_TYPE><MIME_SOURCE>k1.pdf</MIME_SOURCE>
    <MIME_PURPOSE>data_sheet</MIME_PURPOSE></MIME><MIME><MIME_TYPE>image/jpeg</MIME_TYPE>
    <MIME_SOURCE>a\\k1.jpg</MIME_SOURCE><MIME_PURPOSE>normal</MIME_PURPOSE></MIME></MIME_INFO>
    <ARTICLE_REFERENCE type="sparepart"><ART_ID_TO>K2</ART_ID_TO></ARTICLE_REFERENCE>
    <ARTICLE_REFERENCE type="consists_of"><ART_ID_TO>K3</ART_ID_TO></ARTICLE_REFERENCE></ARTICLE>
    """

  private static let groups = """
    <CATALOG_GROUP_SYSTEM><CATALOG_STRUCTURE type="root"><GROUP_ID>1</GROUP_ID><GROUP_NAME>Katalog</GROUP_NAME>
    <PARENT_ID>0</PARENT_ID></CATALOG_STRUCTURE><CATALOG_STRUCTURE type="node"><GROUP_ID>2</GROUP_ID>
    <GROUP_NAME>Technik</GROUP_NAME><PARENT_ID>1</PARENT_ID></CATALOG_STRUCTURE><CATALOG_STRUCTURE type="leaf">
    <GROUP_ID>3</GROUP_ID><GROUP_NAME>Klemmen</GROUP_NAME><PARENT_ID>2</PARENT_ID></CATALOG_STRUCTURE></CATALOG_GROUP_SYSTEM>
    """
  private static let map = """
    <ARTICLE_TO_CATALOGGROUP_MAP><ART_ID>K1</ART_ID><CATALOG_GROUP_ID>3</CATALOG_GROUP_ID></ARTICLE_TO_CATALOGGROUP_MAP>
    """

  /// The words of BMEcat 2005 for those of 1.2.
  private static func renamed(_ text: String) -> String {
    text.replacing("SUPPLIER_AID", with: "SUPPLIER_PID").replacing("ART_ID", with: "PROD_ID")
      .replacing("ARTICLE", with: "PRODUCT")
  }

  @Test(
    "An article becomes a variant, in either version, with a namespace or without",
    arguments: [
      ("1.2", ""), ("1.2", " xmlns=\"http://www.bmecat.org/bmecat/1.2/bmecat_new_catalog\""), ("2005", ""),
      ("2005", " xmlns=\"http://www.bmecat.org/bmecat/2005\""),
    ])
  func mapsArticle(version: String, space: String) throws {
    let content = Self.groups + Self.article + Self.map
    let read = try FeedSpecimen(
      Self.catalogue(
        "T_NEW_CATALOG", version == "2005" ? Self.renamed(content) : content, space: space, version: version))
    let variant = try #require(read.variants.first)
    #expect(read.report?.format == (version == "2005" ? .bmecat2005 : .bmecat12))
    #expect(read.report?.mode == .full)
    #expect(variant.id == "K1")
    #expect(variant.title == "Klemme")
    #expect(variant.brand == "Weid")
    #expect(variant.gtin == "4006381333931")
    #expect(variant.price == Money(hundredths: 450, currency: "CHF"))
    #expect(variant.imageLink == "https://cdn.example/img/a/k1.jpg")
    #expect(variant.categories == [["Technik", "Klemmen"]])
    #expect(variant.colourWords == ["rot", "blau"])
    #expect(
      variant.relations == [ProductRelation(.sparePart, to: "K2"), ProductRelation(.consistsOf, to: "K3")])
    let details = Dictionary(variant.details.map { ($0.name, $0.value) }, uniquingKeysWith: { one, _ in one })
    #expect(details["Breite"] == "4.9 mm")
    #expect(details["ECLASS-9.0"] == "27141137")
    #expect(details["Data Sheet"] == "https://cdn.example/img/k1.pdf")
    #expect(details["Price from 100 (net_customer)"] == "4.00 EUR")
    #expect(details["Price (nrp)"] == "9.90 EUR")
    #expect(!read.codes.contains("N01"))
  }

  @Test("An update brings articles and takes others away")
  func update() throws {
    let content = Self.article + "<ARTICLE mode=\"delete\"><SUPPLIER_AID>K9</SUPPLIER_AID></ARTICLE>"
    let read = try FeedSpecimen(
      Self.catalogue("T_UPDATE_PRODUCTS prev_version=\"1\"", content)
        .replacing("</T_UPDATE_PRODUCTS prev_version=\"1\">", with: "</T_UPDATE_PRODUCTS>"))
    #expect(read.report?.mode == .update)
    #expect(read.variants.map(\.id) == ["K1"])
    #expect(read.records.last == .deletion(id: "K9", line: 18))
    #expect(read.report?.tally.accepted == 2)
  }

  @Test("An update of prices brings prices only")
  func prices() throws {
    let content = """
      <ARTICLE><SUPPLIER_AID>K1</SUPPLIER_AID><ARTICLE_PRICE_DETAILS><ARTICLE_PRICE price_type="net_list">
      <PRICE_AMOUNT>5.25</PRICE_AMOUNT></ARTICLE_PRICE></ARTICLE_PRICE_DETAILS></ARTICLE>
      """
    let read = try FeedSpecimen(Self.catalogue("T_UPDATE_PRICES", content))
    #expect(read.report?.mode == .prices)
    guard case .price(let update)? = read.records.first else {
      Issue.record("no price was delivered")
      return
    }
    #expect(update.id == "K1")
    #expect(update.price == Money(hundredths: 525, currency: "EUR"))
    #expect(update.availability == nil)
  }

  @Test("Texts in a second language are counted, not mixed in")
  func languages() throws {
    let content = """
      <ARTICLE><SUPPLIER_AID>K1</SUPPLIER_AID><ARTICLE_DETAILS><DESCRIPTION_SHORT lang="eng">Clamp</DESCRIPTION_SHORT>
      <DESCRIPTION_SHORT lang="deu">Klemme</DESCRIPTION_SHORT></ARTICLE_DETAILS></ARTICLE>
      """
    let read = try FeedSpecimen(Self.catalogue("T_NEW_CATALOG", content))
    #expect(read.variants.first?.title == "Klemme")
    #expect(read.message("N01").contains("DESCRIPTION_SHORT (eng) (1×)"))
    #expect(read.variants.first?.price == nil)
    #expect(read.codes.contains("W18"))
  }
}
