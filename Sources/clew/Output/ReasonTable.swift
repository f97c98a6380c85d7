// clew › ReasonTable: an evaluation of explanations for the terminal.

import Conversation
import Recommender

/// The report as tables that fit 80 columns.
struct ReasonTable {
  let report: ReasonReport

  func lines(columns: Int) -> [StyledLine] {
    var lines = [StyledLine("\(report.shop): are the reasons true?", .heading)]
    lines += DisplayWidth.wrapped(
      "Explanations of \(FigureText.count(report.products)) products on the lists of "
        + "\(FigureText.count(report.customers)) customers, by model \(report.model), taken at their word.",
      to: columns
    ).map { StyledLine($0) }
    for group in ReasonLines(report).groups {
      lines += [StyledLine(), StyledLine(group.title, .strong)]
      for line in group.lines {
        lines.append(
          StyledLine([
            Span(DisplayWidth.fitted(line.name, to: 21)),
            Span(DisplayWidth.fitted(line.figure, to: 10, alignRight: true) + "  "),
            Span(DisplayWidth.truncated(line.words, to: columns - 33), .dim),
          ]))
      }
    }
    return lines + deletions
  }

  /// How many first products are still first without 1, 2, … actions.
  private var deletions: [StyledLine] {
    func row(_ name: String, _ cells: [String]) -> String {
      DisplayWidth.fitted(name, to: 21)
        + cells.map { DisplayWidth.fitted($0, to: 8, alignRight: true) }.joined()
    }
    var lines = [
      StyledLine(),
      StyledLine("First products still first without so many actions, taken away in this order", .strong),
      StyledLine(row("", report.deletionCustomers.indices.map { "\($0 + 1)" }), .dim),
    ]
    for line in report.deletions {
      lines.append(StyledLine(row(line.order, line.first.map { FigureText.fixed($0, decimals: 3) })))
    }
    lines.append(StyledLine(row("customers", report.deletionCustomers.map(FigureText.count)), .dim))
    return lines
  }
}
