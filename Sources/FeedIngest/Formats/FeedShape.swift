// FeedIngest › FeedShape: a feed format as a table of element paths and what stands there.

import Catalogue

/// The description of an XML format, compiled into a ``ShapeTable`` when a file of it is read.
///
/// A path is made of element names between slashes; `ARTICLE|PRODUCT` means either, and `@id` at the end an
/// attribute. Names are compared without regard to case.
struct FeedShape: Sendable {
  /// Where records stand, from the root element down.
  var records: [String]
  /// Where records stand that say that a product is no longer offered.
  var deletions: [String] = []
  /// What stands inside a record, by the path from the record down.
  var fields: [(path: String, meaning: Meaning)]
  /// What stands outside the records, by the path from the root element down.
  var header: [(path: String, meaning: Meaning)] = []
  var rules = RecordRules()
  /// Whether categories may stand behind the records that name them, so that the file is looked through first.
  var bindsLate = false
  /// Whether elements count whatever their namespace; else those of the root element's only.
  var hasAnyNamespace = false
}

/// How the records of a format differ from those of Google's feeds.
struct RecordRules: Hashable, Sendable {
  /// The currency of prices where the file names none; empty when there is no usual one.
  var currency = ""
  /// Whether prices stand without a currency because it is written, or known, elsewhere.
  var hasCurrencyElsewhere = false
  /// Whether a record may go without a price, as in catalogues whose prices are agreed upon.
  var needsPrice = true
  /// Whether a record without an id gets one from its link.
  var derivesID = false
  /// Whether the first words of the description stand in for a missing title.
  var derivesTitle = false
  /// Whether a record that says nothing of it can be had.
  var isAvailableUnlessTold = false
  /// What stands between the levels of a category path.
  var categorySeparator: UInt8 = UInt8(ascii: "|")
  /// The mode of a feed that does not tell.
  var mode: FeedMode = .full
  /// Whether ``currency`` was named by the shop's owner, and is no guess.
  var isCurrencyGiven = false
}
