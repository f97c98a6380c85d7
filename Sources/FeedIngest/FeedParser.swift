// FeedIngest › FeedParser: from parser events to variants, one record in memory at a time.

import CLibXML2
import Catalogue

/// The state of one read; libxml2 holds it unretained while ``FeedReader`` pushes chunks.
///
/// Dynamic exclusivity checks are off for what every element touches (a tenth of the time): the callbacks come
/// from one thread, and none of them calls back into the parser while it changes one of these.
final class FeedParser {
  private let limits: FeedLimits
  private let onVariant: (Variant) throws -> Void
  /// Set by ``FeedReader`` right after the parser context exists.
  var context: xmlParserCtxtPtr?
  /// Lines stripped from the start of the file.
  var lineOffset = 0
  var bytesRead = 0
  private(set) var tally = IngestTally()
  @exclusivity(unchecked) private(set) var failure: FeedError.Reason?
  private(set) var failurePlace = (line: 0, column: 0)
  private(set) var lastRecord = ""
  @exclusivity(unchecked) private(set) var depth = 0
  private(set) var hasRoot = false

  @exclusivity(unchecked) private var names: NameTable?
  @exclusivity(unchecked) private var foreignNames: NameTable?
  private var entities: EntityTable
  /// The entity handed to libxml2, refilled for each reference.
  private let entity = UnsafeMutablePointer<xmlEntity>.allocate(capacity: 1)
  private var entityText: UnsafeMutableBufferPointer<UInt8>
  /// Set between the declaration of a parameter entity and libxml2's own look-up of it.
  private var declaredParameter = false
  @exclusivity(unchecked) private var googleSpaces: [UInt] = []
  private var foreignSpaces: [UInt] = []

  private var seen = SeenRecords()
  @exclusivity(unchecked) private var draft = RecordDraft()
  @exclusivity(unchecked) private var recordDepth = 0
  @exclusivity(unchecked) private var children = 0
  @exclusivity(unchecked) private var recordBytes = 0
  @exclusivity(unchecked) private var field: Field?
  @exclusivity(unchecked) private var fieldIsGoogle = false
  @exclusivity(unchecked) private var part: Field?
  private var partName = ""
  private var partValue = ""
  @exclusivity(unchecked) private var isCapturing = false
  @exclusivity(unchecked) private var text = TextBuffer()
  /// Whether the name looked up last belongs to a namespace that is not Google's.
  @exclusivity(unchecked) private var lastWasForeign = false
  private var hasRespelled = false
  private var hasHTMLEntity = false
  private var firstFault = ""

  init(limits: FeedLimits, onVariant: @escaping (Variant) throws -> Void) {
    self.limits = limits
    self.onVariant = onVariant
    entities = EntityTable(limits: limits)
    entity.initialize(to: xmlEntity())
    entityText = .allocate(capacity: limits.expandedBytes + 8)
  }

  deinit {
    entity.deallocate()
    entityText.deallocate()
  }

  /// Gives the read up; the parser calls back no more.
  func fail(_ reason: FeedError.Reason, line: Int? = nil, column: Int = 0) {
    guard failure == nil else { return }
    failure = reason
    failurePlace = (line.map { $0 + lineOffset } ?? self.line, column)
    if let context { xmlStopParser(context) }
  }

  /// The 1-based line in the file where the parser stands.
  var line: Int { Int(context?.pointee.input?.pointee.line ?? 0) + lineOffset }

  /// Whether the parser ran out of input inside an element, rather than over broken markup.
  var isCutShort: Bool {
    if case .malformed? = failure { return failedAtEnd }
    return failure == nil
  }
  /// Whether nothing was left to parse when a fatal error came up.
  var failedAtEnd = false

  /// Refuses a tag that has gone on for longer than `limit` bytes without ending.
  func checkPending(limit: Int) {
    guard failure == nil, let input = context?.pointee.input, let cur = input.pointee.cur else { return }
    let pending = input.pointee.end - cur
    guard pending > limit, cur.pointee == UInt8(ascii: "<"), cur[1] != UInt8(ascii: "!") else { return }
    fail(.tooLarge("a tag goes on for more than \(limit) bytes; an attribute or a quotation mark is wrong"))
  }

  func note(_ finding: Finding) { tally.note(finding) }

