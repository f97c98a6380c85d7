// Recommender › EvaluationPage: an evaluation as one HTML file, charts and all.

import Evaluation

/// A page that needs nothing from elsewhere.
///
/// Style and drawings stand in it, there is no script, and every drawing has its figures in words beside it. It is light
/// or dark as the reader's system is.
package struct EvaluationPage {
  private let report: EvaluationReport

  package init(_ report: EvaluationReport) { self.report = report }

  /// The whole file.
  package var text: String {
    PageFrame(
      title: "\(report.shop), evaluated by \(report.split.name)", heading: report.shop,
      lead:
        "Evaluated by \(report.split.name). Hidden: \(report.split.words). Settings: \(report.settings).",
      facts: facts, sections: [ranking, exposure, segments, scorers, stars],
      footer: """
        Means over customers. Intervals hold \(percent) of 100 resamples of the customers, \
        \(FigureText.count(report.resamples)) in all, from seed \(report.split.seed).
        """
    ).text
  }

  private var percent: Int { Int((report.level * 100).rounded()) }
  private var k: Int { report.mainCutoff }

  // MARK: What was measured

  private var facts: String {
    var cells = [
      ("customers", FigureText.count(report.customers)),
      ("hidden choices", FigureText.count(report.hidden)),
      ("events known", FigureText.count(report.events)),
    ]
    if let recall = report.fused.estimate(.recall, at: k), let ndcg = report.fused.estimate(.ndcg, at: k) {
      cells.append(("recall@\(k)", FigureText.fixed(recall.mean)))
      cells.append(("ndcg@\(k)", FigureText.fixed(ndcg.mean)))
    }
    var notes = ""
    if report.customers < 100 {
      notes +=
        "<p class=\"note\">\(report.customers) customers are few: what lies within the intervals may be chance.</p>"
    }
    if report.unknownItems > 0 {
      notes +=
        "<p class=\"note\">\(FigureText.count(report.unknownItems)) hidden items are not in the shop and count as missed.</p>"
    }
    return PageFrame.facts(cells) + notes
  }

  // MARK: Ranking

  private var ranking: String {
    var rows: [IntervalChart.Row] = []
    for metric in [RankingMetric.recall, .ndcg] {
      for cutoff in report.cutoffs {
        for (place, provider) in report.providers.enumerated() {
          guard let estimate = provider.estimate(metric, at: cutoff) else { continue }
          rows.append(
            IntervalChart.Row(
              label: place == 0 ? "\(metric.rawValue)@\(cutoff)" : "\(provider.name)", estimate: estimate,
              tone: place == 0 ? .main : .other))
        }
      }
    }
    let chart = IntervalChart(
      title:
        "Recall and ndcg of the fused lists, beside \(report.providers.count > 2 ? "others" : "lists of what is popular")",
      rows: rows)
    var table = HTMLTable(head: ["metric"] + report.cutoffs.map { "@\($0)" })
    for metric in RankingMetric.allCases where metric != .ndcgOfHits {
      table.add([metric.rawValue] + report.cutoffs.map { cell(report.fused.estimate(metric, at: $0)) })
    }
    for provider in report.providers.dropFirst() {
      for metric in [RankingMetric.recall, .ndcg] {
        table.add(
          ["\(metric.rawValue), \(provider.name)"]
            + report.cutoffs.map { cell(provider.estimate(metric, at: $0)) })
      }
    }
    return PageFrame.section("How often the right product is found", chart.svg + table.html)
  }

  private func cell(_ estimate: Estimate?) -> String {
    guard let estimate else { return "–" }
    return "\(FigureText.fixed(estimate.mean)) <small>\(FigureText.interval(estimate))</small>"
  }

  // MARK: What the lists are like

  private var exposure: String {
    // More curves than two lie on each other.
    let curves = report.providers.prefix(2).enumerated().map { place, provider in
      LorenzChart.Curve(
        name: provider.name, points: provider.character.lorenz, tone: place == 0 ? .main : .other)
    }
    var table = HTMLTable(head: [
      "lists of \(k)", "coverage", "gini", "novelty, bits", "diversity", "serendipity",
      "miscalibration, nats",
    ])
    for provider in report.providers {
      let own = provider.character
      table.add(
        [provider.name, FigureText.percent(own.coverage), FigureText.fixed(own.gini)]
          + [own.novelty, own.diversity, own.serendipity, own.miscalibration].map(cell))
    }
    let words = """
      <p>Coverage: the share of offered products on any list. Gini: 0 when all are listed equally often, near 1 when a few
      have every place. Novelty: the mean self-information of what is listed. Diversity: how little the products of a list
      have in common in category, brand and colour. Serendipity: the share of the list that was wanted and is not merely
      popular. Miscalibration: how far the categories listed are from those of the customer's own products.</p>
      """
    return PageFrame.section("What the lists are like", LorenzChart(curves).svg + table.html + words)
  }

  // MARK: Segments

  private var segments: String {
    guard !report.segments.isEmpty else { return "" }
    func label(_ segment: EvaluationReport.Segment) -> String {
      segment.of == "customers" ? "\(segment.name) choices" : "chosen by \(segment.name)"
    }
    let charts = ["customers", "products"].map { kind in
      IntervalChart(
        title:
          "recall@\(k), \(kind == "customers" ? "by how much a customer had chosen" : "by how many had chosen the product")",
        rows: report.segments.filter { $0.of == kind }.map {
          IntervalChart.Row(label: label($0), estimate: $0.recall, tone: .main)
        })
    }
    var table = HTMLTable(head: ["", "customers", "hidden", "recall@\(k)", "ndcg@\(k)"])
    for segment in report.segments {
      table.add([
        "\(segment.of): \(label(segment))", FigureText.count(segment.customers),
        FigureText.count(segment.hidden), cell(segment.recall), cell(segment.ndcg),
      ])
    }
    return PageFrame.section("Whom it serves", charts.map(\.svg).joined() + table.html)
  }

  // MARK: Scorers

  private var scorers: String {
    guard let first = report.ablation.first else { return "" }
    let chart = IntervalChart(
      title: "Change of ndcg@\(k) when a scorer is left out; left of 0 it is missed",
      rows: report.ablation.map {
        IntervalChart.Row(
          label: $0.scorer, estimate: $0.withoutChange, tone: $0.withoutChange.isClear ? .main : .other)
      })
    let alone = IntervalChart(
      title: "ndcg@\(k) of each scorer alone",
      rows: report.ablation.sorted { ($1.alone.mean, $0.scorer) < ($0.alone.mean, $1.scorer) }.map {
        IntervalChart.Row(label: $0.scorer, estimate: $0.alone, tone: .main)
      })
    var table = HTMLTable(head: ["scorer", "without", "change", "alone", "alone against all"])
    for line in report.ablation {
      table.add([
        line.scorer.escapedForHTML, FigureText.fixed(line.without.mean), cell(line.withoutChange),
        FigureText.fixed(line.alone.mean), cell(line.aloneChange),
      ])
    }
    return PageFrame.section(
      "What each scorer is worth",
      "<p>\(FigureText.count(first.without.count)) customers; differences are paired, customer by customer.</p>"
        + chart.svg + alone.svg + table.html)
  }

  // MARK: Stars

  private var stars: String {
    guard let ratings = report.ratings else { return "" }
    var table = HTMLTable(head: ["", "RMSE", "MAE", "what it is"])
    for line in ratings.lines {
      table.add([
        line.name, FigureText.fixed(line.rmse), FigureText.fixed(line.mae), line.words.escapedForHTML,
      ])
    }
    return PageFrame.section(
      "Stars foretold",
      "<p>\(FigureText.count(ratings.hidden)) hidden ratings, \(FigureText.count(ratings.trained)) known.</p>"
        + table.html)
  }
}
