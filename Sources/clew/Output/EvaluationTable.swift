// clew › EvaluationTable: an evaluation for the terminal.

import Conversation
import Evaluation
import Recommender

/// The report as tables that fit 80 columns.
struct EvaluationTable {
  private let report: EvaluationReport

  init(_ report: EvaluationReport) { self.report = report }

  func lines(columns: Int) -> [StyledLine] {
    var lines = head(columns)
    lines += ranking
    lines += character
    lines += models
    lines += segments
    lines += ablation(columns)
    lines += ratings(columns)
    return lines
  }

  // MARK: What was measured

  private func head(_ columns: Int) -> [StyledLine] {
    var lines = [StyledLine("\(report.shop), evaluated by \(report.split.name)", .heading)]
    lines += wrapped("Hidden: \(report.split.words). Settings: \(report.settings).", columns)
    let percent = Int((report.level * 100).rounded())
    var facts =
      "\(count(report.customers)) customers, \(count(report.hidden)) hidden choices, \(count(report.events)) events "
      + "known. Means over customers with \(percent) % intervals of \(count(report.resamples)) resamples."
    if report.unknownItems > 0 {
      facts += " \(count(report.unknownItems)) hidden items are not in the shop and count as missed."
    }
    if report.unknownCustomers > 0 {
      facts += " \(count(report.unknownCustomers)) customers have no history and get no list."
    }
    lines += wrapped(facts, columns)
    if report.customers < Self.few {
      lines += wrapped(
        "\(report.customers) customers are few: what lies within the intervals may be chance.", columns,
        .strong)
    }
    return lines
  }

  private static let few = 100

  private func wrapped(_ text: String, _ columns: Int, _ role: Role = .plain) -> [StyledLine] {
    DisplayWidth.wrapped(text, to: columns).map { StyledLine($0, role) }
  }

  private func count(_ number: Int) -> String { FigureText.count(number) }

  // MARK: Ranking

  private static let nameWidth = 12
  private static let figureWidth = 22

  private var ranking: [StyledLine] {
    var lines = [
      StyledLine(),
      StyledLine(
        [Span(Self.fit("", Self.nameWidth))]
          + report.cutoffs.map { k in
            Span(Self.fit("@\(k)", Self.figureWidth), .strong)
          }),
    ]
    for metric in RankingMetric.allCases where metric != .ndcgOfHits {
      lines.append(row(metric.rawValue, report.fused, metric, .plain))
    }
    let popular = report.providers[1]
    lines.append(StyledLine("the same for what is \(popular.name), to compare", .dim))
    for metric in [RankingMetric.recall, .ndcg] {
      lines.append(row(metric.rawValue, popular, metric, .dim))
    }
    return lines
  }

  private func row(
    _ name: String, _ provider: EvaluationReport.Provider, _ metric: RankingMetric, _ role: Role
  ) -> StyledLine {
    var spans = [Span(Self.fit(name, Self.nameWidth), role)]
    for k in report.cutoffs {
      guard let estimate = provider.estimate(metric, at: k) else { continue }
      spans += Self.figure(estimate, role)
    }
    return StyledLine(spans)
  }

  /// A mean and its interval in one column.
  private static func figure(_ estimate: Estimate, _ role: Role) -> [Span] {
    let mean = FigureText.fixed(estimate.mean)
    return [
      Span(mean + " ", role), Span(fit(FigureText.interval(estimate), figureWidth - mean.count - 1), .dim),
    ]
  }

  // MARK: What the lists are like

  private var character: [StyledLine] {
    let all = report.providers.prefix(2)
    var lines = [
      StyledLine(),
      StyledLine(
        [Span(Self.fit("Lists of \(report.mainCutoff)", Self.labelWidth), .strong)]
          + all.map { Span(Self.fit($0.name, Self.figureWidth), .strong) }),
    ]
    func add(_ name: String, _ cell: (EvaluationReport.Character) -> [Span]) {
      lines.append(
        StyledLine([Span(Self.fit(name, Self.labelWidth))] + all.flatMap { cell($0.character) }))
    }
    func estimated(_ estimate: Estimate?) -> [Span] {
      estimate.map { Self.figure($0, .plain) } ?? [Span(Self.fit("not known here", Self.figureWidth), .dim)]
    }
    add("catalogue coverage") { [Span(Self.fit(FigureText.percent($0.coverage), Self.figureWidth))] }
    add("gini of exposure") { [Span(Self.fit(FigureText.fixed($0.gini), Self.figureWidth))] }
    add("novelty, bits") { estimated($0.novelty) }
    add("diversity") { estimated($0.diversity) }
    add("serendipity") { estimated($0.serendipity) }
    add("miscalibration, nats") { estimated($0.miscalibration) }
    return lines
  }

