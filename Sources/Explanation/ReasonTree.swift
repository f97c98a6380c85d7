// Explanation › ReasonTree: what is said of a receipt; chat, JSON, pages and drawings all read it from here.

package import Catalogue
package import GraphRules

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
  /// The edge's weight in the graph; `nil` where no single edge is walked.
  package let weight: Double?

  package init(relation: String, isInverse: Bool, node: String, swatch: UInt32?, weight: Double? = nil) {
    self.relation = relation
    self.isInverse = isInverse
    self.node = node
    self.swatch = swatch
    self.weight = weight
  }
}

/// One path of the receipt: its amount is `scale · Π weight`.
package struct DrawnPath: Hashable, Sendable {
  package let amount: Double
  package let scale: Double
  package let start: String
  package let steps: [DrawnStep]
}

/// One of the customer's own products behind a reason.
package struct OwnShare: Hashable, Sendable {
  package let product: ProductID
  /// The node's name, `product:rain-shell`.
  package let id: String
  package let name: String
  /// How she met it, as it stands on an arrow: `bought 2×`.
  package let relation: String
  package let amount: Double
}

/// What the blanks of a reason's sentence were filled with.
package struct Told: Hashable, Sendable {
  package var channel = Channel.graph
  package var subject = PhraseSubject.kind(.path)
  /// What both share: the node's name where it is one, else the kind; and how it is called.
  package var sharedID = ""
  package var shared = ""
  /// What stands on the arrow between two products that no edge joins: `both say`, `bought with ×5`.
  package var arrow = ""
  /// The sRGB values of the colours that are named.
  package var swatches: [UInt32] = []
  /// The words or colours that are named.
  package var words: [String] = []
  /// The customer's own product that is named, and how many more say the same.
  package var item: ProductID?
  package var more = 0
  /// How she met the item, as in the ontology.
  package var relation: String?
  /// How many customers are told; `nil` when there are none or too few to tell.
  package var customers: Int?

  package init() {}

  /// A few words for the head of a box: the entity, or how the two hang together where words are shared.
  package var heading: String { words.isEmpty ? shared : arrow }
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
  package let told: Told
  /// The customer's own products behind it, the strongest first.
  package let own: [OwnShare]
  /// The places of its contributions in the receipt.
  package let leaves: [Int]

  package init(
    amount: Double, short: String, sentence: String, start: String, steps: [DrawnStep], told: Told = Told(),
    own: [OwnShare] = [], leaves: [Int]
  ) {
    self.amount = amount
    self.short = short
    self.sentence = sentence
    self.start = start
    self.steps = steps
    self.told = told
    self.own = own
    self.leaves = leaves
  }

  /// How many contributions it sums.
  package var count: Int { leaves.count }

  /// The customer's own products behind it, the strongest first.
  package var items: [ProductID] { own.map(\.product) }
}

/// What to say of a receipt: shares by channel, the reasons worth showing, and how much they cover.
package struct ReasonTree: Sendable {
  package let score: Double
  /// `en` or `zh`.
  package let language: String
  /// Whom a drawing starts from, and the product that it ends at.
  package let customer: String
  package let product: String
  /// The whole receipt as a tree; ``ReasonNode/amount`` is ``score`` up to rounding.
  package let root: ReasonNode
  /// All channels that contributed, the largest first; they sum to the score up to rounding.
  package let channels: [ChannelShare]
  /// At most four, each for another thing, the largest first.
  package let shown: [Reason]
  /// All other reasons, the largest first.
  package let rest: [Reason]
  /// What speaks against, the heaviest first; made of the negative contributions alone, which ``shown`` and ``rest``
  /// hold too.
  package let objections: [Reason]
  /// The heaviest single paths.
  package let threads: [DrawnPath]
  /// What should be known besides: that she has it already, a colour word that the picture contradicts.
  package var notes: [String] = []
  /// The share of the positive part of the score that ``shown`` makes, in `0...1`.
  package let covered: Double
  /// The sum of the negative contributions, at most 0.
  package let against: Double

  package init(
    score: Double, language: String = "en", customer: String = "", product: String = "",
    root: ReasonNode? = nil, channels: [ChannelShare], shown: [Reason], rest: [Reason],
    objections: [Reason] = [], threads: [DrawnPath] = [], covered: Double, against: Double
  ) {
    self.score = score
    self.language = language
    self.customer = customer
    self.product = product
    self.root = root ?? ReasonNode(matter: .score, amount: score)
    self.channels = channels
    self.shown = shown
    self.rest = rest
    self.objections = objections
    self.threads = threads
    self.covered = covered
    self.against = against
  }

  /// What is not among ``shown``, in sum.
  package var restAmount: Double { rest.reduce(0) { $0 + $1.amount } }
}
