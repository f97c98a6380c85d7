// Recommender › WhyDocument: what would be otherwise, as JSON.

package import Conversation
import Explanation

/// The fewest of the customer's events without which a product would lose its place.
public struct CounterfactualDocument: Encodable, Sendable {
  /// `event:ID`, in order of time.
  public var without: [String]
  /// The product's score without them.
  public var score: Double
  /// Its place without them, among all that may be listed.
  public var rank: Int

  package init?(_ change: ChangeAnswer?) {
    guard let deeds = change?.deeds else { return nil }
    without = deeds.without.map(\.event)
    score = deeds.score
    rank = deeds.rank
  }
}

/// All that would cost a product its place.
package struct ChangeDocument: Encodable, Sendable {
  struct Other: Encodable {
    var kind: String
    var name: String?
    var actions: Int?
    var factor: Double?
    var rank: Int
    var successor: String?

    init(_ other: ChangeAnswer.Other) {
      rank = other.rank
      successor = other.successor
      switch other.matter {
      case .brand(let brand, let count): (kind, name, actions) = ("brand", brand, count)
      case .category(let category, let count): (kind, name, actions) = ("category", category, count)
      case .deeds(let verb, let count): (kind, name, actions) = ("deeds", verb, count)
      case .attribute(_, let link): (kind, name) = ("attribute", link)
      case .weight(let channel, let times): (kind, name, factor) = ("weight", channel, times)
      case .chip(let chip): (kind, name) = ("chip", chip)
      case .priceLimit(let amount): (kind, name) = ("price_limit", amount)
      }
    }
  }
  var item: String
  var rank: Int
  /// 1 where the first place is at stake, else the length of the list.
  var places: Int
  var counterfactual: CounterfactualDocument?
  var successor: String?
  var others: [Other]

  package init(_ change: ChangeAnswer) {
    item = change.item
    rank = change.rank
    places = change.places
    counterfactual = CounterfactualDocument(change)
    successor = change.deeds?.successor
    others = change.others.map(Other.init)
  }
}

/// Two scores and what they differ by.
package struct ContrastDocument: Encodable, Sendable {
  struct Row: Encodable {
    var reason: String
    var first, second, difference: Double
    var against: Int?
  }
  var items: [String]?
  var ranks: [Int?]?
  var scores: [Double]
  var difference: Double
  var reasons: [Row]

  package init(_ answer: ContrastAnswer) {
    self.init(answer.contrast)
    items = answer.items
    ranks = answer.ranks
  }

  init(_ contrast: Contrast) {
    scores = contrast.scores
    difference = contrast.difference
    reasons = contrast.rows.map {
      Row(
        reason: $0.label, first: $0.first, second: $0.second, difference: $0.difference,
        against: $0.against.map { $0 + 1 })
    }
  }
}

/// The first thing that keeps a product out of a list.
package struct AbsenceDocument: Encodable, Sendable {
  struct Addition: Encodable {
    var deeds: [String]
    var rank: Int
  }
  var item: String
  /// `listed not_offered rule filtered soft_wish excluded out_of_stock had no_evidence outscored`.
  var gate: String
  var rank: Int?
  var rule: String?
  var chips: [String]?
  /// What the product lacks that evidence could hang on.
  var missing: [String]?
  var fitting: Int?
  /// The last product of the list beside the one that was asked about.
  var last: String?
  var contrast: ContrastDocument?
  var additions: [Addition]?

  package init(_ absence: AbsenceAnswer) {
    item = absence.item
    gate = absence.gate.name
    switch absence.gate {
    case .listed(let place): rank = place
    case .rule(let id): rule = id
    case .chips(let list, _): chips = list
    case .noEvidence(let gaps, let place): (missing, rank) = (gaps.map(\.rawValue), place)
    case .outscored(let place, let count, let title, let difference, let ways):
      (rank, fitting, last, contrast) = (place, count, title, ContrastDocument(difference))
      additions = ways.map { way in
        Addition(
          deeds: way.deeds.map { deed in
            switch deed {
            case .like: "like"
            case .buy(let title): "purchase \(title)"
            }
          }, rank: way.rank)
      }
    case .notOffered, .softWish, .excluded, .outOfStock, .had: break
    }
  }
}

/// Products side by side.
package struct ComparisonDocument: Encodable, Sendable {
  struct Row: Encodable {
    var id: String
    var label: String
    var values: [String?]
  }
  var items: [String]
  var rows: [Row]

  package init(_ answer: ComparisonAnswer) {
    items = answer.items
    rows = answer.rows.map { Row(id: $0.id, label: $0.label, values: $0.values) }
  }
}

/// A list as it would be.
package struct OutcomeDocument: Encodable, Sendable {
  struct Move: Encodable {
    var item: String
    /// Places in the list as it is and as it would be; absent where it is not in it.
    var before, after: Int?
    /// Its place among all products where it is not listed.
    var elsewhere: Int?
  }
  var supposed: String
  var fitting: Int
  var moves: [Move]

  package init(_ answer: OutcomeAnswer) {
    supposed = answer.supposed
    fitting = answer.fitting
    moves = answer.rows.map {
      Move(item: $0.item, before: $0.before, after: $0.after, elsewhere: $0.elsewhere)
    }
  }
}
