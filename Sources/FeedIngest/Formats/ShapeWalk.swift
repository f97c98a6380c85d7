// FeedIngest › ShapeWalk: follows the parser through a described format.

import CLibXML2
import Catalogue

/// Where the parser stands in a ``ShapeTable``, and what it has met that belongs together.
final class ShapeWalk {
  let shape: FeedShape
  /// Whether only what stands outside the records is looked at.
  let isSurvey: Bool
  @exclusivity(unchecked) var table: ShapeTable?
  /// By depth: the element, and where its text begins in the parser's buffer.
  @exclusivity(unchecked) private var stack: [(node: UInt16, textStart: Int)]
  /// The depth of the outermost element that is not known, 0 for none.
  @exclusivity(unchecked) private var skipDepth = 0
  /// The namespace of the root element, whose elements are the format's own.
  private var rootSpace: UInt = 0
  @exclusivity(unchecked) var parts = PartValues()
  var categories = CategoryTree()
  var classes = CategoryTree()
  /// Whether a survey has gathered categories already.
  var isSurveyed = false
  /// What the survey noticed.
  var surveyTally = IngestTally()
  /// When the file was made, by its own account; empty where it does not tell.
  var made = (date: "", time: "")
  var currency = ""
  var hasBaseCurrency = false
  var language = ""
  var mimeRoot = ""
  /// The mode by the file's own account.
  var declaredMode: FeedMode?
  var hasDeletions = false
  var hasToldCurrency = false
  var hasToldIDs = false

  init(_ shape: FeedShape, isSurvey: Bool = false) {
    self.shape = shape
    self.isSurvey = isSurvey
    stack = Array(repeating: (0, 0), count: 2)
  }

  /// The mode that the file asks for; one with deletions among its records is a list of changes.
  var mode: FeedMode { declaredMode ?? (hasDeletions ? .update : shape.rules.mode) }

  /// When the file was made, in seconds since 1970; `nil` where it does not tell, or not in a way that is known.
  var madeSeconds: Int64? {
    CalendarTime.seconds(iso: made.time.isEmpty ? made.date : "\(made.date) \(made.time)")
      ?? CalendarTime.seconds(iso: made.date)
  }

  /// All that a record's meaning hangs on besides its own bytes.
  var surroundings: String {
    let words = [currency, language, mimeRoot, mode.rawValue, "\(shape.rules.derivesID)"]
    return words.joined(separator: "\n") + "\n\(categories.content)\n\(classes.content)"
  }

  func start(
    _ name: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, space: UnsafePointer<UInt8>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int, in parser: FeedParser
  ) {
    if table == nil, let dictionary = parser.context?.pointee.dict {
      table = ShapeTable(shape, dictionary: dictionary)
      rootSpace = UInt(bitPattern: space)
    }
    if skipDepth > 0 {
      if parser.isCapturing { parser.text.append(0x20) }
      return
    }
    guard let symbol = table?.symbol(of: name) else { return }
    let depth = parser.depth
    while stack.count <= depth { stack.append((0, 0)) }
    let parent = stack[depth - 1].node
    let isOwn = shape.hasAnyNamespace || space == nil || UInt(bitPattern: space) == rootSpace
    let node = isOwn ? table?.element(symbol, in: parent) ?? ShapeTable.unknown : ShapeTable.unknown
    guard node != ShapeTable.unknown, let found = table?.nodes[Int(node)], !(isSurvey && found.isRecord)
    else {
      skipDepth = depth
      if parser.isCapturing {
        // Markup inside a text: its words are part of the text.
        parser.text.append(0x20)
      } else if parser.recordDepth > 0 {
        countUnused(symbol, in: parser)
      }
      return
    }
    if parser.recordDepth == 0, !found.isRecord { parser.notes.containers += 1 }
    if node == parent {
      // A wrapper: what is inside belongs to the element around it.
    } else if found.isRecord {
      if parser.notes.isWanted { parser.noteStart(name, prefix: prefix) }
      parser.begin()
      parser.draft.beginOwn(shape.rules, isDeletion: found.isDeletion)
      hasDeletions = hasDeletions || found.isDeletion
    } else if parser.recordDepth > 0, !countsField(found, in: parser) {
      skipDepth = depth
      parser.isCapturing = false
      return
    }
    if let mode = found.mode { declaredMode = declaredMode ?? mode }
    if found.group != nil, node != parent { parts.removeAll() }
    stack[depth] = (node, parser.text.count)
    parser.isCapturing = found.text != nil
    if count > 0 { take(attributes, count, of: node, symbol, in: parser) }
  }

