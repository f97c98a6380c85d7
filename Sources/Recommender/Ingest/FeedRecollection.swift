// Recommender › FeedRecollection: a feed's last import, as far as the next one need not read it again.

import Catalogue
import FeedIngest
import InputFiles

/// The records of a feed by their bytes, and what its census knew of each; kept in the shop as one text of bytes.
struct FeedRecollection: Sendable {
  let index: RecordIndex
  /// By the number that the store gave the record, from 1; numbers of other feeds have empty rows.
  private let rows: [CensusRow]
  let brands: [UInt64: String]

  /// What a full import leaves behind.
  ///
  /// `numbers` are the store's for the rows of the census, in its order.
  init(_ index: RecordIndex, _ census: FeedCensus, numbers: [Int]) {
    self.index = index
    var rows = [CensusRow](repeating: CensusRow(), count: (numbers.max() ?? 0) + 1)
    for (number, row) in zip(numbers, census.rows) { rows[number] = row }
    self.rows = rows
    brands = census.brands
  }

  /// For so many records room is made before a feed is read again; a night adds few.
  var roomForNext: Int { index.count + index.count / 8 }

  func row(_ number: Int) -> CensusRow { rows.indices.contains(number) ? rows[number] : CensusRow() }

  // MARK: - As bytes, for the machine that wrote them

  /// Tells rows of this build from those of another: their size, and an edition that changes with what a mark means.
  private static let form = UInt64(MemoryLayout<CensusRow>.stride) | 2 << 32

  /// `context` is what the census hangs on besides the feed: the taxonomy.
  func bytes(context: UInt64) -> [UInt8] {
    let names = brands.sorted { $0.key < $1.key }
    let texts = names.map(\.value).joined(separator: "\u{0}")
    let counts = [
      context, Self.form, UInt64(rows.count), UInt64(names.count),
      UInt64(texts.utf8.count),
    ]
    var out: [UInt8] = []
    out.reserveHuge((rows.count + index.count) * 64 + texts.utf8.count + 65_536)
    counts.withUnsafeBytes { out += $0 }
    rows.withUnsafeBytes { out += $0 }
    names.map(\.key).withUnsafeBytes { out += $0 }
    out += texts.utf8
    index.write(to: &out)
    return out
  }

  /// `nil` for bytes of another build, another context or with damage: the feed is then read whole.
  init?(_ bytes: UnsafeRawBufferPointer, context: UInt64) {
    var rest = bytes.bindMemory(to: UInt8.self)[...]
    guard let counts: [UInt64] = Self.take(5, &rest), counts[0] == context,
      counts[1] == Self.form, counts[2] <= UInt64(rest.count),
      counts[3] <= UInt64(rest.count), counts[4] <= UInt64(rest.count),
      let rows: [CensusRow] = Self.take(Int(counts[2]), &rest),
      let marks: [UInt64] = Self.take(Int(counts[3]), &rest),
      rest.count >= Int(counts[4])
    else { return nil }
    let texts = String(decoding: rest.prefix(Int(counts[4])), as: UTF8.self)
    let names = texts.split(separator: "\u{0}", omittingEmptySubsequences: false).map(String.init)
    rest.removeFirst(Int(counts[4]))
    guard names.count == marks.count || marks.isEmpty,
      let index = RecordIndex(bytes: UnsafeBufferPointer(rebasing: rest))
    else {
      return nil
    }
    self.index = index
    self.rows = rows
    brands = Dictionary(zip(marks, names)) { first, _ in first }
  }

  private static func take<Value: BitwiseCopyable>(
    _ count: Int, _ rest: inout Slice<UnsafeBufferPointer<UInt8>>
  ) -> [Value]? {
    let size = count * MemoryLayout<Value>.stride
    guard rest.count >= size else { return nil }
    defer { rest.removeFirst(size) }
    return [Value](unsafeUninitializedCapacity: count) { buffer, filled in
      HugePages.advise(UnsafeMutableRawBufferPointer(buffer))
      let source = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: rest.prefix(size)))
      UnsafeMutableRawBufferPointer(buffer).copyMemory(from: source)
      filled = count
    }
  }
}
