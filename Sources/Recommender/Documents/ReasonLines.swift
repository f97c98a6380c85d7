// Recommender › ReasonLines: the figures of an evaluation of explanations with their names, for terminal and page.

import Foundation

/// What stands in both, so that they never differ.
package struct ReasonLines {
  package struct Line: Sendable {
    package let name: String
    package let figure: String
    package let words: String
  }
  package struct Group: Sendable {
    package let title: String
    package let lines: [Line]
  }
  private let report: ReasonReport

  package init(_ report: ReasonReport) { self.report = report }

  package var groups: [Group] {
    [
      Group(title: "Are the reasons the calculation?", lines: truth),
      Group(title: "How much do they tell?", lines: share),
      Group(title: "What would change it?", lines: changes),
      Group(title: "What are they like?", lines: character),
      Group(title: "How long do they take?", lines: times),
    ]
  }

  private var truth: [Line] {
    [
      Line(
        name: "decomposition error", figure: Self.scientific(report.decompositionError),
        words: "largest, of a score and the sum of its parts"),
      Line(
        name: "removal error", figure: Self.scientific(report.removalError),
        words: "the same without some of the actions"),
      percent(
        "path faithfulness", report.pathFaithfulness,
        "of \(FigureText.count(report.paths)) paths have all edges and add up"),
      percent("determinism", report.determinism, "the same when asked again"),
      percent("stability", report.stability, "reasons that outlast an unrelated look"),
    ]
  }

  private var share: [Line] {
    [
      percent("coverage", report.coverage, "products with a reason shown"),
      percent("popularity only", report.popularityOnly, "products with nothing else for them"),
      percent("disclosed", report.disclosed, "of what speaks for it is in the reasons shown"),
      percent("against", report.against, "speaks against it, by what speaks for it"),
      percent("sufficiency", report.sufficiency, "first products listed by these reasons alone"),
      percent("necessity", report.necessity, "first products not listed without them"),
      figure("of both", report.harmony, "harmonic mean"),
    ]
  }

  private var changes: [Line] {
    func lines(_ changes: ReasonReport.Changes, _ name: String) -> [Line] {
      [
        percent("found, \(name)", changes.found, "actions without which it loses its place"),
        percent("valid", changes.valid, "by the whole list without them"),
        Line(
          name: "size", figure: FigureText.fixed(changes.meanSize, decimals: 2),
          words: "actions; median \(changes.medianSize), nine in ten up to \(changes.p90Size)"),
      ]
    }
    var all = lines(report.change, "first place")
    all.append(
      Line(
        name: "smaller exist", figure: FigureText.count(report.change.smallerExists),
        words: "of \(FigureText.count(report.change.tried)) where all smaller sets were tried"))
    if let holds = report.change.holdsAfterTraining {
      all.append(
        percent(
          "hold after training", holds,
          "of \(FigureText.count(report.change.retrained)), trained without them"))
    }
    return all + lines(report.lastChange, "last place")
  }

  private var character: [Line] {
    [
      figure("recency (LIR)", report.recency, "of the action behind it, 1 for the latest"),
      figure(
        "popularity (SEP)", report.entityPopularity, "of what is shared, 1 for what most share"),
      figure("kinds (ETD)", report.typeDiversity, "different kinds of reasons in a list"),
      figure("own products (LID)", report.itemDiversity, "different products of hers in a list"),
      figure("shared things (SED)", report.entityDiversity, "different shared things in a list"),
      figure("mixture (PTC)", report.typeConcentration, "Simpson's index of the kinds"),
    ]
  }

  private var times: [Line] {
    func line(_ name: String, _ times: ReasonReport.Times, _ words: String) -> Line {
      Line(
        name: name, figure: FigureText.fixed(times.p50, decimals: 1) + " ms",
        words:
          "p90 \(FigureText.fixed(times.p90, decimals: 1)), p99 \(FigureText.fixed(times.p99, decimals: 1)): \(words)"
      )
    }
    return [
      line("smallest change", report.changeTime, "of the first place"),
      line("explanation", report.explanationTime, "with receipt and reasons"),
    ]
  }

  private func percent(_ name: String, _ share: Double, _ words: String) -> Line {
    // All of a million but one is not all.
    let text =
      share < 1 && share >= 0.9995
      ? FigureText.fixed(share * 100, decimals: 4) + " %" : FigureText.percent(share)
    return Line(name: name, figure: text, words: words)
  }

  private func figure(_ name: String, _ value: Double, _ words: String) -> Line {
    Line(name: name, figure: FigureText.fixed(value, decimals: 3), words: words)
  }

  /// `0`, `8e-15`.
  static func scientific(_ value: Double) -> String { value == 0 ? "0" : String(format: "%.0e", value) }
}