  private func countUnused(_ symbol: Int, suffix: String = "", in parser: FeedParser) {
    let name = table?.countUnused(symbol, suffix: suffix)
    if parser.notes.isWanted, let name { parser.notes.unused.append(name) }
  }

  /// Bounds the fields of a record; groups and the record's own children count.
  private func countsField(_ found: ShapeTable.Node, in parser: FeedParser) -> Bool {
    if found.group != nil || parser.depth == parser.recordDepth + 1 { parser.children += 1 }
    guard parser.children > parser.limits.children else { return true }
    if parser.children == parser.limits.children + 1 {
      parser.draft.warn(
        "W09", "the record has more than \(parser.limits.children) fields; the rest was left out")
    }
    return false
  }

  private func take(
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int, of node: UInt16, _ element: Int,
    in parser: FeedParser
  ) {
    for index in 0..<count {
      guard let name = attributes?[index * 5], let start = attributes?[index * 5 + 3],
        let end = attributes?[index * 5 + 4], let symbol = table?.symbol(of: name)
      else { continue }
      let found = table?.attribute(symbol, of: node) ?? ShapeTable.unknown
      let raw = UnsafeBufferPointer(start: start, count: end - start)
      guard found != ShapeTable.unknown, let meaning = table?.nodes[Int(found)].text else {
        // Attributes of other namespaces, such as xsi:type, are no fields.
        if parser.recordDepth > 0, attributes?[index * 5 + 1] == nil {
          countUnused(symbol, suffix: " (attribute)", in: parser)
        }
        continue
      }
      if case .language = meaning {
        let word = raw.trimmed.text.lowercased()
        if language.isEmpty {
          language = word
          // The records that follow are read in this language.
          parser.notes.context = nil
        }
        guard word != language, !word.isEmpty else { continue }
        countUnused(element, suffix: " (\(word.prefix(8)))", in: parser)
        skipDepth = parser.depth
        parser.isCapturing = false
        return
      }
      AttributeText.with(raw) { take(meaning, $0, seed: found, in: parser) }
    }
  }

  func end(in parser: FeedParser) {
    let depth = parser.depth
    if skipDepth > 0 {
      if depth == skipDepth {
        skipDepth = 0
        resume(depth - 1, in: parser)
      }
      return
    }
    guard depth < stack.count, let node = table?.nodes[Int(stack[depth].node)] else { return }
    let (number, textStart) = stack[depth]
    let isThrough = depth > 0 && stack[depth - 1].node == number
    if !isThrough {
      if let meaning = node.text {
        take(meaning, parser.text.view(from: textStart), seed: number, in: parser)
      }
      parser.text.truncate(to: textStart)
      if let group = node.group { close(group, in: parser) }
    }
    if node.isRecord, depth == parser.recordDepth {
      parser.settleOwn(self)
      parser.finish()
      parser.recordDepth = 0
      parser.text.removeAll()
    }
    resume(depth - 1, in: parser)
  }

  /// Goes on with the element around the one that ended.
  private func resume(_ depth: Int, in parser: FeedParser) {
    guard depth > 0, depth < stack.count, let node = table?.nodes[Int(stack[depth].node)] else {
      parser.isCapturing = false
      return
    }
    parser.isCapturing = node.text != nil
  }

  /// The name of the element whose text arrives, for messages.
  func elementName(in parser: FeedParser) -> String {
    let depth = skipDepth > 0 ? skipDepth - 1 : parser.depth
    return depth < stack.count ? table?.nodes[Int(stack[depth].node)].name ?? "" : ""
  }
}
