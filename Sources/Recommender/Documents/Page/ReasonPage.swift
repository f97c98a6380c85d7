// Recommender › ReasonPage: an evaluation of explanations as one HTML file.

/// The figures of a ``ReasonReport`` with a chart, in words that need no paper beside them.
package struct ReasonPage {
  private let report: ReasonReport

  package init(_ report: ReasonReport) { self.report = report }

  /// The whole file.
  package var text: String {
    PageFrame(
      title: "\(report.shop): are the reasons true?", heading: "\(report.shop): are the reasons true?",
      lead: """
        Explanations of \(FigureText.count(report.products)) products on the lists of \
        \(FigureText.count(report.customers)) customers, by model \(report.model), taken at their word: the scorers were \
        asked again.
        """,
      facts: PageFrame.facts([
        ("decomposition error", ReasonLines.scientific(report.decompositionError)),
        ("true paths", FigureText.percent(report.pathFaithfulness)),
        ("explained", FigureText.percent(report.coverage)),
        ("changes found", FigureText.percent(report.change.found)),
        ("of them valid", FigureText.percent(report.change.valid)),
      ]),
      sections: ReasonLines(report).groups.map(section) + [deletions],
      footer: "Actions are events of the customer's own; products that she has stay off her lists."
    )
    .text
  }

  private func section(_ group: ReasonLines.Group) -> String {
    var table = HTMLTable(head: ["", "", "what it is"])
    for line in group.lines { table.add([line.name, line.figure, line.words.escapedForHTML]) }
    return PageFrame.section(group.title, table.html)
  }

  private var deletions: String {
    let chart = StepChart(
      title: "First products that are still first when actions are taken away", step: "actions taken away",
      curves: report.deletions.map {
        StepChart.Curve(
          name: $0.order, points: $0.first,
          tone: $0.order == ActionOrder.margin.rawValue ? .main : .other)
      })
    var table = HTMLTable(
      head: ["still first without"] + report.deletionCustomers.indices.map { "\($0 + 1)" }
        + ["score left", "and kept"])
    for line in report.deletions {
      table.add(
        [line.order] + line.first.map { FigureText.fixed($0, decimals: 3) }
          + [line.deletionArea, line.insertionArea].map { FigureText.fixed($0, decimals: 3) })
    }
    let words =
      "<p>The steeper a curve falls, the better its order tells what the list hangs on. Of customers with more actions than "
      + "are taken away: \(report.deletionCustomers.map(FigureText.count).joined(separator: ", ")). Left and kept: the mean share "
      + "of the score without the first tenth, two tenths, … of the actions, and with only these.</p>"
    return PageFrame.section("Which order tells what matters", chart.svg + table.html + words)
  }
}
