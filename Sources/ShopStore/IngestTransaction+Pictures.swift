// ShopStore › IngestTransaction+Pictures: which pictures the running import's feed asks for, and what is known of them.

/// An offered variant with a picture, as the store knows it.
package struct WantedPicture: Hashable, Sendable {
  /// The id of the variant.
  package let variant: String
  package let link: String
  package let colourWords: [String]
  /// The key under which its picture's features are kept; empty when there are none, or the picture was unreadable.
  package let key: String
}

extension IngestTransaction {
  /// The offered variants of the running import's feed that have a picture, in the order of their numbers: also
  /// those that this import did not touch.
  ///
  /// Cost: one walk over the variants.
  package func wantedPictures() throws(ShopStoreError) -> [WantedPicture] {
    let scan = try statement(
      """
      SELECT v.id, v.imageLink, v.colourWords, ifnull(iif(p.readable, p.key, ''), '')
      FROM variant v LEFT JOIN picture p ON p.variant = v.number
      WHERE v.feed = ? AND v.offered AND v.imageLink <> '' ORDER BY v.number
      """)
    scan.bind(1, feed)
    var wanted: [WantedPicture] = []
    while try scan.step() {
      wanted.append(
        WantedPicture(
          variant: scan.text(0), link: scan.text(1), colourWords: TextList.decode(scan.text(2)),
          key: scan.text(3)))
    }
    return wanted
  }

  /// The text of a document kept in the shop, for instance `lexicon`; `nil` when there is none.
  package func document(_ kind: String) throws(ShopStoreError) -> String? {
    let find = try statement("SELECT text FROM document WHERE kind = ?")
    find.bind(1, kind)
    guard try find.step() else { return nil }
    let text = find.text(0)
    // To its end, so that the statement is ready for the next question.
    try find.step()
    return text
  }
}
