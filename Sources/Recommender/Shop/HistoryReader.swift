// Recommender › HistoryReader: what events say about a customer, at one moment.

import Catalogue
import Foundation
import GraphRules
import Scoring

/// Turns stored events into evidence: strength by the ontology, decay by age, and how much was chosen since.
struct HistoryReader: Sendable {
  private let rules: [EventKind: RelationRule]
  /// Seconds since 1970.
  private let now: Int64

  /// A customer chose a product when an event says at least this much, before decay.
  static let choice = 0.25

  init(_ ontology: Ontology, now: Int64) {
    rules = Dictionary(
      uniqueKeysWithValues: EventKind.allCases.compactMap { kind in
        ontology.relation(forEvent: kind.rawValue).map { (kind, $0) }
      })
    self.now = now
  }

  /// The same at another moment, in seconds since 1970.
  func at(_ moment: Int64) -> HistoryReader { HistoryReader(rules: rules, now: moment) }

  private init(rules: [EventKind: RelationRule], now: Int64) {
    self.rules = rules
    self.now = now
  }

  /// The evidence in the order of the events; events that say nothing are left out.
  func items(_ events: some Sequence<Event>) -> [HistoryItem] {
    var chosenLater: Set<Int> = []
    var items: [HistoryItem] = []
    for event in events.reversed() {
      guard let rule = rules[event.kind] else { continue }
      let lasting = Self.strength(event.value, rule)
      if lasting >= Self.choice { chosenLater.insert(event.product.index) }
      let strength = lasting * decay(of: event, rule)
      guard strength != 0 else { continue }
      let laterChoices = chosenLater.count - (chosenLater.contains(event.product.index) ? 1 : 0)
      items.append(
        HistoryItem(
          cause: .event(event.number), product: event.product, variant: event.variant, relation: rule.name,
          strength: strength, lasting: lasting, laterChoices: laterChoices))
    }
    items.reverse()
    return items
  }

  /// Whether the event means that the customer took the product.
  func isChoice(_ event: Event) -> Bool { isChoice(event.kind, value: event.value) }

  /// Whether an event of this kind and value says that the customer wanted the product.
  func isChoice(_ kind: EventKind, value: Double?) -> Bool {
    rules[kind].map { Self.strength(value, $0) >= Self.choice } ?? false
  }

  /// What decides that an event is a choice, written out.
  var choiceRules: String {
    EventKind.allCases.compactMap { kind in
      rules[kind].map { rule in
        let numbers = [rule.strength, rule.neutral ?? .nan, rule.span ?? .nan].map { "\($0)" }
        return "\(kind.rawValue) \(numbers.joined(separator: " "))"
      }
    }.joined(separator: ", ")
  }

  /// The products that one customer's events, in order of time, say she chose, in the order in which she first did.
  func choices(of events: [Event]) -> [Int32] {
    var seen: Set<Int> = []
    return events.compactMap { event in
      isChoice(event) && seen.insert(event.product.index).inserted ? Int32(event.product.index) : nil
    }
  }

  /// The relation that an event of this kind lays in the graph.
  func relation(of kind: EventKind) -> String? { rules[kind]?.name }

  private static func strength(_ value: Double?, _ rule: RelationRule) -> Double {
    guard let neutral = rule.neutral, let span = rule.span, let value else {
      return rule.strength
    }
    return rule.strength * min(1, max(-1, (value - neutral) / span))
  }

  /// `2^(−age / half-life)`, 1 for an event without a time or in the future.
  private func decay(of event: Event, _ rule: RelationRule) -> Double {
    guard let time = event.time, let halfLife = rule.halfLife, time < now else { return 1 }
    return exp2(-Double(now - time) / 86_400 / halfLife)
  }
}
