// FeedIngestTests › DelimitedFeedTests: tables as feeds, from the shops that export them.

import Catalogue
import FeedIngest
import Testing

@Suite("Delimited feeds")
struct DelimitedFeedTests {
  @Test("A table with Google's columns is a feed, whatever separates them", arguments: [",", ";", "\t", "|"])
  func google(sign: String) throws {
    let rows = [
      ["id", "title", "Price", "image link", "color"],
      ["a", "Red mug", "15.00 USD", "https://s/a.jpg", "red/blue"],
    ]
    let feed = try FeedSpecimen(rows.map { $0.joined(separator: sign) }.joined(separator: "\r\n"))
    #expect(feed.report?.format == .googleTable)
    let mug = try #require(feed.variants.first)
    #expect(mug.title == "Red mug")
    #expect(mug.price == Money(hundredths: 1500, currency: "USD"))
    #expect(mug.colourWords == ["red", "blue"])
    #expect(mug.source.line == 2)
  }

  @Test("Meta's template has a line of remarks and columns with paths")
  func meta() throws {
    let feed = try FeedSpecimen(
      "# Required | Unique\nid,title,price,image[0].url,image[1].url,video[0].url\n"
        + "a,Mug,15.00 USD,https://s/a.jpg,https://s/b.jpg,https://s/c.mp4\n")
    #expect(feed.variants.first?.imageLink == "https://s/a.jpg")
    #expect(feed.variants.first?.moreImageLinks == ["https://s/b.jpg"])
    let unused = try #require(feed.report?.tally.findings["N01"])
    #expect(unused.message.contains("video[0].url (1×)"))
  }

  @Test("The rows of a feed keep the law of records, each fault with its line")
  func faults() throws {
    let feed = try FeedSpecimen(
      "id,title,price\na,Mug,15.00 USD\na,Mug,15.00 USD\na,Jug,1.00 USD\n,Mug,2.00 USD\nb,\"Mug\nof tin\",2.00 USD\nc,Mug,\"2\n"
    )
    let tally = try #require(feed.report?.tally)
    #expect((tally.accepted, tally.rejected, tally.merged) == (2, 3, 1))
    #expect(tally.findings["R02"]?.firstLine == 4)
    #expect(tally.findings["R01"]?.firstLine == 5)
    #expect(tally.findings["R05"]?.firstLine == 8)
    #expect(feed.variants.last?.title == "Mug of tin")
  }

