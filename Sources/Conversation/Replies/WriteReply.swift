// Conversation › WriteReply: what was written, or told of the shop's books, in words and as typed fields.

/// Sentences for the agent, and the same for programs.
package struct NoticeReply: Hashable, Sendable {
  /// Paragraphs; the first is the answer, the others are dim.
  package let lines: [String]
  /// What the turn wrote; empty for an answer that only tells.
  package let wrote: [Written]
  /// Typed fields of `result`.
  package let facts: SlotMap
  /// Names that must not stay in any history: those of an erased customer.
  package var forgotten: [String] = []

  init(_ lines: [String], wrote: [Written] = [], facts: SlotMap = SlotMap(), forgotten: [String] = []) {
    self.lines = lines
    self.wrote = wrote
    self.facts = facts
    self.forgotten = forgotten
  }

  /// `result` of the turn.
  package var json: String {
    let written = wrote.map {
      SlotValue.map(SlotMap([("kind", .string($0.kind)), ("id", .string($0.id))]))
    }
    let head = wrote.isEmpty ? SlotMap() : SlotMap([("wrote", .list(written))])
    return head.merging(facts).json
  }
}