  // MARK: Elements

  func start(
    _ name: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, space: UnsafePointer<UInt8>?,
    attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int
  ) {
    if failure != nil { return }
    depth += 1
    hasRoot = true
    if depth > limits.depth {
      return fail(
        .tooLarge("elements are nested more than \(limits.depth) deep; no product feed is like that"))
    }
    if count > 0, !check(attributes, count) { return }
    guard recordDepth == 0 || depth <= recordDepth + 2 else {
      if isCapturing { text.append(0x20) }
      return
    }
    let isGoogle = isGoogleSpace(space, prefix: prefix)
    let meaning = meaning(of: name, prefix: prefix, space: space, isGoogle: isGoogle)
    if recordDepth == 0 {
      if depth > 1, case .field(.item) = meaning { return begin() }
      if depth > 1, case .field(.entry) = meaning { return begin() }
      if depth > 1, case .respelled(.item) = meaning { begin() }
      return
    }
    if depth == recordDepth + 1 {
      startField(meaning, isGoogle: isGoogle, attributes, count)
    } else {
      startPart(meaning)
    }
  }

  private func begin() {
    recordDepth = depth
    children = 0
    recordBytes = 0
    draft.begin(line: line)
    if tally.read >= limits.records { fail(.tooLarge("the feed has more than \(limits.records) records")) }
  }

  private func startField(
    _ meaning: ElementName, isGoogle: Bool, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
    _ count: Int
  ) {
    children += 1
    field = nil
    part = nil
    isCapturing = false
    text.removeAll()
    if children > limits.children {
      if children == limits.children + 1 {
        draft.warn("W09", "the record has more than \(limits.children) fields; the rest was left out")
      }
      return
    }
    switch meaning {
    case .field(.item), .field(.entry):
      draft.refuse("R05", "a record stands inside this record; close <item> first")
    case .respelled(let known):
      field = known
      if !hasRespelled {
        hasRespelled = true
        note(
          Finding(
            code: "W07", severity: .warn, line: line,
            message: "fields are spelled in other ways than <\(known.name)>; they were taken all the same"))
      }
    case .field(let known): field = known
    case .unused(let number):
      if lastWasForeign { foreignNames?.countUnused(number) } else { names?.countUnused(number) }
    }
    fieldIsGoogle = isGoogle
    isCapturing = field != nil
    partName = ""
    partValue = ""
    if field == .link, count > 0 { takeLink(attributes, count) }
  }

  private func startPart(_ meaning: ElementName) {
    guard let field, field.hasParts else {
      if isCapturing { text.append(0x20) }
      if case .field(.item) = meaning {
        draft.refuse("R05", "a record stands inside this record; close <item> first")
      }
      return
    }
    text.removeAll()
    if case .field(let known) = meaning { part = known } else { part = nil }
    isCapturing = part != nil
  }

  func end() {
    defer { depth -= 1 }
    guard failure == nil, recordDepth > 0 else { return }
    switch depth - recordDepth {
    case 0:
      finish()
      recordDepth = 0
    case 1:
      endField()
      isCapturing = false
      field = nil
    case 2: endPart()
    default: if isCapturing { text.append(0x20) }
    }
  }

  private func endField() {
    guard let field else { return }
    if field == .productDetail, !partName.isEmpty || !partValue.isEmpty {
      draft.takeDetail(name: partName, value: partValue)
    } else if isCapturing, part == nil {
      draft.take(field, text.view, isGoogle: fieldIsGoogle)
    }
  }

  private func endPart() {
    guard let field, field.hasParts else {
      if isCapturing { text.append(0x20) }
      return
    }
    switch part {
    case .attributeName: partName = clean()
    case .attributeValue: partValue = clean()
    case .content:
      draft.take(field == .structuredTitle ? .title : .description, text.view, isGoogle: fieldIsGoogle)
    default: break
    }
    text.removeAll()
  }

  @exclusivity(unchecked) private var cleaner = TextCleaner()
  private func clean() -> String { cleaner.clean(text.view) }

  func characters(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    guard isCapturing else { return }
    recordBytes += count
    if text.count + count > limits.fieldBytes {
      draft.refuse("R06", "<\(field?.name ?? "")> is larger than \(limits.fieldBytes) bytes; shorten it")
      isCapturing = false
    } else if recordBytes > limits.recordBytes {
      draft.refuse("R06", "the record is larger than \(limits.recordBytes) bytes; shorten it")
      isCapturing = false
    } else {
      text.append(bytes, count)
    }
  }