  @Test("Shopify's rows of a product share what only the first one tells, and all its pictures")
  func shopify() throws {
    let feed = try FeedSpecimen(
      """
      Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Image Src,Variant Image
      tee,Tee,<p>Soft</p>,Acme,Shirts,"summer, new",true,Color,Red,T-R,3,deny,15.00,20.00,https://s/1.jpg,https://s/red.jpg
      tee,,,,,,,,Blue,,0,deny,15.00,,https://s/2.jpg,
      tee,,,,,,,,,,,,,,https://s/3.jpg,
      mug,Mug,Of tin,Acme,Mugs,,false,Title,Default Title,M-1,3,deny,5.00,,,
      """)
    #expect(feed.report?.format == .shopify)
    #expect(feed.variants.map(\.id) == ["T-R", "tee/Blue", "M-1"])
    #expect(feed.variants.map(\.item) == ["tee", "tee", "mug"])
    let blue = feed.variants[1]
    #expect(blue.title == "Tee" && blue.summary == "Soft" && blue.brand == "Acme")
    #expect(blue.colourWords == ["Blue"])
    #expect(
      [blue.imageLink] + blue.moreImageLinks == ["https://s/1.jpg", "https://s/2.jpg", "https://s/3.jpg"])
    #expect(feed.variants[0].imageLink == "https://s/red.jpg")
    #expect(feed.variants[0].salePrice == Money(hundredths: 1500, currency: ""))
    #expect(feed.variants.map(\.availability) == [.inStock, .outOfStock, .outOfStock])
    #expect(feed.variants[2].details.isEmpty, "“Default Title” is no option")
  }

  @Test("WooCommerce's variations take from their product, whose own row is merged, wherever it stands")
  func wooCommerce() throws {
    let feed = try FeedSpecimen(
      """
      ID,Type,SKU,Name,Published,Description,In stock?,Sale price,Regular price,Categories,Images,Parent,Upsells,Cross-sells,Attribute 1 name,Attribute 1 value(s)
      2,variation,tee-red,Tee - Red,1,,1,15,20,,,id:1,,,Color,Red
      1,variable,tee,Tee,1,"One\\ntwo",1,,,"Clothing > Tees, Sale",https://s/a.jpg,,"mug, id:4",pot,Color,"Red, Blue"
      3,simple,mug,Mug,1,Tin,0,,5,Kitchen,,,,,,
      4,simple,,Jug,1,Tin,1,,6,Kitchen,,,,,,
      """)
    let tally = try #require(feed.report?.tally)
    #expect((tally.accepted, tally.rejected, tally.merged) == (3, 0, 1))
    let tee = try #require(feed.variants.first)
    #expect(tee.item == "tee")
    #expect(tee.summary == "One two")
    #expect(tee.categories == [["Clothing", "Tees"], ["Sale"]])
    #expect(
      tee.relations == [
        ProductRelation(.upsell, to: "mug"), ProductRelation(.upsell, to: "4"),
        ProductRelation(.crossSell, to: "pot"),
      ])
    #expect(feed.variants.map(\.availability) == [.inStock, .outOfStock, .inStock])
  }

  @Test("Magento's configurable product gives its variants their item, though it stands behind them")
  func magento() throws {
    let feed = try FeedSpecimen(
      """
      sku,store_view_code,attribute_set_code,product_type,categories,name,price,base_image,additional_attributes,related_skus,crosssell_skus,upsell_skus,configurable_variations
      tee-s,,Top,simple,,Tee S,22.00,/t/s.jpg,"color=Red,size=S,material=Cotton|Silk",,,,
      tee-s,de,Top,simple,,Hemd S,,,,,,,
      tee,,Top,configurable,"Default Category/Women/Tops,Default Category/Sale",Tee,22.00,/t/t.jpg,,mug,pot,coat,"sku=tee-s,size=S|sku=tee-m,size=M"
      """)
    let tally = try #require(feed.report?.tally)
    #expect((tally.accepted, tally.rejected, tally.merged) == (1, 0, 2))
    let tee = try #require(feed.variants.first)
    #expect(tee.id == "tee-s" && tee.item == "tee")
    #expect(tee.categories == [["Women", "Tops"], ["Sale"]])
    #expect(tee.imageLink == "t/s.jpg")
    #expect(tee.colourWords == ["Red"] && tee.size == "S")
    #expect(tee.details.contains(ProductDetail(name: "material", value: "Silk")))
    #expect(tee.relations.map(\.kind) == [.similar, .crossSell, .upsell])
  }

  @Test("A table of films is a catalogue without prices; a table of events is none")
  func items() throws {
    let films = try FeedSpecimen("movieId,title,genres\n1,Toy Story (1995),Animation|Comedy\n")
    #expect(films.variants.first?.categories == [["Animation"], ["Comedy"]])
    #expect(films.variants.first?.price == nil)
    let events = try FeedSpecimen("user_id,item_id,price,timestamp\nu,i,3,1700000000\n")
    #expect(events.error?.code == "F01")
  }

  @Test("A table in windows-1252 is read with a warning, one with a wrong byte loses that row")
  func encodings() throws {
    let latin =
      Array("id,title,price\na,Gr".utf8) + [0xF6, 0xDF] + Array("e f".utf8) + [0xFC]
      + Array("r Tee,2.00 EUR\n".utf8)
    let feed = try FeedSpecimen(bytes: latin)
    #expect(feed.variants.first?.title == "Größe für Tee")
    #expect(feed.codes.contains("W05"))
    let wrong =
      Array("id,title,price\na,Tee für Größe und Wärme,2.00 EUR\nb,Tee".utf8) + [0xFF]
      + Array(",2.00 EUR\n".utf8)
    #expect(try FeedSpecimen(bytes: wrong).report?.tally.rejected == 1)
  }

  @Test("MovieLens' movies.dat is a feed: ids, titles as they stand, genres as categories")
  func movieLens() throws {
    let text = """
      1::Toy Story (1995)::Animation|Children's|Comedy
      2::"Great Performances": Cats: 2 (1998)::Musical
      73::Mis\u{E9}rables, Les (1995)::Drama|Musical
      80::no genre
      81::Alone (2001)::(no genres listed)

      """
    // As it is published, in Latin-1.
    let read = try FeedSpecimen(bytes: text.unicodeScalars.map { UInt8($0.value) })
    #expect(read.report?.format == .movieLens)
    #expect(
      read.variants.map(\.title) == [
        "Toy Story (1995)", "\"Great Performances\": Cats: 2 (1998)", "Mis\u{E9}rables, Les (1995)",
        "Alone (2001)",
      ])
    #expect(read.variants.map(\.id) == ["1", "2", "73", "81"])
    #expect(read.variants.first?.categories == [["Animation"], ["Children's"], ["Comedy"]])
    #expect(read.variants.last?.categories == [])
    #expect(read.report?.tally.rejected == 1 && read.report?.tally.findings["R05"]?.firstLine == 4)
    #expect(read.codes.contains("W05"))
  }

  @Test("MovieLens' movies.csv is the same feed with a header")
  func movieLensTable() throws {
    let read = try FeedSpecimen(
      "movieId,title,genres\n1,Toy Story (1995),Animation|Comedy\n2,\"Jumanji, 2\",(no genres listed)\n")
    #expect(read.report?.format == .itemTable)
    #expect(read.variants.map(\.title) == ["Toy Story (1995)", "Jumanji, 2"])
    #expect(read.variants.map(\.categories) == [[["Animation"], ["Comedy"]], []])
  }

  @Test("Ratings parted by two colons are no feed")
  func ratings() throws {
    let read = try FeedSpecimen("1::1193::5::978300760\n2::661::3::978302109\n")
    #expect(read.report == nil)
  }
}
