// FeedIngest › FeedAhead: reads a feed ahead of the parser, on another core.

import Dispatch
import InputFiles
import Synchronization

/// The bytes of a feed from its start to its end, without what stands around the markup.
struct FeedPieces {
  private let stream: ByteStream
  private let repair: ByteRepair
  private var toDrop: Int
  /// The piece that was read last, kept back until it is known whether it is the end.
  private var held: [UInt8]?
  /// Cuts between records, once their name is known.
  var cutter: RecordCutter?

  /// Leaves out the first `skipped` bytes of the stream.
  init(_ stream: ByteStream, skipping skipped: Int, _ repair: ByteRepair) throws(FeedError) {
    self.stream = stream
    self.repair = repair
    toDrop = skipped
    held = try Self.read(stream)
  }

  /// The next bytes, perhaps none; `nil` at the end.
  mutating func next() throws(FeedError) -> FeedStretch? {
    guard var piece = held else { return nil }
    held = try Self.read(stream)
    let isTrimmed = held == nil && Self.trimEnd(&piece)
    let dropped = min(toDrop, piece.count)
    piece.removeFirst(dropped)
    toDrop -= dropped
    var stretch = cutter?.cut(piece, isLast: held == nil) ?? FeedStretch(bytes: piece)
    stretch.isClean = isClean(stretch)
    stretch.bytesRead = stream.bytesRead
    stretch.isTrimmed = isTrimmed
    return stretch
  }

  private func isClean(_ stretch: FeedStretch) -> Bool {
    stretch.bytes.withUnsafeBufferPointer { window in
      var place = 0
      for record in stretch.records where record.known != nil {
        if repair.firstControl(in: UnsafeBufferPointer(rebasing: window[place..<record.start])) != nil {
          return false
        }
        place = record.end
      }
      return repair.firstControl(in: UnsafeBufferPointer(rebasing: window[place...])) == nil
    }
  }

  private static func read(_ stream: ByteStream) throws(FeedError) -> [UInt8]? {
    do { return try stream.next() } catch { throw FeedError(error) }
  }

  /// Some exporters pad the last block with zero bytes; answers whether this one did.
  private static func trimEnd(_ bytes: inout [UInt8]) -> Bool {
    guard bytes.last == 0 else { return false }
    // Zeros are part of the text in UTF-16.
    let isWide =
      bytes.count > 1 && bytes.suffix(4).contains { $0 == 0x0A || $0 == 0x3E }
      && bytes.count { $0 == 0 } * 3 > bytes.count
    guard !isWide else { return false }
    while bytes.last == 0 { bytes.removeLast() }
    return true
  }
}

/// Reads ``FeedPieces`` on a thread of its own, some stretches ahead; what comes out does not depend on it.
final class FeedAhead: Sendable {
  private static let stretchesAhead = 32

  private struct State {
    var ready: [FeedStretch] = []
    var failure: FeedError?
    var isStopped = false
  }

  private let state = Mutex(State())
  private let filled = DispatchSemaphore(value: 0)
  private let room = DispatchSemaphore(value: 0)
  private let reader = DispatchGroup()

  /// Begins at once; the pieces, and the stream they come from, are the reader's until ``next()`` has come to the end
  /// or ``stop()`` was called.
  init(_ pieces: FeedPieces) {
    for _ in 0..<Self.stretchesAhead { room.signal() }
    // Given away for good: the caller must not touch them any more.
    nonisolated(unsafe) let pieces = pieces
    DispatchQueue.global().async(group: reader) { [self] in read(pieces) }
  }

  private func read(_ pieces: FeedPieces) {
    var pieces = pieces
    defer { filled.signal() }
    do throws(FeedError) {
      while let stretch = try pieces.next() {
        room.wait()
        let isStopped = state.withLock {
          $0.ready.append(stretch)
          return $0.isStopped
        }
        if isStopped { return }
        filled.signal()
      }
    } catch { state.withLock { $0.failure = error } }
  }

  /// The next stretch, `nil` at the end.
  func next() throws(FeedError) -> FeedStretch? {
    filled.wait()
    let (stretch, failure) = state.withLock { state -> (FeedStretch?, FeedError?) in
      state.ready.isEmpty ? (nil, state.failure) : (state.ready.removeFirst(), nil)
    }
    if let failure { throw failure }
    room.signal()
    return stretch
  }

  /// Ends the reading, and waits until it has ended.
  func stop() {
    state.withLock { $0.isStopped = true }
    room.signal()
    reader.wait()
  }
}
