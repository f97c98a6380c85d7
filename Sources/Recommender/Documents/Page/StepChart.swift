// Recommender › StepChart: a few curves over the same steps, as a drawing.

/// Shares in `0...1` after 1, 2, … steps, a line for each name, as SVG.
struct StepChart {
  struct Curve {
    let name: String
    let points: [Double]
    let tone: IntervalChart.Tone
  }
  let title: String
  /// What a step is, below the axis.
  let step: String
  let curves: [Curve]

  private static let left = 60.0
  private static let right = 500.0
  private static let top = 34.0
  private static let height = 220.0

  /// Nothing for a chart without steps.
  var svg: String {
    let steps = curves.map(\.points.count).max() ?? 0
    guard steps > 0 else { return "" }
    let (left, right, top, height) = (Self.left, Self.right, Self.top, Self.height)
    func x(_ place: Int) -> Double { left + (right - left) * Double(place) / Double(max(1, steps - 1)) }
    func y(_ share: Double) -> Double { top + height * (1 - share) }
    var out = """
      <svg viewBox="0 0 720 \(SVG.number(top + height + 46))" role="img" aria-label="\(description.escapedForHTML)">
      <text class="title" x="0" y="16">\(title.escapedForHTML)</text>

      """
    for share in [0, 0.25, 0.5, 0.75, 1] {
      out += SVG.line(left, y(share), right, y(share), "axis")
      out +=
        "<text class=\"soft\" text-anchor=\"end\" x=\"\(SVG.number(left - 8))\" y=\"\(SVG.number(y(share) + 4))\">"
        + "\(SVG.label(share * 100)) %</text>\n"
    }
    for place in 0..<steps {
      out +=
        "<text class=\"soft\" text-anchor=\"middle\" x=\"\(SVG.number(x(place)))\" y=\"\(SVG.number(top + height + 18))\">"
        + "\(place + 1)</text>\n"
    }
    out +=
      "<text class=\"soft\" text-anchor=\"end\" x=\"\(SVG.number(right))\" y=\"\(SVG.number(top + height + 36))\">"
      + "\(step.escapedForHTML)</text>\n"
    for curve in curves {
      let points = curve.points.enumerated().map { "\(SVG.number(x($0))),\(SVG.number(y($1)))" }
      out +=
        "<polyline class=\"stroke-\(curve.tone.rawValue)\" fill=\"none\" stroke-width=\"2.5\" "
        + "points=\"\(points.joined(separator: " "))\"/>\n"
    }
    for (label, place) in placed(y) {
      out +=
        "<text x=\"\(SVG.number(right + 12))\" y=\"\(SVG.number(place + 4))\">\(label.escapedForHTML)</text>\n"
    }
    return out + "</svg>\n"
  }

  /// The curves' names beside their ends, moved down where they would lie on each other.
  private func placed(_ y: (Double) -> Double) -> [(String, Double)] {
    var last = -Double.infinity
    return curves.map { curve in
      ("\(curve.name) \(FigureText.percent(curve.points.last ?? 0))", y(curve.points.last ?? 0))
    }.sorted { $0.1 < $1.1 }.map { label, place in
      last = max(place, last + 17)
      return (label, last)
    }
  }

  /// The chart in words.
  private var description: String {
    let parts = curves.map { curve in
      "\(curve.name) \(curve.points.map(FigureText.percent).joined(separator: ", "))"
    }
    return "\(title). \(parts.joined(separator: "; "))."
  }
}
