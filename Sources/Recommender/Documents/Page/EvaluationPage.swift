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
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(report.shop.escapedForHTML), evaluated by \(report.split.name)</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    <main>
    <header>
    <h1>\(report.shop.escapedForHTML)</h1>
    <p class="lead">Evaluated by \(report.split.name). Hidden: \(report.split.words.escapedForHTML). Settings: \
    \(report.settings.escapedForHTML).</p>
    \(facts)
    </header>
    \(ranking)
    \(exposure)
    \(segments)
    \(scorers)
    \(stars)
    <footer>Means over customers. Intervals hold \(percent) of 100 resamples of the customers, \
    \(FigureText.count(report.resamples)) in all, from seed \(report.split.seed). Made by Clew \(ClewVersion.current).</footer>
    </main>
    </body>
    </html>

    """
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
    let items = cells.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" }.joined()
    var notes = ""
    if report.customers < 100 {
      notes +=
        "<p class=\"note\">\(report.customers) customers are few: what lies within the intervals may be chance.</p>"
    }
    if report.unknownItems > 0 {
      notes +=
        "<p class=\"note\">\(FigureText.count(report.unknownItems)) hidden items are not in the shop and count as missed.</p>"
    }
    return "<dl class=\"facts\">\(items)</dl>\n\(notes)"
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
    return section("How often the right product is found", chart.svg + table.html)
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
    return section("What the lists are like", LorenzChart(curves).svg + table.html + words)
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
    return section("Whom it serves", charts.map(\.svg).joined() + table.html)
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
    return section(
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
    return section(
      "Stars foretold",
      "<p>\(FigureText.count(ratings.hidden)) hidden ratings, \(FigureText.count(ratings.trained)) known.</p>"
        + table.html)
  }

  private func section(_ title: String, _ body: String) -> String {
    "<section>\n<h2>\(title)</h2>\n\(body)\n</section>"
  }

  private static let style = """
    :root { color-scheme: light dark; --ground: #fbfaf8; --card: #ffffff; --ink: #22262c; --soft: #5d6570;
      --line: #dcd8d0; --main: #0f6e78; --other: #a0958a; --whisker: #22262c; }
    @media (prefers-color-scheme: dark) { :root { --ground: #16191f; --card: #1e2229; --ink: #e4e7ec; --soft: #a3acb8;
      --line: #363c46; --main: #4fb6bf; --other: #8a8178; --whisker: #e4e7ec; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
    main { max-width: 52rem; margin: 0 auto; padding: 2rem 1rem 3rem; }
    h1 { margin: 0; font-size: 1.8rem; } h2 { margin: 0 0 .8rem; font-size: 1.15rem; }
    .lead { color: var(--soft); margin: .2rem 0 1rem; }
    .facts { display: flex; flex-wrap: wrap; gap: .8rem; margin: 0; }
    .facts div { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .5rem .9rem; }
    .facts dt { color: var(--soft); font-size: .85rem; }
    .facts dd { margin: 0; font-size: 1.35rem; font-variant-numeric: tabular-nums; }
    .note { border-left: 4px solid var(--main); padding-left: .8rem; }
    section { background: var(--card); border: 1px solid var(--line); border-radius: .8rem; padding: 1.2rem;
      margin-top: 1.4rem; overflow-x: auto; }
    section p { color: var(--soft); font-size: .9rem; }
    table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
    th, td { text-align: right; padding: .3rem .5rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
    th:first-child, th.words { text-align: left; }
    td.words { white-space: normal; text-align: left; } small { color: var(--soft); }
    svg { display: block; width: 100%; height: auto; margin: 0 0 1rem; }
    svg text { fill: var(--ink); font: 13px system-ui, sans-serif; } svg .soft { fill: var(--soft); font-size: 12px; }
    svg .title { font-weight: 600; } svg .figure { font-variant-numeric: tabular-nums; }
    .fill-main { fill: var(--main); } .fill-other { fill: var(--other); }
    .stroke-main { stroke: var(--main); } .stroke-other { stroke: var(--other); }
    .whisker { stroke: var(--whisker); stroke-width: 1.5; } .axis { stroke: var(--line); stroke-width: 1; }
    footer { color: var(--soft); font-size: .85rem; margin-top: 1.4rem; }
    """
}
