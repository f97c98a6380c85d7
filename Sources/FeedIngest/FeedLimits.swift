// FeedIngest › FeedLimits: how large a feed and its parts may be before they are refused.

/// Bounds that keep memory and time flat whatever a file holds.
///
/// libxml2's own limits do not apply to a streaming read (no depth limit, text of any length), so these are ours.
package struct FeedLimits: Hashable, Sendable {
  /// Elements open at once; more refuses the file.
  package var depth = 128
  /// Bytes of text in one field; more refuses the record.
  package var fieldBytes = 1 << 20
  /// Bytes of text in one record; more refuses the record.
  package var recordBytes = 4 << 20
  /// Bytes between `<` and `>`; more refuses the file.
  package var tagBytes = 64 << 10
  /// Attributes of one element; more refuses the file.
  package var attributes = 256
  /// Fields of one record; further ones are left out with a warning.
  package var children = 10_000
  /// Records of one file; more refuses the file.
  package var records = 50_000_000
  /// Bytes of one file; more refuses the file.
  package var fileBytes = 4 << 30
  /// Bytes that declared entities may expand to in one file; more refuses the file.
  package var expandedBytes = 1 << 20
  /// How many times the bytes read so far (but at least 64 kB) entities may expand to.
  package var expansionRatio = 5
  /// Entities that a file may declare; more refuses the file.
  package var entities = 1_000

  package init() {}
}
