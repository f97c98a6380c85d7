// FeedIngest › OwnValues: what a record of another format says in a way of its own, until the record ends.

import Catalogue

/// Values that become fields of a variant only once all of them are known.
struct OwnValues {
  /// One price of several, with whom and what amount it is for.
  struct Tier {
    let kind: String
    let money: Money
    let bound: String
    let tax: String
  }

  var rules = RecordRules()
  var isDeletion = false
  /// Whether the shop does not show it at present.
  var isWithdrawn = false
  /// Whether the id was made from the link.
  var hasDerivedID = false
  var oldPrice: Money?
  var netPrice: Money?
  /// Hundredths of a per cent: 2100 for 21 %.
  var taxRate: Int?
  var currency = ""
  var titlePrefix = ""
  var model = ""
  var otherTitle = ""
  var categoryIDs: [String] = []
  var levels: [String] = []
  var tiers: [Tier] = []
  var classSystem = ""
  /// System and class, for a category when the record has no other.
  var classes: [String] = []
}
