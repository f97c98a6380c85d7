// ShopStore › IngestTransaction+Memory: what the next import of a feed need not read again.

import Catalogue
package import Foundation

extension IngestTransaction {
  /// What the running feed's last full import left behind; `nil` when there is nothing that still holds.
  ///
  /// It lies in a file beside the database, which the database knows by its mark: a file that is missing, damaged or
  /// of another import costs a full read and nothing else, so it needs no care against power cuts.
  package func feedMemory() throws(ShopStoreError) -> MappedFile? {
    let find = try statement("SELECT mark FROM feedMemory WHERE feed = ?")
    find.bind(1, feed)
    guard try find.step() else { return nil }
    let mark = find.int64(0)
    // To its end, so that the statement is ready for the next question.
    try find.step()
    guard let file = try? MappedFile(path: feedMemoryFile.path) else { return nil }
    return file.withBytes { FeedMemoryMark.of($0.bindMemory(to: UInt8.self)) } == mark ? file : nil
  }

  /// Where what the running feed leaves behind is kept.
  package var feedMemoryFile: URL {
    let name = Array(feed.utf8).withUnsafeBufferPointer { fingerprint($0, seed: 0) }
    return URL(filePath: folder).appending(path: "feed-\(String(name, radix: 16)).memory")
  }

  /// Knows the file at ``feedMemoryFile`` by its mark from now on; `nil` forgets it.
  ///
  /// Feeds from which the running full import took products over must be read whole the next time.
  package func keepFeedMemory(mark: Int64?) throws(ShopStoreError) {
    for other in Set(borrowed.map(\.feed)).sorted() { try forgetFeedMemory(of: other) }
    guard let mark else { return try forgetFeedMemory(of: feed) }
    let insert = try statement("INSERT OR REPLACE INTO feedMemory VALUES (?, ?)")
    insert.bind(1, feed)
    insert.bind(2, mark)
    try insert.step()
  }

  /// Forgets what is kept for every feed: after products changed otherwise than by full feeds.
  package func forgetFeedMemories() throws(ShopStoreError) { try run("DELETE FROM feedMemory") }

  private func forgetFeedMemory(of feed: String) throws(ShopStoreError) {
    let delete = try statement("DELETE FROM feedMemory WHERE feed = ?")
    delete.bind(1, feed)
    try delete.step()
  }

  /// The feed's own id of the variant in a row; empty for none.
  package func id(ofVariantRow row: Int) throws(ShopStoreError) -> String {
    let find = try statement("SELECT id FROM variant WHERE number = ?")
    find.bind(1, row)
    guard try find.step() else { return "" }
    let id = find.text(0)
    try find.step()
    return id
  }

  /// The picture links of the variants that the running import's feed offers.
  package func pictureLinks() throws(ShopStoreError) -> [String] {
    let scan = try statement(
      "SELECT imageLink FROM variant WHERE feed = ? AND offered = 1 AND imageLink <> ''")
    scan.bind(1, feed)
    var links: [String] = []
    while try scan.step() { links.append(scan.text(0)) }
    return links
  }
}
