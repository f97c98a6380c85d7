// FeedIngest › RecordOutcome: what reading a record told besides its product.

import Catalogue

/// The kinds of finding of one accepted record, and its fields that were not used; thousands of records share one.
struct RecordOutcome: Hashable {
  struct Remark: Hashable {
    let code: String
    let severity: Severity
  }

  var remarks: [Remark] = []
  /// Names as ``FeedParser`` tells them; a name stands once for each time it was met.
  var unused: [String] = []
}
