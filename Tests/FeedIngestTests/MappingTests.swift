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
}
