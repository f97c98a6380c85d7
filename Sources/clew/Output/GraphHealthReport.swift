// clew › GraphHealthReport: whether external triples fit the products, for people.

import Catalogue
import Conversation
import Recommender

/// One sentence, and where something is amiss why it matters and how to mend it.
struct GraphHealthReport {
  private let health: GraphHealth

  init(_ health: GraphHealth) { self.health = health }

  func lines(columns: Int) -> [StyledLine] {
    let isAmiss = health.verdict == .misjoined
    var lines = wrapped("graph: \(health.words)", isAmiss ? .error : .plain, columns)
    if isAmiss {
      let kind = FindingKind.of(GraphHealth.findingCode)
      lines += wrapped("why: \(kind.why); to mend it, \(kind.fix)", .plain, columns)
    }
    return lines
  }

  private func wrapped(_ text: String, _ role: Role, _ columns: Int) -> [StyledLine] {
    DisplayWidth.wrapped(text, to: columns - 2).map { StyledLine([Span("  "), Span($0, role)]) }
  }
}
