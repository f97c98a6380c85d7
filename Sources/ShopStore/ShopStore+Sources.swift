// ShopStore › ShopStore+Sources: which line of which file an event came from.

package import Catalogue

extension ShopStore {
  /// By number, the import and line of each of a customer's events; line 0 for what was said in a conversation.
  package func eventSources(ofUser user: Int) throws(ShopStoreError) -> [Int: RecordSource] {
    try read { db in
      let query = try RawStatement(
        cachedBy: db, "SELECT number, import, line FROM event WHERE user = ?", folder: self.name)
      query.bind(1, user + 1)
      var sources: [Int: RecordSource] = [:]
      while try query.step() {
        sources[query.int(0)] = RecordSource(importNumber: query.int(1), line: query.int(2))
      }
      return sources
    }
  }
}