  private static let labelWidth = 24

  // MARK: Other models

  /// The fusion beside what was asked for to compare with.
  private var models: [StyledLine] {
    guard report.providers.count > 2 else { return [] }
    let k = report.mainCutoff
    var lines = [
      StyledLine(),
      StyledLine(
        Self.fit("Compared with", 20) + Self.fit("recall@\(k)", Self.figureWidth)
          + Self.fit("ndcg@\(k)", Self.figureWidth) + Self.fit("coverage", 10, right: true), .strong),
    ]
    for (place, model) in report.providers.enumerated() where place != 1 {
      guard let recall = model.estimate(.recall, at: k), let ndcg = model.estimate(.ndcg, at: k) else {
        continue
      }
      let coverage = FigureText.percent(model.character.coverage)
      lines.append(
        StyledLine(
          [Span(Self.fit(model.name, 20))] + Self.figure(recall, .plain) + Self.figure(ndcg, .plain)
            + [Span(Self.fit(coverage, 10, right: true))]))
    }
    return lines
  }

  // MARK: Segments

  private var segments: [StyledLine] {
    let k = report.mainCutoff
    var lines = [
      StyledLine(),
      StyledLine(
        Self.fit("Whom it serves", 26) + Self.fit("customers", 10, right: true)
          + Self.fit("  recall@\(k)", Self.figureWidth + 2) + "ndcg@\(k)", .strong),
    ]
    for segment in report.segments {
      let label =
        segment.of == "customers"
        ? "customers: \(segment.name) choices" : "products: chosen by \(segment.name)"
      lines.append(
        StyledLine(
          [Span(Self.fit(label, 26) + Self.fit(count(segment.customers), 10, right: true) + "  ")]
            + Self.figure(segment.recall, .plain) + Self.figure(segment.ndcg, .plain)))
    }
    return lines
  }

  // MARK: Scorers

  private func ablation(_ columns: Int) -> [StyledLine] {
    guard let first = report.ablation.first else { return [] }
    let metric = "ndcg@\(report.mainCutoff)"
    var lines = [
      StyledLine(),
      StyledLine(
        "What each scorer is worth, \(metric) of \(count(first.without.count)) customers", .strong),
      StyledLine(
        Self.fit("", 13) + Self.fit("alone", 8) + Self.fit("without", 9) + "against all together", .dim),
    ]
    for line in report.ablation {
      let change = line.withoutChange
      let verdict = !change.isClear ? "" : change.mean < 0 ? "helps" : "harms"
      lines.append(
        StyledLine([
          Span(Self.fit(line.scorer, 13)), Span(Self.fit(FigureText.fixed(line.alone.mean), 8)),
          Span(Self.fit(FigureText.fixed(line.without.mean), 9)),
          Span(Self.fit(FigureText.fixed(change.mean), 9)),
          Span(Self.fit(FigureText.interval(change), 22), .dim), Span(verdict, .strong),
        ]))
    }
    lines += wrapped(
      "Without it, against all together: below 0 the scorer helps. It says “helps” or “harms” where the paired "
        + "interval leaves out 0.", columns, .dim)
    return lines
  }

  // MARK: Stars

  private func ratings(_ columns: Int) -> [StyledLine] {
    guard let ratings = report.ratings else { return [] }
    var lines = [
      StyledLine(),
      StyledLine(
        "Stars: \(count(ratings.hidden)) hidden ratings foretold, \(count(ratings.trained)) known", .strong),
      StyledLine(Self.fit("", 18) + Self.fit("RMSE", 8) + "MAE", .dim),
    ]
    for line in ratings.lines {
      lines.append(
        StyledLine([
          Span(Self.fit(line.name, 18) + Self.fit(FigureText.fixed(line.rmse), 8)),
          Span(Self.fit(FigureText.fixed(line.mae), 8)),
          Span(DisplayWidth.truncated(line.words, to: columns - 34), .dim),
        ]))
    }
    return lines
  }

  private static func fit(_ text: String, _ width: Int, right: Bool = false) -> String {
    DisplayWidth.fitted(text, to: width, alignRight: right)
  }
}
