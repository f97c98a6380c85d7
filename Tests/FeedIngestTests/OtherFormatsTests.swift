// FeedIngestTests › OtherFormatsTests: Criteo, cXML, RDF, prices alone, and documents that are no feeds.

import Catalogue
import FeedIngest
import Testing

@Suite("Other feed formats")
struct OtherFormatsTests {
  @Test("Criteo's products keep the price before the discount")
  func criteo() throws {
    let read = try FeedSpecimen(
      """
      <products><product id="1"><name>Shirt</name><bigimage>https://s/1.jpg</bigimage><producturl>https://s/1</producturl>
      <price>15.00</price><retailprice>20.00</retailprice><instock>0</instock><categoryid1>Clothing</categoryid1>
      <categoryid2>Shirts</categoryid2><extra_fit>slim</extra_fit></product></products>
      """)
    let variant = try #require(read.variants.first)
    #expect(read.report?.format == .criteo)
    #expect(variant.price?.hundredths == 2000)
    #expect(variant.salePrice?.hundredths == 1500)
    #expect(variant.availability == .outOfStock)
    #expect(variant.categories == [["Clothing", "Shirts"]])
    #expect(read.message("N01") == "these fields were not used: extra_fit (1×)")
  }

  @Test("A cXML index adds items and takes others away")
  func cXML() throws {
    let read = try FeedSpecimen(
      """
      <!DOCTYPE Index SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.014/cXML.dtd"><Index><IndexItem><IndexItemAdd>
      <ItemID><SupplierPartID>1</SupplierPartID></ItemID><ItemDetail><UnitPrice><Money currency="USD">3.50</Money></UnitPrice>
      <Description xml:lang="en"><ShortName>Blue pen</ShortName>A pen, quite blue</Description>
      <Classification domain="UNSPSC">44121704</Classification></ItemDetail></IndexItemAdd></IndexItem>
      <IndexItem><IndexItemDelete><ItemID><SupplierPartID>9</SupplierPartID></ItemID></IndexItemDelete></IndexItem></Index>
      """)
    let variant = try #require(read.variants.first)
    #expect(read.report?.mode == .update)
    #expect(variant.title == "Blue pen")
    #expect(variant.summary == "A pen, quite blue")
    #expect(variant.price == Money(hundredths: 350, currency: "USD"))
    #expect(variant.details == [ProductDetail(name: "UNSPSC", value: "44121704")])
    #expect(read.records.last == .deletion(id: "9", line: 5))
  }

  @Test("RSS 1.0 in RDF is read as Google's RSS is")
  func rdf() throws {
    let read = try FeedSpecimen(
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:g="http://base.google.com/ns/1.0"><channel rdf:about="x"><title>S</title></channel>
      <item rdf:about="https://s/1"><g:id>1</g:id><title>Mug</title><link>https://s/1</link><g:price>5.00 EUR</g:price>
      </item></rdf:RDF>
      """)
    #expect(read.report?.format == .googleRDF)
    #expect(read.variants.map(\.title) == ["Mug"])
  }

  @Test("Fields that Google and Meta have besides are kept as details")
  func furtherFields() throws {
    let more = """
      <g:availability_date>2026-12-25</g:availability_date><g:adult>no</g:adult>
      <rich_text_description><![CDATA[<p>Rich</p>]]></rich_text_description><quantity_to_sell_on_facebook>7</quantity_to_sell_on_facebook>
      """
    let variant = try #require(
      try FeedSpecimen(FeedSpecimen.rss(FeedSpecimen.item(more: more))).variants.first)
    #expect(variant.summary == "Rich")
    #expect(variant.details.map(\.name) == ["Availability Date", "Adult", "Count"])
  }

  @Test("Any feed can be read for its prices: an id and a price are enough")
  func pricesOnly() throws {
    let items = "<item><g:id>a</g:id><g:price>15.00 USD</g:price></item><item><g:id>b</g:id></item>"
    let read = try FeedSpecimen(FeedSpecimen.rss(items), mode: .prices)
    var update = PriceUpdate(id: "a", line: 2)
    update.price = Money(hundredths: 1500, currency: "USD")
    #expect(read.records == [.price(update)])
    #expect(read.report?.mode == .prices)
    #expect(read.report?.tally.rejected == 1)
    let yml =
      "<yml_catalog><shop><offers><offer id=\"a\"><price>3</price><currencyId>EUR</currencyId></offer></offers></shop></yml_catalog>"
    update.line = 1
    update.price = Money(hundredths: 300, currency: "EUR")
    #expect(try FeedSpecimen(yml, mode: .prices).records == [.price(update)])
  }

  @Test(
    "A document that is no feed is refused by its name",
    arguments: [
      (
        "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item/></channel></rss>",
        "WordPress export"
      ),
      ("<rss><channel><item><title>News</title></item></channel></rss>", "articles"),
      ("<cXML><Message><PunchOutOrderMessage/></Message></cXML>", "PunchOut"),
      ("<urlset><url/></urlset>", "sitemap"), ("<soap:Envelope xmlns:soap=\"x\"/>", "SOAP"),
      ("<html><title>Login</title></html>", "Login"), ("<goods><good/></goods>", "--suggest-mapping"),
      ("<SHOP><ORDER/></SHOP>", "<shop>"),
    ])
  func refused(text: String, word: String) throws {
    let error = try #require(try FeedSpecimen(text).error)
    #expect(error.code == "F01")
    #expect("\(error)".contains(word))
  }

  @Test("Too many fields, deep nesting and large texts are bounded in every format")
  func bounds() throws {
    var limits = FeedLimits()
    limits.fieldBytes = 1_000
    limits.children = 50
    let offer = "<offer id=\"1\"><name>N</name><price>1</price>"
    let long = "<description>\(String(repeating: "x", count: 2_000))</description></offer>"
    let many = String(repeating: "<param name=\"a\">1</param>", count: 100) + "</offer>"
    let frame = { (offers: String) in "<yml_catalog><shop><offers>\(offers)</offers></shop></yml_catalog>" }
    let read = try FeedSpecimen(
      frame(offer + "</offer>" + offer.replacing("1", with: "2") + long), limits: limits)
    #expect(read.report?.tally.rejected == 1 && read.codes.contains("R06"))
    let full = try FeedSpecimen(frame(offer + many), limits: limits)
    #expect(full.codes.contains("W09"))
    #expect(full.variants.first?.details.count == 48)
    let deep = frame(
      offer + String(repeating: "<a>", count: 200) + String(repeating: "</a>", count: 200) + "</offer>")
    #expect(try FeedSpecimen(deep).error?.code == "F07")
  }
}