  private func finish() {
    draft.finish()
    for finding in draft.findings { note(finding) }
    if let fault = draft.fault { return reject(fault) }
    let variant = draft.variant
    switch seen.note(id: variant.id, content: draft.content, line: variant.source.line) {
    case .repeated(let line):
      tally.merged += 1
      note(
        Finding(
          code: "W01", severity: .warn, line: variant.source.line, record: variant.id,
          message: "the same record stands on line \(line) already; they were merged"))
      return
    case .conflict(let line):
      return reject(
        Finding(
          code: "R02", severity: .error, line: variant.source.line, record: variant.id,
          message:
            "another record with this id stands on line \(line), and the first one is kept; give each its own id"
        ))
    case .newInOtherCase(let line):
      note(
        Finding(
          code: "W02", severity: .warn, line: variant.source.line, record: variant.id,
          message: "the id differs from the one on line \(line) in upper and lower case only"))
    case .new: break
    }
    do {
      try onVariant(variant)
      tally.accepted += 1
      lastRecord = variant.id
    } catch {
      fail(.stopped(error))
    }
  }

  private func reject(_ fault: Finding) {
    tally.rejected += 1
    if firstFault.isEmpty { firstFault = "line \(fault.line): \(fault.message)" }
    note(fault)
  }

  // MARK: Names and attributes

  private func meaning(
    of name: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, space: UnsafePointer<UInt8>?, isGoogle: Bool
  ) -> ElementName {
    if names == nil, let dictionary = context?.pointee.dict {
      names = NameTable(dictionary: dictionary, knowsFields: true)
      foreignNames = NameTable(dictionary: dictionary, knowsFields: false)
    }
    // Plain names, Google's and undeclared ones are fields; those of other namespaces are not (media:title).
    lastWasForeign = !isGoogle && prefix != nil
    if lastWasForeign {
      return foreignNames?.meaning(of: name, prefix: prefix) ?? .unused(0)
    }
    return names?.meaning(of: name, prefix: nil) ?? .unused(0)
  }

  private func isGoogleSpace(_ space: UnsafePointer<UInt8>?, prefix: UnsafePointer<UInt8>?) -> Bool {
    guard let space else { return prefix != nil }
    let key = UInt(bitPattern: space)
    if googleSpaces.contains(key) { return true }
    if foreignSpaces.contains(key) { return false }
    let name = String(cString: space)
    let isGoogle = name.lowercased().hasPrefix("http") && name.contains("base.google.com/")
    if googleSpaces.count + foreignSpaces.count < 64 {
      if isGoogle { googleSpaces.append(key) } else { foreignSpaces.append(key) }
    }
    if isGoogle, name != "http://base.google.com/ns/1.0" {
      note(
        Finding(
          code: "W07", severity: .warn, line: line,
          message: "the namespace is “\(name.prefix(80))”; write http://base.google.com/ns/1.0"))
    }
    return isGoogle
  }

  private func check(_ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int) -> Bool {
    guard count <= limits.attributes else {
      fail(.tooLarge("an element has \(count) attributes; more than \(limits.attributes) are not taken"))
      return false
    }
    var bytes = 0
    for index in 0..<count {
      if let start = attributes?[index * 5 + 3], let end = attributes?[index * 5 + 4] { bytes += end - start }
    }
    guard bytes <= limits.tagBytes else {
      fail(
        .tooLarge("an element has \(bytes) bytes of attributes; more than \(limits.tagBytes) are not taken"))
      return false
    }
    return true
  }

