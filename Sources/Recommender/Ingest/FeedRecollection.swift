// Recommender › FeedRecollection: a feed's last import, as far as the next one need not read it again.

import Catalogue
import FeedIngest
import InputFiles
import ShopStore

/// The records of a feed by their bytes, and what its census knew of each; read where they lie in the shop's file.
struct FeedRecollection: Sendable {
  let known: KnownRecords
  /// By the number that the store gave the record, from 1; numbers of other feeds have empty rows.
  private let rows: HeldRows<CensusRow>
  let brands: [UInt64: String]

  /// For so many records room is made before a feed is read again; a night adds few.
  var roomForNext: Int { known.count + known.count / 8 }

  func row(_ number: Int) -> CensusRow {
    rows.rows.indices.contains(number) ? rows.rows[number] : CensusRow()
  }

  // MARK: - As bytes, for the machine that wrote them

  /// Tells rows of this build from those of another: their size, and an edition that changes with what a mark means.
  private static let form = UInt64(MemoryLayout<CensusRow>.stride) | 2 << 32

  /// What a full import leaves behind.
  ///
  /// `numbers` are the store's for the rows of the census, in its order; `context` is what the census hangs on besides
  /// the feed: the taxonomy.
  static func bytes(_ index: RecordIndex, _ census: FeedCensus, numbers: [Int], context: UInt64) -> [UInt8] {
    let names = census.brands.sorted { $0.key < $1.key }
    let texts = names.map(\.value).joined(separator: "\u{0}")
    let count = (numbers.max() ?? 0) + 1
    let counts = [context, form, UInt64(count), UInt64(names.count), UInt64(texts.utf8.count)]
    var out: [UInt8] = []
    out.reserveHuge((count + index.count) * 64 + texts.utf8.count + 65_536)
    counts.withUnsafeBytes { out += $0 }
    let start = out.count
    out += repeatElement(0, count: count * MemoryLayout<CensusRow>.stride)
    out.withUnsafeMutableBytes { bytes in
      let rows = UnsafeMutableRawBufferPointer(rebasing: bytes[start...]).bindMemory(to: CensusRow.self)
      for (number, row) in zip(numbers, census.rows) { rows[number] = row }
    }
    names.map(\.key).withUnsafeBytes { out += $0 }
    out += texts.utf8
    index.write(to: &out)
    return out
  }

  /// `nil` for a file of another build, another context or with damage: the feed is then read whole.
  init?(_ file: MappedFile, context: UInt64) {
    var rest = file.bytes
    guard let counts = HeldRows<UInt64>(5, of: &rest, heldBy: file), counts.rows[0] == context,
      counts.rows[1] == Self.form, let rowCount = Int(exactly: counts.rows[2]),
      let nameCount = Int(exactly: counts.rows[3]),
      let textCount = Int(exactly: counts.rows[4]),
      let rows = HeldRows<CensusRow>(rowCount, of: &rest, heldBy: file),
      let marks = HeldRows<UInt64>(nameCount, of: &rest, heldBy: file), rest.count >= textCount
    else { return nil }
    let texts = String(decoding: rest.prefix(textCount), as: UTF8.self)
    let names = texts.split(separator: "\u{0}", omittingEmptySubsequences: false).map(String.init)
    let index = rest.dropFirst(textCount)
    guard names.count == marks.rows.count || marks.rows.isEmpty,
      let known = KnownRecords(UnsafeRawBufferPointer(rebasing: index), heldBy: file)
    else { return nil }
    self.known = known
    self.rows = rows
    brands = Dictionary(zip(marks.rows, names)) { first, _ in first }
  }
}
