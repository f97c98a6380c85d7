// FeedIngestTests › MappingTests: feeds of a shop's own, by a mapping.

import Catalogue
import FeedIngest
import Foundation
import GraphRules
import Testing

@Suite("Mappings")
struct MappingTests {
  private static let feed = """
    <?xml version="1.0"?><erp:Goods xmlns:erp="urn:erp"><List><Good code="A1"><Names><Short>Mug</Short></Names>
    <Amounts cur="EUR"><Sale>9.50</Sale><Was>12</Was></Amounts><Pic href="https://s/1.jpg"/><Group>Home / Mugs</Group>
    <Maker>Altura</Maker><Props><Prop key="Weight">300 g</Prop></Props><Goes with="B2"/><Secret>x</Secret></Good>
    <Good code="B2"><Names><Short>Plate</Short></Names><Amounts cur="EUR"><Sale>5</Sale></Amounts></Good></List></erp:Goods>
    """

  private static let yaml = """
    record: erp:Goods/List/Good
    category_separator: "/"
    fields:
      id: "@code"
      title: Names/Short
      price: Amounts/Sale
      old_price: Amounts/Was
      currency: Amounts/@cur
      image_link: Pic/@href
      product_type: Group
      brand: Maker
    parameters: {each: Props/Prop, name: "@key", value: .}
    relations: {accessory: Goes/@with}
    """

  private func read(_ text: String, _ mapping: FeedMapping) throws -> (
    records: [FeedRecord], report: FeedReport
  ) {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("clew-\(UUID().uuidString).xml")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var records: [FeedRecord] = []
    let report = try FeedReader().read(
      path: file.path, mapping: mapping,
      onRecord: {
        records.append($0)
        return 0
      })
    return (records, report)
  }

  @Test("A mapping makes any XML a feed")
  func mapped() throws {
    let (records, report) = try read(Self.feed, try FeedMapping.parse(text: Self.yaml, file: "mapping.yaml"))
    guard case .variant(let variant)? = records.first else {
      Issue.record("no variant was delivered")
      return
    }
    #expect(report.format == .mapped)
    #expect(records.count == 2)
    #expect(variant.id == "A1" && variant.title == "Mug" && variant.brand == "Altura")
    #expect(variant.price == Money(hundredths: 1200, currency: "EUR"))
    #expect(variant.salePrice == Money(hundredths: 950, currency: "EUR"))
    #expect(variant.categories == [["Home", "Mugs"]])
    #expect(variant.details == [ProductDetail(name: "Weight", value: "300 g")])
    #expect(variant.relations == [ProductRelation(.accessory, to: "B2")])
    #expect(report.tally.findings["N01"]?.message == "these fields were not used: Secret (1×)")
  }

