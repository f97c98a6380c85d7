// FeedIngest › FeedParser: from parser events to variants, one record in memory at a time.

import CLibXML2
import Catalogue

/// The state of one read; libxml2 holds it unretained while ``FeedReader`` pushes chunks.
///
/// Dynamic exclusivity checks are off for what every element touches (a tenth of the time): the callbacks come
/// from one thread, and none of them calls back into the parser while it changes one of these.
final class FeedParser {
  let limits: FeedLimits
  let onRecord: (FeedRecord) throws -> Int
  /// Follows the elements of formats other than Google's; `nil` for those.
  let walk: ShapeWalk?
  /// The mode that the reader was asked for, `nil` for the feed's own.
  let requestedMode: FeedMode?
  /// The currency of prices where the file names none, in formats that never do; empty for the format's own.
  var homeCurrency = ""
  /// Set by ``FeedReader`` right after the parser context exists.
  var context: xmlParserCtxtPtr?
  /// Lines stripped from the start of the file.
  var lineOffset = 0
  var bytesRead = 0
  /// The mode of a table, by the description of its format.
  var tableMode = FeedMode.full
  /// Columns and members that mean nothing to us, with the number of their values.
  var unusedColumns: [(name: String, count: Int)] = []
  /// How many faults of the markup were mended.
  var repairs = 0
  var tally = IngestTally()
  @exclusivity(unchecked) private(set) var failure: FeedError.Reason?
  private(set) var failurePlace = (line: 0, column: 0)
  var lastRecord = ""
  @exclusivity(unchecked) private(set) var depth = 0
  private(set) var hasRoot = false

  @exclusivity(unchecked) var names: NameTable?
  @exclusivity(unchecked) var foreignNames: NameTable?
  var entities: EntityTable
  /// The entity handed to libxml2, refilled for each reference.
  let entity = UnsafeMutablePointer<xmlEntity>.allocate(capacity: 1)
  var entityText: UnsafeMutableBufferPointer<UInt8>
  /// Set between the declaration of a parameter entity and libxml2's own look-up of it.
  var declaredParameter = false
  @exclusivity(unchecked) var googleSpaces: [UInt] = []
  var foreignSpaces: [UInt] = []
  /// The namespace of the last element, which most often is that of the next.
  @exclusivity(unchecked) var lastSpace: (key: UInt, isGoogle: Bool) = (0, false)

  var seen = SeenRecords()
  /// Records that were accepted and not handed over yet, with their places among ``RecordNotes/finished``.
  var untold: [(record: FeedRecord, place: Int)] = []
  /// The latest date outside the records, in seconds since 1970; `nil` where there is none.
  private(set) var made: Int64?
  /// What ``RecordGate`` wants to know.
  var notes = RecordNotes()
  @exclusivity(unchecked) var draft = RecordDraft()
  @exclusivity(unchecked) var recordDepth = 0
  @exclusivity(unchecked) var children = 0
  @exclusivity(unchecked) var recordBytes = 0
  @exclusivity(unchecked) var field: Field?
  @exclusivity(unchecked) private var fieldIsGoogle = false
  @exclusivity(unchecked) private var part: Field?
  private var partName = ""
  private var partValue = ""
  @exclusivity(unchecked) var isCapturing = false
  @exclusivity(unchecked) var text = TextBuffer()
  /// Whether the name looked up last belongs to a namespace that is not Google's.
  @exclusivity(unchecked) var lastWasForeign = false
  private var hasRespelled = false
  var hasHTMLEntity = false
  var firstFault = ""

  init(
    limits: FeedLimits, walk: ShapeWalk? = nil, mode: FeedMode? = nil,
    onRecord: @escaping (FeedRecord) throws -> Int
  ) {
    self.limits = limits
    self.walk = walk
    requestedMode = mode
    self.onRecord = onRecord
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
    if let walk { return walk.start(name, prefix: prefix, space: space, attributes, count, in: self) }
    guard recordDepth == 0 || depth <= recordDepth + 2 else {
      if isCapturing { text.append(0x20) }
      return
    }
    let isGoogle = isGoogleSpace(space, prefix: prefix)
    let meaning = meaning(of: name, prefix: prefix, space: space, isGoogle: isGoogle)
    if recordDepth == 0 {
      switch meaning {
      case .field(.item), .field(.entry), .respelled(.item):
        if depth > 1 {
          if notes.isWanted { noteStart(name, prefix: prefix) }
          return begin()
        }
      default: break
      }
      notes.containers += 1
      if depth <= 3, Self.isDate(name) {
        text.removeAll()
        isCapturing = true
      }
      return
    }
    if depth == recordDepth + 1 {
      startField(meaning, isGoogle: isGoogle, attributes, count)
    } else {
      startPart(meaning)
    }
  }

  /// Whether an element outside the records tells when the feed was made: RSS and Atom.
  private static func isDate(_ name: UnsafePointer<UInt8>) -> Bool {
    ["pubDate", "lastBuildDate", "updated"].contains(String(cString: name))
  }

  private func endDate() {
    guard isCapturing else { return }
    isCapturing = false
    let text = text.view.trimmed.text
    guard let seconds = CalendarTime.seconds(iso: text) ?? CalendarTime.seconds(rfc822: text) else { return }
    made = max(made ?? seconds, seconds)
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
      notes.isSpecial = true
      if !hasRespelled {
        hasRespelled = true
        note(
          Finding(
            code: "W07", severity: .warn, line: line,
            message: "fields are spelled in other ways than <\(known.name)>; they were taken all the same"))
      }
    case .field(let known): field = known
    case .unused(let number):
      let name = lastWasForeign ? foreignNames?.countUnused(number) : names?.countUnused(number)
      if notes.isWanted, let name { notes.unused.append(name) }
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
    guard failure == nil else { return }
    if let walk { return walk.end(in: self) }
    guard recordDepth > 0 else { return endDate() }
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
    case .attributeName: partName = draft.clean(text.view)
    case .attributeValue: partValue = draft.clean(text.view)
    case .content:
      draft.take(field == .structuredTitle ? .title : .description, text.view, isGoogle: fieldIsGoogle)
    default: break
    }
    text.removeAll()
  }

  func characters(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    guard isCapturing else { return }
    recordBytes += count
    if text.count + count > limits.fieldBytes {
      let name = field?.name ?? walk?.elementName(in: self) ?? ""
      draft.refuse("R06", "<\(name)> is larger than \(limits.fieldBytes) bytes; shorten it")
      isCapturing = false
    } else if recordBytes > limits.recordBytes {
      draft.refuse("R06", "the record is larger than \(limits.recordBytes) bytes; shorten it")
      isCapturing = false
    } else {
      text.append(bytes, count)
    }
  }
}
