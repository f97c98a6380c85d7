// FeedIngest › SchemaFeed: products in the words of schema.org, as JSON-LD.

import Catalogue
import InputFiles

/// Reads `Product` and `ProductGroup`, alone, in arrays, in `@graph`, in lists, or one value a line.
///
/// Memory: the whole file, at most ``maximumBytes``, several times over.
struct SchemaFeed {
  static let maximumBytes = 64 << 20
  private let desk: FeedParser
  private var unused: [String: Int] = [:]

  /// Reads `stream`, of which nothing was read yet.
  static func read(_ stream: ByteStream, desk: FeedParser) throws(FeedError) {
    var feed = SchemaFeed(desk: desk)
    var parser = JSONParser(try bytes(of: stream))
    do {
      while desk.failure == nil, let value = try parser.next() { feed.visit(value) }
    } catch {
      let reason: FeedError.Reason = error.isCut ? .truncated : .brokenJSON(error.message)
      throw FeedError(
        reason, file: stream.path, line: error.line, lastRecord: desk.lastRecord,
        recordsBefore: desk.tally.read)
    }
    for note in stream.notes { desk.note(note.finding) }
    desk.unusedColumns = feed.unused.map { ($0.key, $0.value) }
  }

  private static func bytes(of stream: ByteStream) throws(FeedError) -> [UInt8] {
    var all: [UInt8] = []
    do throws(InputFileError) {
      while all.count <= maximumBytes, let piece = try stream.next() { all += piece }
    } catch { throw FeedError(error) }
    guard all.count <= maximumBytes else {
      throw FeedError(
        .tooLarge("it is larger than \(maximumBytes >> 20) MB; split it, or export it in another format"),
        file: stream.path)
    }
    return all
  }

  /// Takes the products at or below a value.
  private mutating func visit(_ node: JSONNode) {
    switch node {
    case .array(let elements): for element in elements { visit(element) }
    case .object(let members, let line):
      switch Self.type(of: node) {
      case "ProductGroup": takeGroup(node, line)
      case "Product", "IndividualProduct", "ProductModel", "Vehicle", "Book", "SomeProducts":
        take(node, line, group: nil)
      default:
        for member in members where Self.holders.contains(member.name) { visit(member.value) }
      }
    case .string, .number, .bool, .null: break
    }
  }

  /// Members below which products may stand.
  private static let holders: Set<String> = [
    "@graph", "itemListElement", "item", "mainEntity", "products", "itemOffered", "hasPart",
    "dataFeedElement",
  ]

  private static func type(of node: JSONNode) -> String {
    let types =
      node["@type"]?.all.map { $0.text.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? "" } ?? []
    return types.first { $0 == "ProductGroup" } ?? types.first ?? ""
  }

  private mutating func takeGroup(_ group: JSONNode, _ line: Int) {
    let variants = group["hasVariant"]?.all ?? []
    if variants.isEmpty { take(group, line, group: nil) }
    for variant in variants {
      guard case .object(_, let line) = variant else { continue }
      take(variant, line, group: group)
    }
  }

  private mutating func take(_ node: JSONNode, _ line: Int, group: JSONNode?) {
    guard case .object(let members, _) = node else { return }
    desk.lineOffset = line
    desk.begin()
    desk.draft.beginOwn(
      RecordRules(hasCurrencyElsewhere: true, isAvailableUnlessTold: true), isDeletion: false)
    put(.id, Self.first(["sku", "productID", "identifier", "mpn", "@id"], of: node))
    let family = group ?? node["isVariantOf"]
    put(.itemGroupId, Self.first(["inProductGroupWithID"], of: node))
    if let family { put(.itemGroupId, Self.first(["productGroupID", "sku", "@id"], of: family)) }
    for (name, value) in members { takeMember(name, value) }
    // What the variant leaves open, its group tells.
    if case .object(let shared, _)? = group {
      let known = Set(members.map(\.name))
      for (name, value) in shared where Self.shared.contains(name) && !known.contains(name) {
        takeMember(name, value)
      }
    }
    desk.settle()
    desk.finish()
  }

  private static let shared: Set<String> = [
    "name", "description", "brand", "category", "image", "material", "pattern", "audience",
    "additionalProperty", "url",
  ]

  /// The first of these members that has a text.
  private static func first(_ names: [String], of node: JSONNode) -> String {
    for name in names {
      if let value = node[name] {
        let text = value.text.isEmpty ? value["value"]?.text ?? "" : value.text
        if !text.isEmpty { return text }
      }
    }
    return ""
  }

  private func put(_ field: Field, _ text: String) {
    var text = text
    guard !text.isEmpty else { return }
    if field == .itemGroupId, desk.draft.has(field) { return }
    text.withUTF8 { desk.draft.take(field, $0, isGoogle: true) }
  }