  @Test("The first draft of a mapping reads the file that it was drafted from")
  func draft() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("clew-\(UUID().uuidString).xml")
    let items = (1...30).map {
      "<product sku=\"P\($0)\"><name>Boot \($0)</name><price>\($0).50</price><photo>https://s/\($0).jpg</photo>"
        + "<specs><spec name=\"Weight\">1 kg</spec><spec name=\"Sole\">rubber</spec></specs><odd>1</odd></product>"
    }
    let text = "<export><shop>S</shop><products>\(items.joined())</products></export>"
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let draft = try MappingDraft.text(path: file.path)
    let mapping = try FeedMapping.parse(text: draft, file: "draft")
    #expect(mapping.record == "export/products/product")
    #expect(mapping.fields[.id] == ["@sku"] && mapping.fields[.imageLink] == ["photo"])
    #expect(draft.contains("#   Odd: odd"))
    let (records, _) = try read(text, mapping)
    guard case .variant(let variant)? = records.last else {
      Issue.record("no variant was delivered")
      return
    }
    #expect(records.count == 30)
    #expect(variant.title == "Boot 30" && variant.price?.hundredths == 3050)
    #expect(variant.details.map(\.value) == ["1 kg", "rubber"])
  }

  @Test("A table's columns are drafted too")
  func table() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("clew-\(UUID().uuidString).csv")
    try Data("Artikelnummer;Bezeichnung;Preis;\"Farbe; außen\"\n7;Tasse;9,90;rot\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let mapping = try FeedMapping.parse(text: try MappingDraft.text(path: file.path), file: "draft")
    #expect(mapping.record.isEmpty)
    #expect(mapping.columns == ["Artikelnummer", "Bezeichnung", "Preis"])
  }

  private static let table = """
    Artikelnummer;Bezeichnung;Preis;Preis (alt);Währung;Farbe;Kategorie;Bild;Lagerbestand;Gewicht (kg);Passt zu
    7;"Tasse; groß";9,90;12,00;EUR;rot;Haus|Tassen;https://s/w_9,h_9/7.jpg,https://s/7b.jpg;12;0,3;8,9
    8;;;;EUR;;;;0;;
    9;Teller;5,00;;EUR;;Haus;;0;;

    """

  @Test(
    "A table is read by its mapping: every field, the first of several columns, and what is left over is counted"
  )
  func mappedTable() throws {
    let yaml = """
      category_separator: "|"
      fields:
        id: Artikelnummer
        title: Bezeichnung
        price: preis
        currency: Währung
        availability: Lagerbestand
        image_link: Bild
        product_type: Kategorie
      details: {Gewicht: Gewicht (kg)}
      relations: {accessory: Passt zu}
      """
    let (records, report) = try read(Self.table, try FeedMapping.parse(text: yaml, file: "mapping.yaml"))
    guard case .variant(let cup)? = records.first else {
      Issue.record("no variant was delivered")
      return
    }
    #expect(report.format == .mapped)
    #expect(records.count == 2 && report.tally.rejected == 1)
    #expect(
      cup.id == "7" && cup.title == "Tasse; groß" && cup.price == Money(hundredths: 990, currency: "EUR"))
    #expect(cup.availability == .inStock)
    #expect(cup.imageLink == "https://s/w_9,h_9/7.jpg" && cup.moreImageLinks == ["https://s/7b.jpg"])
    #expect(cup.categories == [["Haus", "Tassen"]])
    #expect(cup.details == [ProductDetail(name: "Gewicht", value: "0,3 kg")])
    #expect(cup.relations.map(\.target) == ["8", "9"])
    let plate = try #require(records.last.flatMap { if case .variant(let plate) = $0 { plate } else { nil } })
    #expect(plate.availability == .outOfStock)
    // “Preis (alt)” is another column than “Preis”.
    #expect(
      report.tally.findings["N01"]?.message == "these fields were not used: Farbe (1×), Preis (alt) (1×)")
    #expect(report.tally.findings["W08"] == nil)
    #expect(report.tally.findings["R03"]?.firstLine == 3)
  }

  @Test(
    "A list of pictures may mix addresses and paths, and an address may hold commas",
    arguments: [
      // A path from the root of some other machine means nothing here, but must not spoil its neighbours.
      ("https://s/1.jpg, https://s/2.jpg,/w/3.jpg", ["https://s/1.jpg", "https://s/2.jpg"]),
      ("https://s/w_9,h_9/1.jpg,https://s/2.jpg", ["https://s/w_9,h_9/1.jpg", "https://s/2.jpg"]),
      ("https://s/1.jpg, img/2.jpg", ["https://s/1.jpg", "img/2.jpg"]),
      ("img/1.jpg, img/2.jpg, ,/3.jpg", ["img/1.jpg", "img/2.jpg"]),
    ])
  func pictures(list: String, links: [String]) throws {
    let yaml = "currency: EUR\nfields: {id: nr, title: name, price: cost, image_link: pics}"
    let text = "nr\tname\tcost\tpics\n1\tCup\t5\t\(list)\n"
    let (records, _) = try read(text, try FeedMapping.parse(text: yaml, file: "mapping.yaml"))
    let cup = try #require(records.first.flatMap { if case .variant(let cup) = $0 { cup } else { nil } })
    #expect([cup.imageLink] + cup.moreImageLinks == links)
  }

  @Test("A column stands in where the ones before it are empty")
  func fallback() throws {
    let yaml =
      "currency: GBP\nfields: {id: nr, title: [long, short], price: cost, currency: [cur, \"old cur\"]}"
    let text =
      "nr\tshort\tlong\tcost\told cur\tcur\n1\tCup\tA large cup\t5\tUSD\tEUR\n2\tJug\t\t6\tUSD\t\n3\tPot\t\t7\t\t\n"
    let (records, report) = try read(text, try FeedMapping.parse(text: yaml, file: "mapping.yaml"))
    let variants = records.compactMap { if case .variant(let variant) = $0 { variant } else { nil } }
    #expect(variants.map(\.title) == ["A large cup", "Jug", "Pot"])
    #expect(variants.map(\.price?.currency) == ["EUR", "USD", "GBP"])
    #expect(report.tally.findings["W08"] == nil && report.tally.findings["W10"] == nil)
  }

  @Test(
    "The draft of a table's mapping reads the table, once what it leaves open is filled in",
    arguments: ["\u{FEFF}", ""])
  func tableDraft(mark: String) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("clew-\(UUID().uuidString).csv")
    let rows = (1...9).map {
      "\"Cup \($0), \"\"blue\"\"\nlarge\",x\($0),\($0).50 EUR,https://s/\($0).jpg,Cups,\($0)"
    }
    let text = mark + "Name,\"Ref: #\",Price,Images,Category,Odd\n" + rows.joined(separator: "\n") + "\n"
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let draft = try MappingDraft.text(path: file.path)
    #expect(draft.contains("  image_link: Images"))
    #expect(draft.contains("#   Odd: Odd  # “1”"))
    #expect(throws: GraphRulesError.self) { try FeedMapping.parse(text: draft, file: "draft") }
    let filled = draft.replacing("  # id: ?", with: "  id: \"Ref: #\"")
      .split(separator: "\n").filter { !$0.contains("#   Ref") }.joined(separator: "\n")
    let (records, report) = try read(text, try FeedMapping.parse(text: filled, file: "draft"))
    guard case .variant(let cup)? = records.last else {
      Issue.record("no variant was delivered")
      return
    }
    #expect(records.count == 9 && report.format == .mapped)
    #expect(cup.id == "x9" && cup.title == "Cup 9, \"blue\" large" && cup.imageLink == "https://s/9.jpg")
    #expect(cup.categories == [["Cups"]])
  }

  @Test("A table whose format is known has a draft too, and its mapping wins")
  func knownTable() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("clew-\(UUID().uuidString).csv")
    let text = "id,title,price,link\n1,Cup,5 EUR,https://s/1\n"
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let mapping = try FeedMapping.parse(text: try MappingDraft.text(path: file.path), file: "draft")
    #expect(try read(text, mapping).report.format == .mapped)
  }

  @Test("A mapping of a table has no repeated elements")
  func noParameters() {
    #expect(throws: GraphRulesError.self) {
      try FeedMapping.parse(
        text: "fields: {id: a}\nparameters: {each: b, name: c, value: d}", file: "mapping.yaml")
    }
  }
}
