// clew › SourceReport: where the facts behind a reason were read.

import Conversation
import Recommender

enum SourceReport {
  /// A reason with many events has many lines; JSON has them all.
  private static let shownLines = 8

  static func lines(of reason: String, _ sources: [SourceLine]) -> [StyledLine] {
    var lines = [StyledLine(), StyledLine([Span("  "), Span(reason, .strong)])]
    for source in sources.prefix(shownLines) {
      lines.append(
        StyledLine([
          Span("    \(source.fact)  "),
          Span(source.file == nil ? source.name : "\(source.place) · \(source.name)", .dim),
        ]))
    }
    if sources.count > shownLines {
      lines.append(StyledLine("    and \(sources.count - shownLines) more; --json has them all", .dim))
    }
    return lines
  }
}
