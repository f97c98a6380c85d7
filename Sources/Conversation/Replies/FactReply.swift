// Conversation › FactReply: an answer in plain words with a small table, and the same facts for programs.

/// What a question about the shop is answered with.
package struct FactReply: Hashable, Sendable {
  /// The name of the facts in the JSON of a turn.
  package let name: String
  package let facts: SlotValue
  /// Said first; may be read out as it is.
  let sentences: [String]
  /// Heads of the columns; none for a table without heads.
  var head: [String] = []
  var rows: [[String]] = []
  /// Said after the table.
  var notes: [String] = []
  /// Sentences that lead on.
  var hints: [String] = []

  init(
    _ name: String, _ facts: SlotValue, _ sentences: [String], head: [String] = [], rows: [[String]] = [],
    notes: [String] = [], hints: [String] = []
  ) {
    self.name = name
    self.facts = facts
    self.sentences = sentences.filter { !$0.isEmpty }
    self.head = head
    self.rows = rows
    self.notes = notes.filter { !$0.isEmpty }
    self.hints = hints
  }
}

extension Layout {
  func lines(_ reply: FactReply) -> [StyledLine] {
    var out = reply.sentences.enumerated().flatMap { wrapped($1, $0 == 0 ? .strong : .plain) }
    if !reply.rows.isEmpty { out += [StyledLine()] + table(reply.head, reply.rows) }
    if !reply.notes.isEmpty { out += [StyledLine()] + reply.notes.flatMap { wrapped($0, .dim) } }
    if !reply.hints.isEmpty {
      let spans = reply.hints.enumerated().flatMap { at, text in
        (at == 0 ? [] : [Span(" · ", .dim)]) + [Span(text, .hint)]
      }
      out += [StyledLine(), StyledLine([Span("  ")] + spans)]
    }
    return out
  }

  /// Columns as wide as what is in them; the last one wraps.
  private func table(_ head: [String], _ rows: [[String]]) -> [StyledLine] {
    let columns = max(head.count, rows.map(\.count).max() ?? 0)
    guard columns > 0 else { return [] }
    var widths = (0..<columns).map { column in
      ((head.isEmpty ? [] : [head]) + rows).map { column < $0.count ? DisplayWidth.of($0[column]) : 0 }.max()
        ?? 0
    }
    // The widest columns give way until the last one has room.
    let room = max(16, width / 4)
    var total: Int { 2 + widths.dropLast().reduce(0) { $0 + $1 + 2 } + min(widths[columns - 1], room) }
    while total > width, let widest = widths.dropLast().max(), widest > 8,
      let at = widths.firstIndex(of: widest)
    {
      widths[at] -= 1
    }
    let last = max(8, width - 2 - widths.dropLast().reduce(0) { $0 + $1 + 2 })
    func line(_ cells: [String], _ role: Role) -> [StyledLine] {
      let rest = DisplayWidth.wrapped(columns <= cells.count ? cells[columns - 1] : "", to: last)
      let left = widths.dropLast().enumerated().map { at, width in
        DisplayWidth.fitted(at < cells.count ? cells[at] : "", to: width)
      }
      return (0..<max(1, rest.count)).map { row in
        let text = row < rest.count ? rest[row] : ""
        let start = left.map { row == 0 ? $0 : String(repeating: " ", count: DisplayWidth.of($0)) }
        return StyledLine([Span("  " + (start + [text]).joined(separator: "  "), role)])
      }
    }
    return (head.isEmpty ? [] : line(head, .dim)) + rows.flatMap { line($0, .plain) }
  }
}