  private mutating func takeMember(_ name: String, _ value: JSONNode) {
    switch name {
    case "name": put(.title, value.text)
    case "description": put(.description, value.text)
    case "url": put(.link, value.text)
    case "brand": put(.brand, Self.name(of: value.all.first ?? value))
    case "manufacturer": if !desk.draft.has(.brand) { put(.brand, Self.name(of: value)) }
    case "gtin", "gtin8", "gtin12", "gtin13", "gtin14": if !desk.draft.has(.gtin) { put(.gtin, value.text) }
    case "mpn": put(.mpn, value.text)
    case "color": put(.color, value.all.map(\.text).joined(separator: "/"))
    case "material": put(.material, value.all.map(\.text).joined(separator: "/"))
    case "pattern": put(.pattern, Self.name(of: value))
    case "size": put(.size, Self.name(of: value.all.first ?? value))
    case "category": for one in value.all { put(.productType, Self.name(of: one)) }
    case "image": takePictures(value)
    case "offers": takeOffer(value)
    case "itemCondition": put(.condition, Self.condition(value.text))
    case "audience": takeAudience(value)
    case "additionalProperty": for one in value.all { takeProperty(one) }
    case "weight", "height", "width", "depth": takeQuantity(name, value)
    case "isSimilarTo": takeRelations(.similar, value)
    case "isRelatedTo": takeRelations(.other, value)
    case "isConsumableFor", "isAccessoryOrSparePartFor": takeRelations(.other, value)
    case "@type", "@context", "@id", "sku", "productID", "identifier", "isVariantOf", "inProductGroupWithID",
      "hasVariant":
      break
    default: unused[name, default: 0] += 1
    }
  }

  /// A thing's name: the text itself, or the name of an object.
  private static func name(of value: JSONNode) -> String {
    value.text.isEmpty ? value["name"]?.text ?? value["@id"]?.text ?? "" : value.text
  }

  private func takePictures(_ value: JSONNode) {
    for one in value.all {
      var link = one.text.isEmpty ? (one["contentUrl"] ?? one["url"])?.text ?? "" : one.text
      guard !link.isEmpty else { continue }
      desk.draft.content &+= link.withUTF8 { fingerprint($0, seed: 95) }
      desk.draft.takePicture(link)
    }
  }

  /// Of several offers the first that has a price.
  private func takeOffer(_ value: JSONNode) {
    let offers = value.all.flatMap { $0["offers"]?.all ?? [$0] }
    func price(_ offer: JSONNode) -> String {
      let specification = offer["priceSpecification"]?.all.first
      return (offer["price"] ?? offer["lowPrice"] ?? specification?["price"])?.text ?? ""
    }
    guard let offer = offers.first(where: { !price($0).isEmpty }) ?? value.all.first else { return }
    let amount = price(offer).isEmpty ? value.all.first.map(price) ?? "" : price(offer)
    let specification = offer["priceSpecification"]?.all.first
    let currency =
      (offer["priceCurrency"] ?? specification?["priceCurrency"] ?? value.all.first?["priceCurrency"])?.text
      ?? ""
    if !amount.isEmpty { put(.price, currency.isEmpty ? amount : "\(Self.decimal(amount)) \(currency)") }
    if let known = offer["availability"]?.text, let last = known.split(separator: "/").last {
      put(.availability, Self.availability(String(last)))
    }
    if let condition = offer["itemCondition"]?.text { put(.condition, Self.condition(condition)) }
    if let link = offer["url"]?.text, !desk.draft.has(.link) { put(.link, link) }
  }

  /// `119.9` as `119.90`, the form that prices are written in.
  private static func decimal(_ amount: String) -> String {
    let parts = amount.split(separator: ".", omittingEmptySubsequences: false)
    guard amount.utf8.allSatisfy({ (48...57).contains($0) || $0 == 0x2E }) else { return amount }
    return parts.count == 1 ? amount + ".00" : parts.count == 2 && parts[1].count == 1 ? amount + "0" : amount
  }

  /// The words of schema.org in those of Google.
  private static func availability(_ word: String) -> String {
    switch word {
    case "InStock", "InStoreOnly", "OnlineOnly", "LimitedAvailability", "MadeToOrder": "in_stock"
    case "OutOfStock", "SoldOut", "Discontinued", "Reserved": "out_of_stock"
    case "PreOrder", "PreSale": "preorder"
    case "BackOrder": "backorder"
    default: word
    }
  }

  private static func condition(_ word: String) -> String {
    switch word.split(separator: "/").last {
    case "NewCondition": "new"
    case "UsedCondition", "DamagedCondition": "used"
    case "RefurbishedCondition": "refurbished"
    default: word
    }
  }

  private func takeAudience(_ value: JSONNode) {
    for one in value.all {
      if let gender = one["suggestedGender"]?.text { put(.gender, gender.lowercased()) }
      if let age = one["suggestedAgeGroup"]?.text { put(.ageGroup, age) }
    }
  }

  private func takeProperty(_ value: JSONNode) {
    let name = value["name"]?.text ?? value["propertyID"]?.text ?? ""
    let unit = (value["unitText"] ?? value["unitCode"])?.text ?? ""
    for one in value["value"]?.all ?? [] {
      let text = unit.isEmpty ? one.text : one.text + " " + unit
      desk.draft.takeNamed(name, text)
      desk.draft.takeDetail(name: name, value: text)
    }
  }

  private func takeQuantity(_ name: String, _ value: JSONNode) {
    let unit = (value["unitText"] ?? value["unitCode"])?.text ?? ""
    let amount = value.text.isEmpty ? value["value"]?.text ?? "" : value.text
    desk.draft.takeDetail(
      name: name.prefix(1).uppercased() + name.dropFirst(), value: unit.isEmpty ? amount : amount + " " + unit
    )
  }

  private func takeRelations(_ kind: ProductRelation.Kind, _ value: JSONNode) {
    for one in value.all {
      var id = one.text.isEmpty ? Self.first(["sku", "productID", "@id"], of: one) : one.text
      id.withUTF8 { desk.draft.takeRelations(kind, $0) }
    }
  }
}
