// FeedIngest › FeedReader: reads a product feed of any size in constant memory.

import CLibXML2
package import Catalogue
package import GraphRules
import InputFiles

/// Reads product feeds in XML, delimited text and JSON-LD, record by record, whatever their format.
///
/// The file may be packed in gzip, zip, tar, bzip2, xz or zstd. Nothing outside it is opened, whatever its document
/// type says: entities are resolved by us, within ``FeedLimits``. Memory: one record, and 50 bytes for each id seen.
package struct FeedReader: Sendable {
  package let limits: FeedLimits

  /// The currency of prices in formats that never name one (Heureka, Zboží); empty for the format's own.
  package let currency: String

  package init(limits: FeedLimits = FeedLimits(), currency: String = "") {
    self.limits = limits
    self.currency = currency
  }

  /// Reads the file at `path`, calling `onRecord` for every accepted record in order, and `onProgress` after
  /// every chunk with the bytes and records so far.
  ///
  /// With a ``FeedMemory`` of the last import of this feed, records that it told with the same bytes are not parsed
  /// again: they are told by number, in their place among the others.
  ///
  /// Refused records are in the report. A fault that refuses the file is thrown after some records may have
  /// been delivered: the caller drops them. What `onRecord` throws ends the read as ``FeedError/Reason/stopped(_:)``.
  ///
  /// `mode` is how much of the catalogue the feed speaks for, `nil` for what it says itself. With `prices` every
  /// format delivers ``FeedRecord/price(_:)``, for which an id and a price are enough. A `mapping` is used when it fits
  /// the file, even if Clew knows the format itself.
  package func read(
    path: String, mode: FeedMode? = nil, mapping: FeedMapping? = nil, memory: FeedMemory? = nil,
    onRecord: (FeedRecord) throws -> Int,
    onProgress: (_ bytes: Int, _ records: Int) -> Void = { _, _ in }
  ) throws(FeedError) -> FeedReport {
    let stream = try open(path)
    let first = try FeedFormat.start(of: stream)
    let format: FeedFormat
    let mapping = mapping.flatMap { ($0.record.isEmpty ? $0.fitsTable(at: path) : $0.fits(first)) ? $0 : nil }
    switch mapping == nil ? FeedFormat.sniff(first) : .feed(.mapped) {
    case .feed(let found): format = found
    case .foreign(let document): throw FeedError(.notAFeed(document), file: path)
    }
    let outcome: Result<FeedReport, FeedError> = withoutActuallyEscaping(onRecord) { onRecord in
      Result { () throws(FeedError) -> FeedReport in
        let walk = try walk(of: format, mapping, first, path)
        let parser = FeedParser(limits: limits, walk: walk, mode: mode, onRecord: onRecord)
        parser.homeCurrency = currency
        if let walk { parser.tally.add(walk.surveyTally) }
        var index: RecordIndex?
        if format == .schemaOrg {
          try SchemaFeed.read(stream, desk: parser)
          try end(parser, path)
        } else if format == .movieLens {
          try MovieLensItems.read(stream, desk: parser, onProgress: onProgress)
          try end(parser, path)
        } else if let shape = format.table(mapping) {
          try TableFeed.read(
            stream, shape: shape, desk: parser, again: { () throws(FeedError) in try open(path) },
            onProgress: onProgress)
          try end(parser, path)
        } else {
          // Prices are told by number nowhere: they are read each time.
          index = try push(stream, into: parser, mode == .prices ? nil : memory, onProgress)
        }
        return FeedReport(
          format: format, mode: parser.mode, tally: parser.tally, bytes: stream.bytesRead,
          made: walk?.madeSeconds ?? parser.made, index: index)
      }
    }
    return try outcome.get()
  }

  /// Opens the file; of an archive, the first member that is a feed.
  func open(_ path: String) throws(FeedError) -> ByteStream {
    do {
      return try ByteStream(path: path) {
        if case .feed = FeedFormat.sniff($0) { true } else { false }
      }
    } catch { throw FeedError(error) }
  }

  /// After so many records of a feed the number of all of them is guessed.
  private static let recordsToJudgeBy = 1_000

  @discardableResult
  func push(
    _ stream: ByteStream, into parser: FeedParser, _ memory: FeedMemory?, _ onProgress: (Int, Int) -> Void
  ) throws(FeedError) -> RecordIndex? {
    let path = stream.path
    let (start, ignoresDeclaration) = prepare(try FeedFormat.start(of: stream), parser)
    var handler = FeedParser.handler()
    let data = Unmanaged.passUnretained(parser).toOpaque()
    guard let context = xmlCreatePushParserCtxt(&handler, data, nil, 0, nil) else {
      throw FeedError(.unreadable("there is no memory for the parser"), file: path)
    }
    defer {
      // Declarations make libxml2 keep a document of its own beside the events.
      if let document = context.pointee.myDoc { xmlFreeDoc(document) }
      context.pointee.myDoc = nil
      parser.context = nil
      xmlFreeParserCtxt(context)
    }
    parser.context = context
    // NONET, and nothing else that could load or expand: no NOENT, DTDLOAD, DTDATTR, HUGE or XINCLUDE.
    let options = XML_PARSE_NONET.rawValue | (ignoresDeclaration ? XML_PARSE_IGNORE_ENC.rawValue : 0)
    xmlCtxtUseOptions(context, Int32(options))
    // Errors that are mended in passing do not end the read; all others stop it through `fatal(_:)`.
    context.pointee.recovery = 1
    let repair = ByteRepair(in: try FeedFormat.start(of: stream))
    let feed = ParserFeed(parser, context, repair)
    parser.notes.isWanted = memory != nil
    parser.bytesRead += start
    var gate = RecordGate(parser, memory) { feed.push($0, isClean: $1) }
    var pieces = try FeedPieces(stream, skipping: start, repair)
    // What will all be parsed is read ahead on another core; what is known has nothing to wait for.
    var ahead: FeedAhead?
    defer { ahead?.stop() }
    var isExpecting = memory != nil && stream.fileSize > 1 << 20
    while let stretch = ahead == nil ? try pieces.next() : try ahead?.next() {
      if stretch.isTrimmed { noteZeros(parser) }
      gate.take(stretch)
      try check(parser, path)
      if isExpecting, parser.tally.read >= Self.recordsToJudgeBy {
        isExpecting = false
        let share = Double(stream.fileSize) / Double(stretch.bytesRead)
        gate.expect(records: min(Int(Double(parser.tally.read) * share * 1.05), limits.records))
      }
      onProgress(stretch.bytesRead, parser.tally.read)
      if pieces.cutter == nil, let cutter = gate.cutter {
        pieces.cutter = cutter
        if !gate.isKnown { ahead = FeedAhead(pieces) }
      }
    }
    gate.tellLastRecord()
    for note in stream.notes { parser.note(note.finding) }
    // What is left open or unfinished now was cut off, whatever the parser calls it.
    xmlParseChunk(context, nil, 0, 1)
    // Behind a fault that was mended the parser may have waited with the last records until now.
    parser.tell()
    if parser.depth > 0, parser.isCutShort || feed.isSkipping { throw error(.truncated, parser, path) }
    try check(parser, path)
    if context.pointee.wellFormed == 0, parser.repairs == 0 { throw error(.truncated, parser, path) }
    if parser.walk?.isSurvey != true { parser.complete() }
    try check(parser, path)
    return gate.index
  }

  /// Completes a file without markup.
  private func end(_ parser: FeedParser, _ path: String) throws(FeedError) {
    try check(parser, path)
    parser.lineOffset = 0
    parser.complete()
    try check(parser, path)
  }

  private func check(_ parser: FeedParser, _ path: String) throws(FeedError) {
    if let reason = parser.failure { throw error(reason, parser, path) }
  }

  private func error(_ reason: FeedError.Reason, _ parser: FeedParser, _ path: String) -> FeedError {
    let known = parser.failure != nil
    return FeedError(
      reason, file: path, line: known ? parser.failurePlace.line : parser.line,
      column: known ? parser.failurePlace.column : 0, lastRecord: parser.lastRecord,
      recordsBefore: parser.tally.read)
  }

  /// Where the markup starts behind byte-order marks and white space, and whether its declaration is wrong.
  private func prepare(_ bytes: [UInt8], _ parser: FeedParser) -> (start: Int, ignoresDeclaration: Bool) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var start = bytes.starts(with: mark) ? 3 : 0
    let clean = start
    while start < bytes.count {
      if bytes[start...].starts(with: mark) {
        start += 3
      } else if [0x20, 0x09, 0x0A, 0x0D].contains(bytes[start]) {
        if bytes[start] == 0x0A { parser.lineOffset += 1 }
        start += 1
      } else {
        break
      }
    }
    if start > clean {
      parser.note(
        Finding(
          code: "W04", severity: .warn, line: 1,
          message: "white space or a second byte-order mark stands before the XML; it was skipped"))
    }
    let head = String(decoding: bytes[start...].prefix(120), as: UTF8.self).lowercased()
    let claimsWide = head.contains("encoding=\"utf-16") && head.hasPrefix("<?xml")
    if claimsWide {
      parser.note(
        Finding(
          code: "W05", severity: .warn, line: 1,
          message: "the first line says UTF-16, but the file is in UTF-8 and was read so"))
    }
    if head.hasPrefix("<?xml"), head.contains("encoding=\"utf-7") {
      parser.fail(.badEncoding("the feed is in UTF-7"), line: 1)
    }
    return (start, claimsWide)
  }

  private func noteZeros(_ parser: FeedParser) {
    parser.note(
      Finding(
        code: "W09", severity: .warn, line: 0, message: "zero bytes at the end of the file were skipped"))
  }
}
