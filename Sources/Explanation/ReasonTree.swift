// Explanation › ReasonTree: a receipt's contributions, grouped and put in order of weight.

package import Catalogue

/// The part of a score that one channel made: all contributions of the scorers behind it.
package struct ChannelShare: Hashable, Sendable {
  /// The channel's name in the language of the tree, for instance `graph`.
  package let label: String
  package let amount: Double

  package init(label: String, amount: Double) {
    self.label = label
    self.amount = amount
  }
}

/// A step of a drawn path: what is walked along, and where it leads.
package struct DrawnStep: Hashable, Sendable {
  /// The relation in words, for instance `bought` or `colour`.
  package let relation: String
  /// Whether the arrow points back: the edge is walked from its tail to its head.
  package let isInverse: Bool
  /// The label of the node that the step reaches.
  package let node: String
  /// The sRGB colour of the node when it is a colour, `0xRRGGBB`.
  package let swatch: UInt32?

  package init(relation: String, isInverse: Bool, node: String, swatch: UInt32?) {
    self.relation = relation
    self.isInverse = isInverse
    self.node = node
    self.swatch = swatch
  }
}

/// One reason: contributions that share their kind, relation and entity, with their sum.
package struct Reason: Hashable, Sendable {
  /// The signed sum of the contributions.
  package let amount: Double
  /// A phrase of a few words, for a list: “same teal as her Rain Shell”.
  package let short: String
  /// A whole sentence for the customer, without anybody else's data.
  package let sentence: String
  /// The path to draw, from the customer's name on; empty where the evidence is no path.
  package let start: String
  package let steps: [DrawnStep]
  /// The customer's own products behind it, the strongest first.
  package let items: [ProductID]
  /// How many contributions it sums.
  package let count: Int

  package init(
    amount: Double, short: String, sentence: String, start: String, steps: [DrawnStep], items: [ProductID],
    count: Int
  ) {
    self.amount = amount
    self.short = short
    self.sentence = sentence
    self.start = start
    self.steps = steps
    self.items = items
    self.count = count
  }
}

/// What to say of a receipt: shares by channel, the reasons worth showing, and how much they cover.
package struct ReasonTree: Sendable {
  package let score: Double
  /// All channels that contributed, the largest first; they sum to the score up to rounding.
  package let channels: [ChannelShare]
  /// At most four, each for another thing, the largest first.
  package let shown: [Reason]
  /// All other reasons, the largest first.
  package let rest: [Reason]
  /// The share of the positive part of the score that ``shown`` makes, in `0...1`.
  package let covered: Double
  /// The sum of the negative contributions, at most 0.
  package let against: Double

  package init(
    score: Double, channels: [ChannelShare], shown: [Reason], rest: [Reason], covered: Double, against: Double
  ) {
    self.score = score
    self.channels = channels
    self.shown = shown
    self.rest = rest
    self.covered = covered
    self.against = against
  }
}
