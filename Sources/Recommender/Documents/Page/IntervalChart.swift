// Recommender › IntervalChart: bars with their intervals, one below the other, as a drawing.

import Evaluation
import Foundation

/// Horizontal bars from 0 to each mean with a whisker over its interval, as SVG.
struct IntervalChart {
  /// Whether a bar is what the chart is about, or stands there to compare.
  enum Tone: String { case main, other }

  struct Row {
    let label: String
    let estimate: Estimate
    let tone: Tone
  }
  let title: String
  let rows: [Row]

  // In units of the drawing, which is as wide as the page allows.
  private static let width = 720.0
  private static let left = 150.0
  private static let right = 530.0
  private static let rowHeight = 26.0
  private static let top = 34.0

  /// Nothing for a chart without rows.
  var svg: String {
    guard !rows.isEmpty else { return "" }
    let low = min(0, rows.map(\.estimate.low).min() ?? 0)
    let high = max(0, rows.map(\.estimate.high).max() ?? 0)
    let span = max(high - low, 1e-9)
    let height = Self.top + Double(rows.count) * Self.rowHeight + 26
    func x(_ value: Double) -> Double { Self.left + (value - low) / span * (Self.right - Self.left) }
    var out = """
      <svg viewBox="0 0 \(SVG.number(Self.width)) \(SVG.number(height))" role="img" aria-label="\(description.escapedForHTML)">
      <text class="title" x="0" y="16">\(title.escapedForHTML)</text>

      """
    for tick in SVG.ticks(low, high) {
      out += SVG.line(x(tick), Self.top - 6, x(tick), height - 20, "axis")
      out +=
        "<text class=\"soft\" text-anchor=\"middle\" x=\"\(SVG.number(x(tick)))\" y=\"\(SVG.number(height - 5))\">"
        + "\(SVG.label(tick))</text>\n"
    }
    for (place, row) in rows.enumerated() {
      let y = Self.top + Double(place) * Self.rowHeight
      let middle = y + Self.rowHeight / 2 - 2
      let (from, to) = (min(x(0), x(row.estimate.mean)), max(x(0), x(row.estimate.mean)))
      out +=
        "<text text-anchor=\"end\" x=\"\(SVG.number(Self.left - 10))\" y=\"\(SVG.number(middle + 4))\""
        + "\(row.tone == .other ? " class=\"soft\"" : "")>\(row.label.escapedForHTML)</text>\n"
      out +=
        "<rect class=\"fill-\(row.tone.rawValue)\" x=\"\(SVG.number(from))\" y=\"\(SVG.number(y + 3))\" "
        + "width=\"\(SVG.number(max(1, to - from)))\" height=\"\(SVG.number(Self.rowHeight - 10))\" rx=\"2\"/>\n"
      out += SVG.line(x(row.estimate.low), middle, x(row.estimate.high), middle, "whisker")
      for end in [row.estimate.low, row.estimate.high] {
        out += SVG.line(x(end), middle - 4, x(end), middle + 4, "whisker")
      }
      out +=
        "<text class=\"figure\" x=\"\(SVG.number(Self.right + 12))\" y=\"\(SVG.number(middle + 4))\">"
        + "\(FigureText.fixed(row.estimate.mean)) <tspan class=\"soft\">\(FigureText.interval(row.estimate, decimals: 3))"
        + "</tspan></text>\n"
    }
    return out + "</svg>\n"
  }

  /// The chart in words, for those who do not see it.
  private var description: String {
    let parts = rows.map { row in
      "\(row.label) \(FigureText.fixed(row.estimate.mean)), from \(FigureText.fixed(row.estimate.low)) to "
        + FigureText.fixed(row.estimate.high)
    }
    return "\(title). \(parts.joined(separator: "; "))."
  }
}

/// Pieces of drawings.
enum SVG {
  /// With one decimal, which is finer than a screen.
  static func number(_ value: Double) -> String { String(format: "%.1f", value) }

  static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) -> String {
    "<line class=\"\(style)\" x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\"/>\n"
  }

  /// A few round numbers from `low` to `high`.
  static func ticks(_ low: Double, _ high: Double) -> [Double] {
    let raw = max(high - low, 1e-9) / 5
    let power = pow(10, floor(log10(raw)))
    let step = power * ([1, 2, 2.5, 5, 10].first { $0 * power >= raw } ?? 10)
    return (Int((low / step).rounded(.up))...Int((high / step).rounded(.down))).map { Double($0) * step }
  }

  /// A round number without zeros at its end.
  static func label(_ value: Double) -> String {
    var text = FigureText.fixed(value, decimals: 6)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }
}
