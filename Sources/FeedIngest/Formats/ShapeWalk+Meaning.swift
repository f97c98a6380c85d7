// FeedIngest › ShapeWalk+Meaning: what becomes of each text of a described format.

import Catalogue

extension ShapeWalk {
  /// Takes the text of an element or attribute; `seed` is its number in the table.
  func take(
    _ meaning: Meaning, _ text: UnsafeBufferPointer<UInt8>, seed: UInt16, in parser: FeedParser
  ) {
    switch meaning {
    case .field(let field): parser.draft.take(field, text, isGoogle: true)
    case .own(let value): parser.draft.takeOwn(value, text, seed: UInt64(seed))
    case .detail(let name, let unit):
      let value = parser.draft.clean(text)
      parser.draft.takeDetail(name: name, value: Self.withUnit(value, unit))
    case .relation(let kind): parser.draft.takeRelations(kind, text)
    case .part(let part): parts.add(parser.draft.clean(text), to: part)
    case .header(let value): take(value, text.trimmed.text)
    case .group, .groupWithText, .transparent, .begins, .language: break
    }
  }

  private func take(_ value: HeaderValue, _ text: String) {
    guard !text.isEmpty else { return }
    switch value {
    case .currency: currency = RecordDraft.currency(text)
    case .language: if language.isEmpty { language = text.lowercased() }
    case .mimeRoot: mimeRoot = text
    case .date: if made.date.isEmpty { made.date = text }
    case .time: if made.time.isEmpty { made.time = text }
    case .loadMode: declaredMode = text.lowercased().hasPrefix("incr") ? .update : .full
    }
  }

  /// Takes what an element that ends here said with several values.
  func close(_ group: PartGroup, in parser: FeedParser) {
    switch group {
    case .detail: closeDetail(in: parser)
    case .media: closeMedia(in: parser)
    case .priceTier: closePrice(in: parser)
    case .reference:
      let kind = Self.kind(of: parts[.kind])
      for target in parts.all(.target) {
        var target = target
        target.withUTF8 { parser.draft.takeRelations(kind, $0) }
      }
    case .classification:
      parser.draft.takeDetail(
        name: parts[.name].isEmpty ? "Classification" : parts[.name], value: parts[.value])
    case .currency:
      // The rate 1 marks the currency of the prices; without one it is the first.
      let isBase = ["1", "1.0", "1.00"].contains(parts[.rate])
      if currency.isEmpty || isBase && !hasBaseCurrency { currency = RecordDraft.currency(parts[.id]) }
      hasBaseCurrency = hasBaseCurrency || isBase
    case .category, .classOfSystem, .categoryMap: if !isSurveyed { closeCategory(group, in: parser) }
    }
  }

  private func closeDetail(in parser: FeedParser) {
    let values = parts.all(.value).isEmpty ? parts.all(.otherValue) : parts.all(.value)
    let name = parts[.name]
    guard !name.isEmpty, !values.isEmpty else { return }
    // A heading among features repeats its own name as its value.
    if values == [name] {
      table?.countUnusedText("\(name.prefix(40)) (a heading)")
      parser.notes.unused.append("\(name.prefix(40)) (a heading)")
      return
    }
    let value = Self.withUnit(values.joined(separator: ", "), parts[.unit])
    parser.draft.takeDetail(name: name, value: value)
    parser.draft.takeNamed(name, value)
  }

  private func closeMedia(in parser: FeedParser) {
    var link = parts[.target].replacing("\\", with: "/")
    guard !link.isEmpty else { return }
    if !link.contains("://"), !mimeRoot.isEmpty {
      link = mimeRoot.replacing("\\", with: "/") + (mimeRoot.hasSuffix("/") ? "" : "/") + link
    }
    let purpose = parts[.name].lowercased()
    let isPicture =
      parts[.kind].isEmpty || parts[.kind].lowercased().hasPrefix("image")
      || ["jpg", "jpeg", "png", "gif", "webp", "tif"].contains(parts[.kind].lowercased())
    parser.draft.takeMedia(link, purpose: purpose, isPicture: isPicture)
  }

  private func closePrice(in parser: FeedParser) {
    let currency = parts[.currency].isEmpty ? currency : RecordDraft.currency(parts[.currency])
    parser.draft.takeTier(
      kind: parts[.kind].lowercased(), amount: parts[.amount], currency: currency, bound: parts[.bound],
      tax: parts[.tax])
  }

  private func closeCategory(_ group: PartGroup, in parser: FeedParser) {
    var fault: String?
    switch group {
    case .category:
      fault = categories.add(
        id: parts[.id], name: parts[.name], parent: parts[.parent],
        isRoot: parts[.kind].lowercased() == "root")
    case .classOfSystem:
      fault = classes.add(id: parts[.id], name: parts[.name], parent: parts[.parent])
    default:
      for id in parts.all(.id) { categories.put(article: parts[.target], in: id) }
    }
    if let fault { parser.note(Finding(code: "W53", severity: .warn, line: parser.line, message: fault)) }
  }

  /// A bare number gets its unit; other texts have one, or need none.
  static func withUnit(_ value: String, _ unit: String) -> String {
    value.isEmpty || unit.isEmpty || value.hasSuffix(unit) ? value : "\(value) \(unit)"
  }

  /// BMEcat's words for the ways in which articles are related.
  static func kind(of word: String) -> ProductRelation.Kind {
    switch word.lowercased() {
    case "accessories": .accessory
    case "sparepart": .sparePart
    case "similar": .similar
    case "followup": .upsell
    case "mandatory", "select": .crossSell
    case "consists_of": .consistsOf
    default: .other
    }
  }
}
