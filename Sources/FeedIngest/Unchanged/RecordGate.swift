// FeedIngest › RecordGate: lets through to the parser what it has not read before.

import CLibXML2

/// Stands between the bytes of a feed and the parser.
///
/// A record with the very bytes of one that was accepted last time, in the same surroundings, means the same: it is
/// not parsed again. That this is a record, and not for instance the inside of a comment, is certain when the parser
/// has just come to the end of a record and nothing but white space stands between: only then is anything skipped.
/// New records go through the parser, which says where they really begin and end; those make up ``next``.
///
/// Cost: about 2 ms a megabyte of which 98 % is known, the parsing and storing of the rest included.
struct RecordGate: ~Copyable {
  private let parser: FeedParser
  private let push: (_ bytes: UnsafeBufferPointer<UInt8>, _ isClean: Bool) -> Void
  private let known: KnownRecords?
  private let memory: FeedMemory?

  /// What this feed leaves behind for its next import; `nil` before its first record, or when it cannot be known.
  private(set) var next: RecordIndex?
  /// Bytes handed to the parser.
  private var pushed = 0
  /// Whether the stretch that is passed on is free of control characters.
  private var isClean = false
  /// Whether the parser stands right behind a record.
  private var isBehindRecord = false
  /// Records handed to the parser that it has not come to the end of.
  private var expected: [(start: Int, end: Int, mark: RecordMark)] = []

  init(
    _ parser: FeedParser, _ memory: FeedMemory?,
    push: @escaping (_ bytes: UnsafeBufferPointer<UInt8>, _ isClean: Bool) -> Void
  ) {
    self.parser = parser
    self.memory = memory
    known = memory?.known
    self.push = push
    if let known { parser.seen.reserve(known.count + known.count / 8) }
  }

  /// What finds the records of this feed, once the parser has met the first, if anyone wants to know them.
  var cutter: RecordCutter? {
    guard parser.notes.isWanted, !parser.notes.name.isEmpty else { return nil }
    return RecordCutter(
      name: parser.notes.name, longest: parser.limits.recordBytes * 2, known: isKnown ? known : nil)
  }

  /// Whether records with the bytes of the last time mean what they meant then.
  var isKnown: Bool { known != nil && known?.context == parser.notes.context }

  /// Takes the next bytes of the feed.
  mutating func take(_ stretch: FeedStretch) {
    isClean = stretch.isClean
    stretch.bytes.withUnsafeBufferPointer { window in
      if parser.notes.isWanted, isKnown {
        passNew(window, stretch.records)
      } else {
        // With nothing to compare with, records go to the parser many at a time.
        pass(window, from: 0, stretch.records)
      }
    }
  }

  /// Makes room at once for what the feed will most likely bring: lists that grow are copied over and over.
  mutating func expect(records: Int) {
    guard next != nil, records > parser.seen.capacity else { return }
    parser.seen.reserve(records)
    next?.reserve(records)
  }

  /// ``next`` with the words of its findings.
  var index: RecordIndex? {
    guard var index = next else { return nil }
    index.messages = parser.notes.messages
    return index
  }

  /// Hands over only records that are not known.
  private mutating func passNew(_ window: UnsafeBufferPointer<UInt8>, _ records: [FeedStretch.Record]) {
    guard let known else { return }
    var place = 0
    for record in records where parser.failure == nil {
      let isNext = isBehindRecord && window[place..<record.start].allSatisfy { $0 <= 0x20 }
      if isNext, let entry = record.known {
        skip(known.entries[entry], known, window[place..<record.end])
      } else {
        isBehindRecord = pass(UnsafeBufferPointer(rebasing: window[..<record.end]), from: place, [record])
      }
      place = record.end
    }
    guard place < window.count else { return }
    isBehindRecord = false
    hand(window[place...])
  }

  /// Hands the window over from `place` on, and notes which of its bytes are records; answers whether the last of them
  /// ends one.
  @discardableResult
  private mutating func pass(
    _ window: UnsafeBufferPointer<UInt8>, from place: Int, _ records: [FeedStretch.Record]
  ) -> Bool {
    let base = pushed - place
    for record in records { expected.append((base + record.start, base + record.end, record.mark)) }
    hand(window[place...])
    defer { drain(window, base) }
    return parser.notes.finished.last?.end == pushed
  }

  private mutating func skip(
    _ entry: RecordIndex.Entry, _ known: KnownRecords, _ bytes: Slice<UnsafeBufferPointer<UInt8>>
  ) {
    // The record's own line is that of its `<`; the lines inside it count for what follows.
    let lead = bytes.prefix { $0 <= 0x20 }
    parser.lineOffset += lead.count { $0 == 0x0A }
    let line = parser.line
    let isAccepted = parser.skip(entry, known, name: memory?.name ?? { _ in "" })
    parser.lineOffset += Int(entry.lines)
    parser.bytesRead += bytes.count
    guard isAccepted else { return }
    next?.add(entry, of: known)
    do { try memory?.onUnchanged(Int(entry.number), line) } catch { parser.fail(.stopped(error)) }
  }

  /// Joins what the parser says of the records it has finished with the bytes that were taken for them.
  private mutating func drain(_ window: UnsafeBufferPointer<UInt8>, _ base: Int) {
    defer { parser.notes.finished.removeAll(keepingCapacity: true) }
    if next == nil, let context = parser.notes.context {
      next = RecordIndex(context: context, capacity: known?.count ?? 0)
    }
    if parser.notes.context == nil { next = nil }
    var place = 0
    for record in parser.notes.finished {
      while place < expected.count, expected[place].end < record.end { place += 1 }
      guard place < expected.count, expected[place].end == record.end, let accepted = record.accepted else {
        continue
      }
      let (start, end, mark) = expected[place]
      guard start >= base else { continue }
      // The parser stands before the `>` of the record's own tag: no other tag may lie between.
      let tag = start - base + 1..<max(record.start - base, start - base + 1)
      guard tag.upperBound <= window.count, !window[tag].contains(where: { $0 == 0x3C || $0 == 0x3E }) else {
        continue
      }
      next?.add(mark, accepted, length: end - start, lines: record.lines, outcome: record.outcome)
    }
    expected.removeFirst(min(place, expected.count))
  }

  private mutating func hand(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    guard !bytes.isEmpty, parser.failure == nil else { return }
    pushed += bytes.count
    push(UnsafeBufferPointer(rebasing: bytes), isClean)
    parser.tell()
    if parser.failure != nil { tellLastRecord() }
  }

  /// For the words of a fault: the record before it may be one that was skipped.
  func tellLastRecord() {
    if let memory, parser.notes.lastNumber > 0 { parser.lastRecord = memory.name(parser.notes.lastNumber) }
  }
}
