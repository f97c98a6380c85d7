// Recommender › CensusQueue: the census of a feed, taken on another core than the one that reads and stores it.

import Catalogue
import Dispatch
import KnowledgeGraph
import Synchronization

/// Hands records to a ``FeedCensus`` in the order in which they came, many at a time.
///
/// Memory: at most ``waiting`` batches of ``batch`` records that are not counted yet.
final class CensusQueue {
  private static let batch = 512
  private static let waiting = 4

  /// The census, and the feed's last import, which knows the rows of records that are what they were.
  private final class Desk: Sendable {
    let census: Mutex<FeedCensus>
    let known: FeedRecollection?
    let room = DispatchSemaphore(value: CensusQueue.waiting)

    init(_ census: FeedCensus, _ known: FeedRecollection?) {
      self.census = Mutex(census)
      self.known = known
    }

    func take(_ batch: Batch) {
      census.withLock { census in
        var new = 0
        for (number, line) in batch.order {
          if number == Batch.isNew {
            census.add(batch.variants[new])
            new += 1
          } else {
            census.add(known?.row(Int(number)) ?? CensusRow(), line: Int(line), brands: known?.brands ?? [:])
          }
        }
      }
      room.signal()
    }
  }

  private struct Batch: Sendable {
    static let isNew: Int32 = -1
    var variants: [Variant] = []
    /// The store's number of a known record, or ``isNew`` for the next of ``variants``; and the record's line.
    var order: [(number: Int32, line: Int32)] = []
  }

  private let desk: Desk
  private let queue = DispatchQueue(label: "census")
  private var pending = Batch()

  /// Counts from nothing, with the taxonomy that categories should be found in.
  init(taxonomy: Taxonomy?, known: FeedRecollection?) {
    desk = Desk(FeedCensus(taxonomy: taxonomy), known)
    if let known { desk.census.withLock { $0.reserve(known.roomForNext) } }
  }

  /// Counts a record that was accepted.
  func add(_ variant: Variant) {
    pending.variants.append(variant)
    count(Batch.isNew, 0)
  }

  /// Counts a record that is what it was when the store gave it this number, now on `line`.
  func add(known number: Int, line: Int) { count(Int32(clamping: number), Int32(clamping: line)) }

  private func count(_ number: Int32, _ line: Int32) {
    pending.order.append((number, line))
    if pending.order.count >= Self.batch { hand() }
  }

  private func hand() {
    let batch = pending
    pending = Batch()
    pending.order.reserveCapacity(Self.batch)
    let desk = desk
    desk.room.wait()
    queue.async { desk.take(batch) }
  }

  /// The census of all that was added; nothing can be added after it.
  func finish() -> FeedCensus {
    hand()
    queue.sync {}
    return desk.census.withLock { $0 }
  }
}
