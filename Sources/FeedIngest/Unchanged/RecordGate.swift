// FeedIngest › RecordGate: lets through to the parser what it has not read before.

import CLibXML2
import Glibc

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
  private let push: (UnsafeBufferPointer<UInt8>) -> Void
  private let known: RecordIndex?
  private let memory: FeedMemory?

  /// What this feed leaves behind for its next import; `nil` before its first record, or when it cannot be known.
  private(set) var next: RecordIndex?
  /// Bytes handed to the parser.
  private var pushed = 0
  /// The start of a record whose end has not come yet.
  private var carry: [UInt8] = []
  private var opening: [UInt8] = []
  private var closing: [UInt8] = []
  /// Whether the parser stands right behind a record.
  private var isBehindRecord = false
  /// Records handed to the parser that it has not come to the end of.
  private var expected: [(start: Int, end: Int, mark: RecordMark)] = []

  /// Where in ``known`` the next record most likely stands.
  private var likely = 0

  /// More than a record may have, so that what is kept back stays bounded.
  private let longest: Int

  init(
    _ parser: FeedParser, _ memory: FeedMemory?, push: @escaping (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    self.parser = parser
    self.memory = memory
    known = memory?.index
    self.push = push
    longest = parser.limits.recordBytes * 2
    if let known { parser.seen.reserve(known.count + known.count / 8) }
  }

  /// Takes the next bytes of the feed.
  mutating func take(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { window in
      var start = 0
      if !carry.isEmpty {
        // Only as much is copied as ends the record that was begun.
        start = find(closing, in: window, from: 0).map { $0 + closing.count } ?? window.count
        carry += window[..<start]
        let begun = carry
        carry.removeAll(keepingCapacity: true)
        begun.withUnsafeBufferPointer { keepBack(from: pass($0), of: $0) }
        guard carry.isEmpty else {
          carry += window[start...]
          return
        }
      }
      let rest = UnsafeBufferPointer(rebasing: window[start...])
      keepBack(from: pass(rest), of: rest)
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

  /// Hands over what was kept back, at the end of the feed.
  mutating func finish() {
    let rest = carry
    carry = []
    rest.withUnsafeBufferPointer { hand($0[...]) }
    tellLastRecord()
  }

  private mutating func keepBack(from place: Int, of window: UnsafeBufferPointer<UInt8>) {
    guard place < window.count else { return }
    if window.count - place > longest {
      isBehindRecord = false
      return hand(window[place...])
    }
    carry += window[place...]
  }

  /// Passes on or skips what can be judged already; answers where the rest begins.
  private mutating func pass(_ window: UnsafeBufferPointer<UInt8>) -> Int {
    guard parser.notes.isWanted else {
      hand(window[...])
      return window.count
    }
    if opening.isEmpty { learnName() }
    guard !opening.isEmpty else {
      hand(window[...])
      return window.count
    }
    // With nothing to compare with, records go to the parser many at a time.
    return known == nil || known?.context != parser.notes.context ? passAll(window) : passNew(window)
  }

  /// Hands everything over and notes which bytes are records.
  private mutating func passAll(_ window: UnsafeBufferPointer<UInt8>) -> Int {
    var place = 0
    let base = pushed
    while let start = find(opening, in: window, from: place) {
      guard isName(window, at: start) else {
        if start + opening.count == window.count { break }
        place = start + opening.count
        continue
      }
      guard let end = find(closing, in: window, from: start).map({ $0 + closing.count }) else {
        hand(window[..<start])
        drain(window, base)
        return start
      }
      expected.append(
        (base + start, base + end, RecordMark(UnsafeBufferPointer(rebasing: window[start..<end]))))
      place = end
    }
    // The last bytes may be the start of a record.
    let rest = max(place, window.count - opening.count)
    hand(window[..<rest])
    drain(window, base)
    return rest
  }

  /// Hands over only records that are not known.
  private mutating func passNew(_ window: UnsafeBufferPointer<UInt8>) -> Int {
    guard let known else { return 0 }
    var place = 0
    while place < window.count, parser.failure == nil {
      var start = place
      if isBehindRecord {
        while start < window.count, window[start] <= 0x20 { start += 1 }
        // Too little is left to tell whether a record begins.
        if window.count - start <= opening.count { return place }
        isBehindRecord = window[start...].starts(with: opening) && isName(window, at: start)
      }
      if !isBehindRecord {
        guard let found = find(opening, in: window, from: place), found + opening.count < window.count else {
          let rest = max(place, window.count - opening.count)
          hand(window[place..<rest])
          return rest
        }
        start = found
      } else if let (entry, end) = likely(known, window, from: start) {
        likely += 1
        skip(entry, known, window[place..<end])
        place = end
        continue
      }
      guard let end = find(closing, in: window, from: start).map({ $0 + closing.count }) else {
        if !isBehindRecord, start > place { hand(window[place..<start]); return start }
        return place
      }
      let mark = RecordMark(UnsafeBufferPointer(rebasing: window[start..<end]))
      if isBehindRecord, let found = known.find(mark) {
        likely = found.place + 1
        skip(found.entry, known, window[place..<end])
      } else {
        let base = pushed - place
        expected = [(base + start, base + end, mark)]
        hand(window[place..<end])
        isBehindRecord = parser.notes.finished.last?.end == base + end
        drain(window, base)
      }
      place = end
    }
    return place
  }

  /// The record that came next last time, when its very bytes come next again: its end need not be looked for.
  private func likely(
    _ known: RecordIndex, _ window: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (entry: RecordIndex.Entry, end: Int)? {
    guard likely < known.entries.count else { return nil }
    let entry = known.entries[likely]
    let end = start + Int(entry.length)
    guard end <= window.count, RecordMark(UnsafeBufferPointer(rebasing: window[start..<end])) == entry.mark
    else { return nil }
    return (entry, end)
  }

  private mutating func skip(
    _ entry: RecordIndex.Entry, _ known: RecordIndex, _ bytes: Slice<UnsafeBufferPointer<UInt8>>
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
    push(UnsafeBufferPointer(rebasing: bytes))
    parser.tell()
    if parser.failure != nil { tellLastRecord() }
  }

  /// For the words of a fault: the record before it may be one that was skipped.
  private func tellLastRecord() {
    if let memory, parser.notes.lastNumber > 0 { parser.lastRecord = memory.name(parser.notes.lastNumber) }
  }

  private mutating func learnName() {
    guard !parser.notes.name.isEmpty else { return }
    opening = [UInt8(ascii: "<")] + parser.notes.name
    closing = Array("</".utf8) + parser.notes.name + [UInt8(ascii: ">")]
    parser.notes.finished.removeAll()
  }

  /// Whether the name that begins at `start` ends where ``opening`` does.
  private func isName(_ window: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    let end = start + opening.count
    return end < window.count && (window[end] <= 0x20 || window[end] == 0x3E || window[end] == 0x2F)
  }

  private func find(_ needle: [UInt8], in window: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start < window.count, !needle.isEmpty, let base = window.baseAddress,
      let found = memmem(base + start, window.count - start, needle, needle.count)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}