  /// Atom writes the address as `<link href="…"/>`; other relations than the page itself are left out.
  private func takeLink(_ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int) {
    guard let attributes else { return }
    var href: UnsafeBufferPointer<UInt8>?
    var isPage = true
    for index in 0..<count {
      guard let name = attributes[index * 5], let start = attributes[index * 5 + 3],
        let end = attributes[index * 5 + 4]
      else { continue }
      let value = UnsafeBufferPointer(start: start, count: end - start)
      switch String(cString: name) {
      case "href": href = value
      case "rel": isPage = String(decoding: value, as: UTF8.self) == "alternate"
      default: break
      }
    }
    guard let href, isPage else {
      if href != nil { field = nil; isCapturing = false }
      return
    }
    // libxml2 leaves the ampersand of an attribute escaped in this form.
    var address = String(decoding: href, as: UTF8.self)
    while let place = address.utf8.firstIndex(of: UInt8(ascii: "&")), address[place...].hasPrefix("&#38;") {
      address.replaceSubrange(place..<address.utf8.index(place, offsetBy: 5), with: "\u{1}")
    }
    address = String(address.map { $0 == "\u{1}" ? "&" : $0 })
    text.removeAll()
    address.withUTF8 { if let start = $0.baseAddress { text.append(start, $0.count) } }
  }

  // MARK: Entities

  func declare(_ name: UnsafePointer<UInt8>, kind: Int32, content: UnsafePointer<UInt8>?) {
    let isParameter = kind == Int32(XML_INTERNAL_PARAMETER_ENTITY.rawValue)
    if isParameter || kind == Int32(XML_EXTERNAL_PARAMETER_ENTITY.rawValue) {
      declaredParameter = isParameter
      return
    }
    let isInternal = kind == Int32(XML_INTERNAL_GENERAL_ENTITY.rawValue)
    let text = isInternal ? content.map { Array(String(cString: $0).utf8) } ?? [] : nil
    if !entities.declare(String(cString: name), text: text) {
      fail(.unsafe("the document type declares more than \(limits.entities) entities"))
    }
  }

  /// A parameter entity is being used; libxml2 itself looks each one up once after its declaration.
  func useParameterEntity() {
    if declaredParameter {
      declaredParameter = false
    } else {
      fail(.unsafe("the document type uses a parameter entity"))
    }
  }

  /// What `&name;` stands for, as a predefined entity so that libxml2 only copies its text.
  func entity(_ name: UnsafePointer<UInt8>) -> xmlEntityPtr? {
    guard let context, failure == nil, context.pointee.inSubset == 0 else { return nil }
    let word = String(cString: name)
    var expansion = entities.expand(word, bytesRead: bytesRead)
    if expansion == .undeclared, let known = htmlEntityLookup(name),
      let scalar = Unicode.Scalar(known.pointee.value)
    {
      expansion = .text(Array(String(Character(scalar)).utf8))
      if !hasHTMLEntity {
        hasHTMLEntity = true
        note(
          Finding(
            code: "W06", severity: .warn, line: line,
            message: "“&\(word);” is known in HTML only and was read as such; write the character itself"))
      }
    }
    switch expansion {
    case .undeclared: fail(.unsafe("the entity “&\(word.prefix(80));” is not declared"))
    case .refused(let why): fail(.unsafe(why))
    case .text(let bytes):
      // libxml2 copies but the first byte of such an entity into an attribute.
      if context.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE, bytes.count != 1 {
        fail(.unsafe("the entity “&\(word.prefix(80));” stands in an attribute"))
        return nil
      }
      _ = entityText.update(fromContentsOf: bytes)
      entityText[bytes.count] = 0
      entity.pointee.type = XML_ENTITY_DECL
      entity.pointee.etype = XML_INTERNAL_PREDEFINED_ENTITY
      entity.pointee.name = name
      entity.pointee.content = entityText.baseAddress
      entity.pointee.orig = entityText.baseAddress
      entity.pointee.length = Int32(bytes.count)
      return entity
    }
    return nil
  }

  // MARK: The end

  /// Notes what was not used, and refuses a feed that brought nothing.
  func complete() {
    let unused = (names?.unused ?? []) + (foreignNames?.unused ?? [])
    if !unused.isEmpty {
      let sorted = unused.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
      let shown = sorted.prefix(12).map { "\($0.name) (\($0.count)×)" }.joined(separator: ", ")
      let rest = sorted.count > 12 ? " and \(sorted.count - 12) more" : ""
      note(
        Finding(code: "N01", severity: .info, line: 0, message: "these fields were not used: \(shown)\(rest)")
      )
    }
    if tally.read == 0 { return fail(.empty, line: -lineOffset) }
    if tally.accepted == 0 { fail(.nothingUsable(tally.read, first: firstFault), line: -lineOffset) }
  }
}
