// Recommender › LorenzChart: how evenly the products of a shop get onto lists, as a drawing.

/// The share of all places on lists that the least listed products have; the diagonal would be equal shares.
struct LorenzChart {
  struct Curve {
    let name: String
    /// From 0 to 1 at equal steps.
    let points: [Double]
    let tone: IntervalChart.Tone
  }
  private let curves: [Curve]

  init(_ curves: [Curve]) { self.curves = curves.filter { $0.points.count > 1 } }

  private static let side = 240.0
  private static let left = 150.0
  private static let top = 34.0

  var svg: String {
    guard !curves.isEmpty else { return "" }
    let (left, top, side) = (Self.left, Self.top, Self.side)
    var out = """
      <svg viewBox="0 0 720 \(SVG.number(top + side + 40))" role="img" aria-label="\(description.escapedForHTML)">
      <text class="title" x="0" y="16">Who gets onto lists: the share of all places, from the least listed product on</text>
      <rect class="axis" fill="none" x="\(SVG.number(left))" y="\(SVG.number(top))" width="\(SVG.number(side))" height="\(SVG.number(side))"/>

      """
    out += SVG.line(left, top + side, left + side, top, "axis")
    for curve in curves {
      let points = curve.points.enumerated().map { place, share in
        SVG.number(left + side * Double(place) / Double(curve.points.count - 1)) + ","
          + SVG.number(top + side * (1 - share))
      }
      out +=
        "<polyline class=\"stroke-\(curve.tone.rawValue)\" fill=\"none\" stroke-width=\"2.5\" "
        + "points=\"\(points.joined(separator: " "))\"/>\n"
    }
    for (place, curve) in curves.enumerated() {
      let y = top + 20 + Double(place) * 24
      let half = curve.points[curve.points.count / 2]
      out +=
        "<line class=\"stroke-\(curve.tone.rawValue)\" stroke-width=\"2.5\" x1=\"\(SVG.number(left + side + 24))\" "
      out += "y1=\"\(SVG.number(y))\" x2=\"\(SVG.number(left + side + 48))\" y2=\"\(SVG.number(y))\"/>\n"
      out +=
        "<text x=\"\(SVG.number(left + side + 56))\" y=\"\(SVG.number(y + 4))\">\(curve.name.escapedForHTML): "
        + "the lower half has \(FigureText.percent(half))</text>\n"
    }
    out +=
      "<text class=\"soft\" text-anchor=\"end\" x=\"\(SVG.number(left - 8))\" y=\"\(SVG.number(top + 10))\">100 % of places</text>\n"
    out +=
      "<text class=\"soft\" text-anchor=\"end\" x=\"\(SVG.number(left + side))\" y=\"\(SVG.number(top + side + 18))\">"
      + "all offered products</text>\n"
    return out + "</svg>\n"
  }

  /// The chart in words.
  private var description: String {
    "Share of all places on lists. "
      + curves.map { curve in
        "\(curve.name): the less listed half of the products has \(FigureText.percent(curve.points[curve.points.count / 2]))"
      }.joined(separator: "; ") + "."
  }
}
