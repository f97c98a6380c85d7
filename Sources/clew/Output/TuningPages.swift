// clew › TuningPages: what a search for settings found, as tables.

import GraphRules
import Recommender

enum TuningPages {
  /// The figures before and after, then each part of the sum with its weight and settings.
  static func show(_ tuning: TuningReport, on screen: Screen) {
    screen.show("Found in \(tuning.tries) tries, by what \(tuning.customers) customers took last:")
    var figures = PlainTable()
    figures.add("  ", "hit rate", "ndcg")
    for line in tuning.qualities {
      figures.add("  \(line.name)", FigureText.fixed(line.hitRate), FigureText.fixed(line.ndcg))
    }
    figures.lines.forEach(screen.show)
    var parts = PlainTable()
    parts.add("  part", "weight", "ndcg alone", "settings")
    for line in tuning.lines where line.weight > 0 {
      parts.add(
        "  \(line.name)", FigureText.fixed(line.weight), FigureText.fixed(line.ndcg), line.settings)
    }
    parts.lines.forEach(screen.show)
    if let buckets = tuning.config.buckets {
      screen.show("  factors of these by how many customers had chosen a candidate: \(buckets.text)")
    }
    let silent = tuning.lines.filter { $0.weight == 0 }.map(\.name)
    if !tuning.skipped.isEmpty {
      screen.show("  not tried for lack of time: \(tuning.skipped.joined(separator: ", "))")
    }
    if !silent.isEmpty { screen.show("  of no help: \(silent.joined(separator: ", "))") }
  }
}
