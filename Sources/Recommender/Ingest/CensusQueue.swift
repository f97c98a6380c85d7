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
            let row = batch.rows[new]
            census.add(row, brand: batch.brands[row.brand] ?? "", id: batch.unmapped)
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
    var rows: [CensusRow] = []
    /// The spellings of brands that no batch before has met.
    var brands: [UInt64: String] = [:]
    /// The id of the first new record that the taxonomy does not know.
    var unmapped = ""
    /// The store's number of a known record, or ``isNew`` for the next of ``rows``; and the record's line.
    var order: [(number: Int32, line: Int32)] = []
  }

  private let desk: Desk
  private let queue = DispatchQueue(label: "census")
  private var pending = Batch()
  private let judge: FeedCensus
  private var metBrands: Set<UInt64> = []

  /// Counts from nothing, with the taxonomy that categories should be found in.
  init(taxonomy: Taxonomy?, known: FeedRecollection?) {
    judge = FeedCensus(taxonomy: taxonomy)
    desk = Desk(judge, known)
    if let known { desk.census.withLock { $0.reserve(known.roomForNext) } }
  }

  /// Counts a record that was accepted.
  ///
  /// Its row is made here: giving all its texts to another core to be freed there costs more.
  func add(_ variant: Variant) {
    let row = judge.row(of: variant)
    if row.brand != 0, metBrands.insert(row.brand).inserted { pending.brands[row.brand] = variant.brand }
    if row.isUnmapped, pending.unmapped.isEmpty { pending.unmapped = variant.id }
    if pending.rows.isEmpty { pending.rows.reserveCapacity(Self.batch) }
    pending.rows.append(row)
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
