// FeedIngest › FeedReport: what became of a feed that was read to its end.

package import Catalogue

/// The outcome of one complete read.
package struct FeedReport: Sendable {
  package let format: FeedFormat
  /// How much of the catalogue the feed speaks for, by its own account.
  package let mode: FeedMode
  /// The records and what was noticed; **law:** read = accepted + rejected + merged.
  package let tally: IngestTally
  /// Bytes read from the file.
  package let bytes: Int

  /// When the feed was made, by its own account, in seconds since 1970; `nil` where it does not tell.
  package let made: Int64?

  /// What to keep for the next import of this feed; `nil` when nothing can be skipped in it.
  package let index: RecordIndex?

  package init(
    format: FeedFormat, mode: FeedMode, tally: IngestTally, bytes: Int, made: Int64? = nil,
    index: RecordIndex? = nil
  ) {
    self.made = made
    self.index = index
    self.format = format
    self.mode = mode
    self.tally = tally
    self.bytes = bytes
  }
}
