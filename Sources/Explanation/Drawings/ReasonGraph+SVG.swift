// Explanation › ReasonGraph+SVG: the drawing for eyes: four columns, and ribbons as wide as what they carry.

import KnowledgeGraph

extension ReasonGraph {
  /// A picture that stands alone: no script, no font of its own, light and dark by the reader's setting.
  package var svg: String { RibbonDrawing(self).svg }
}

/// Places the boxes, then the ribbons between them.
private struct RibbonDrawing {
  private struct Box {
    let x, y, width, height: Double
    var middle: Double { y + height / 2 }
  }
  private let graph: ReasonGraph
  private var boxes: [Box] = []
  private var height = 0.0
  /// Pixels for an amount of 1.
  private var scale = 0.0

  private static let width = 1040.0
  private static let margin = 16.0
  private static let gap = 14.0
  /// The whole score is about as high as this.
  private static let scoreHeight = 210.0
  private static let thinnest = 1.5

  init(_ graph: ReasonGraph) {
    self.graph = graph
    let total = graph.edges.filter { graph.nodes[$0.to].kind == .product }.reduce(0) { $0 + abs($1.amount) }
    scale = total > 0 ? Self.scoreHeight / total : 0
    let heights = graph.nodes.indices.map(boxHeight)
    let columns = ReasonGraph.Kind.allCases.map { kind in
      graph.nodes.indices.filter { graph.nodes[$0].kind == kind }
    }
    let tallest = columns.map { $0.reduce(-Self.gap) { $0 + heights[$1] + Self.gap } }
    height = (tallest.max() ?? 0) + 2 * Self.margin
    boxes = graph.nodes.map { _ in Box(x: 0, y: 0, width: 0, height: 0) }
    for (column, own) in zip(columns, tallest) {
      var y = (height - own) / 2
      for node in column {
        let (x, width) = place(of: graph.nodes[node].kind)
        boxes[node] = Box(x: x, y: y, width: width, height: heights[node])
        y += heights[node] + Self.gap
      }
    }
  }

  private func place(of kind: ReasonGraph.Kind) -> (x: Double, width: Double) {
    switch kind {
    case .customer: (Self.margin, 104)
    case .own: (184, 196)
    case .shared: (468, 284)
    case .product: (Self.width - Self.margin - 200, 200)
    }
  }

  private func boxHeight(_ node: Int) -> Double {
    let least: Double =
      switch graph.nodes[node].kind {
      case .customer: 44
      case .own: 46
      case .shared: graph.nodes[node].detail.isEmpty ? 40 : 28 + 15 * Double(detailLines(node).count) + 8
      case .product: 84
      }
    let inward = graph.edges.filter { $0.to == node }.reduce(0) { $0 + thickness($1) }
    let outward = graph.edges.filter { $0.from == node }.reduce(0) { $0 + thickness($1) }
    return max(least, max(inward, outward) + 8)
  }

  private func thickness(_ edge: ReasonGraph.Edge) -> Double {
    max(Self.thinnest, abs(edge.amount) * scale)
  }

  var svg: String {
    let footer = footerLines
    let whole = height + Double(footer.count) * 18 + (footer.isEmpty ? 0 : 10)
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Self.n(Self.width)) \(Self.n(whole))\" "
        + "width=\"\(Self.n(Self.width))\" height=\"\(Self.n(whole))\" role=\"img\" font-family=\"system-ui, "
        + "-apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', sans-serif\">",
      "<title>\(Markup.escaped(heading))</title>", "<style>\(Self.style)</style>",
      "<rect class=\"paper\" width=\"100%\" height=\"100%\" rx=\"12\"/>",
    ]
    lines += ribbons
    lines += graph.nodes.indices.flatMap(box)
    for (place, line) in footer.enumerated() {
      lines.append(
        Self.text(line, x: Self.margin, y: height + 6 + Double(place) * 18, "foot", room: Self.width - 32))
    }
    return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  private var heading: String {
    "\(graph.tree.customer) → \(graph.tree.product): \(Decimals.two(graph.tree.score))"
  }

  private var footerLines: [String] { [graph.tree.coverage] + [graph.tree.objection].compactMap(\.self) }

  // MARK: Ribbons

  /// Ribbons leave and enter a box one below the other, in the order of the boxes at their other end.
  private var ribbons: [String] {
    var starts = [Double](repeating: 0, count: graph.edges.count)
    var ends = starts
    for node in graph.nodes.indices {
      let outward = graph.edges.indices.filter { graph.edges[$0].from == node }
        .sorted { boxes[graph.edges[$0].to].y < boxes[graph.edges[$1].to].y }
      let inward = graph.edges.indices.filter { graph.edges[$0].to == node }
        .sorted { boxes[graph.edges[$0].from].y < boxes[graph.edges[$1].from].y }
      for (side, edges) in [outward, inward].enumerated() {
        let all = edges.reduce(0) { $0 + thickness(graph.edges[$1]) }
        var y = boxes[node].middle - all / 2
        for edge in edges {
          let width = thickness(graph.edges[edge])
          if side == 0 { starts[edge] = y + width / 2 } else { ends[edge] = y + width / 2 }
          y += width
        }
      }
    }
    return graph.edges.indices.map { place in
      let edge = graph.edges[place]
      let (from, to) = (boxes[edge.from], boxes[edge.to])
      let (x, end) = (from.x + from.width, to.x)
      let bend = (end - x) / 2
      let d =
        "M\(Self.n(x)) \(Self.n(starts[place])) C\(Self.n(x + bend)) \(Self.n(starts[place])) "
        + "\(Self.n(end - bend)) \(Self.n(ends[place])) \(Self.n(end)) \(Self.n(ends[place]))"
      let hue = edge.reason.map { "r\($0)" } ?? "plain"
      let names = "\(graph.nodes[edge.from].label) → \(graph.nodes[edge.to].label)"
      let title = Markup.escaped("\(names): \(Decimals.two(edge.amount))")
      return "<path class=\"ribbon \(hue)\(edge.amount < 0 ? " against" : "")\" d=\"\(d)\" "
        + "stroke-width=\"\(Self.n(thickness(edge)))\"><title>\(title)</title></path>"
    }
  }

  // MARK: Boxes

  private func box(_ place: Int) -> [String] {
    let node = graph.nodes[place]
    let box = boxes[place]
    let hue = node.reason.map { " r\($0)" } ?? ""
    var lines = [
      "<g class=\"\(node.kind.rawValue)\(hue)\"><title>\(Markup.escaped(node.label))</title>",
      "<rect class=\"card\" x=\"\(Self.n(box.x))\" y=\"\(Self.n(box.y))\" width=\"\(Self.n(box.width))\" "
        + "height=\"\(Self.n(box.height))\" rx=\"9\"/>",
    ]
    let left = box.x + 13
    let room = box.width - 26
    switch node.kind {
    case .customer:
      lines.append(Self.text(node.label, x: left, y: box.middle + 5, "name", room: room))
    case .own:
      let hasDetail = !node.detail.isEmpty
      lines.append(Self.text(node.label, x: left, y: box.middle + (hasDetail ? -3 : 5), "name", room: room))
      if hasDetail { lines.append(Self.text(node.detail, x: left, y: box.middle + 14, "detail", room: room)) }
    case .shared: lines += shared(place)
    case .product:
      let words = Self.wrapped(node.label, room: room, size: 15, lines: 3)
      var y = box.middle - Double(words.count) * 9
      for line in words {
        lines.append(Self.text(line, x: left, y: y + 6, "title", room: room + 20))
        y += 19
      }
      lines.append(Self.text(Decimals.two(node.amount), x: left, y: y + 14, "score", room: room))
    }
    return lines + ["</g>"]
  }

  private func shared(_ place: Int) -> [String] {
    let node = graph.nodes[place]
    let box = boxes[place]
    let detail = detailLines(place)
    var x = box.x + 15
    var lines: [String] = []
    let top = box.middle - (20 + 15 * Double(detail.count)) / 2
    if node.reason != nil {
      lines.append(
        "<rect class=\"stripe\" x=\"\(Self.n(box.x))\" y=\"\(Self.n(box.y + 9))\" width=\"4\" "
          + "height=\"\(Self.n(box.height - 18))\" rx=\"2\"/>")
    }
    for rgb in node.swatches.prefix(3) {
      lines.append(
        "<rect class=\"swatch\" x=\"\(Self.n(x))\" y=\"\(Self.n(top + 3))\" width=\"13\" height=\"13\" rx=\"3.5\" "
          + "fill=\"\(Markup.hex(rgb))\"/>")
      x += 19
    }
    let amount = Decimals.two(node.amount)
    lines.append(Self.text(node.label, x: x, y: top + 14, "name", room: box.x + box.width - 62 - x))
    lines.append(
      "<text class=\"amount\" x=\"\(Self.n(box.x + box.width - 13))\" y=\"\(Self.n(top + 14))\">\(amount)</text>"
    )
    for (row, line) in detail.enumerated() {
      lines.append(
        Self.text(line, x: box.x + 15, y: top + 31 + 15 * Double(row), "detail", room: box.width - 24))
    }
    return lines
  }

  private func detailLines(_ node: Int) -> [String] {
    let detail = graph.nodes[node].detail
    guard graph.nodes[node].kind == .shared, !detail.isEmpty else { return [] }
    return Self.wrapped(detail, room: place(of: .shared).width - 30, size: 12, lines: 2)
  }

  // MARK: Text

  private static func text(_ text: String, x: Double, y: Double, _ role: String, room: Double) -> String {
    let size: Double = role == "title" ? 15 : role == "score" ? 20 : role == "name" ? 13.5 : 12
    let cut = fitted(text, room: room, size: size)
    return "<text class=\"\(role)\" x=\"\(n(x))\" y=\"\(n(y))\">\(Markup.escaped(cut))</text>"
  }

  /// About how wide a text is; fonts differ, so boxes leave some room.
  private static func length(_ text: some StringProtocol, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { sum, scalar in
      let share =
        scalar.value >= 0x2E80
        ? 1.0
        : "ijltfrI.,:;'|!()[] ".unicodeScalars.contains(scalar)
          ? 0.33
          : "mwMW@%—".unicodeScalars.contains(scalar) ? 0.86 : scalar.properties.isUppercase ? 0.67 : 0.56
      return sum + share * size * 1.08
    }
  }

  private static func fitted(_ text: String, room: Double, size: Double) -> String {
    guard length(text, size: size) > room else { return text }
    var cut = text[...]
    while !cut.isEmpty, length(cut, size: size) > room - size * 0.9 { cut.removeLast() }
    while cut.last == " " { cut.removeLast() }
    return cut + "…"
  }

  /// Breaks at spaces, or anywhere in Chinese; what does not fit the last line is cut there.
  private static func wrapped(_ text: String, room: Double, size: Double, lines: Int) -> [String] {
    var out: [String] = []
    var rest = text[...]
    while !rest.isEmpty, out.count < lines - 1, length(rest, size: size) > room {
      var end = rest.startIndex
      var space: Substring.Index?
      while end < rest.endIndex, length(rest[...end], size: size) <= room {
        if rest[end] == " " || rest[end].unicodeScalars.first.map({ $0.value >= 0x2E80 }) == true {
          space = end
        }
        end = rest.index(after: end)
      }
      let cut = space.map { rest[$0] == " " ? $0 : rest.index(after: $0) } ?? end
      guard cut > rest.startIndex else { break }
      out.append(String(rest[..<cut]))
      rest = rest[cut...].drop { $0 == " " }
    }
    if !rest.isEmpty { out.append(fitted(String(rest), room: room, size: size)) }
    return out
  }

  /// A coordinate with one decimal.
  private static func n(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0
      ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  private static let style = """
    svg{--paper:#fbfaf7;--card:#fff;--line:#d9d5cb;--ink:#22262a;--soft:#6a7077;--plain:#9aa3a9;--r0:#0f7b76;\
    --r1:#c25e2c;--r2:#5a62b8;--r3:#8a6d1f}\
    @media (prefers-color-scheme:dark){svg{--paper:#16191b;--card:#212528;--line:#3a4045;--ink:#eceff0;\
    --soft:#a3abb1;--plain:#747d84;--r0:#45b8b0;--r1:#ea9061;--r2:#9aa1ee;--r3:#d3b45c}}\
    .paper{fill:var(--paper)}.card{fill:var(--card);stroke:var(--line)}.name{font-size:13.5px;font-weight:600}\
    .title{font-size:15px;font-weight:650}.score{font-size:20px;font-weight:700}.detail,.foot{font-size:12px}\
    text{fill:var(--ink)}.detail,.foot{fill:var(--soft)}.amount{font-size:13.5px;font-weight:600;text-anchor:end;\
    font-variant-numeric:tabular-nums}.ribbon{fill:none;opacity:.42}.ribbon:hover{opacity:.8}.plain{stroke:var(--plain)}\
    .swatch{stroke:var(--line)}.against{stroke-dasharray:5 4}\
    .ribbon.r0{stroke:var(--r0)}.ribbon.r1{stroke:var(--r1)}.ribbon.r2{stroke:var(--r2)}.ribbon.r3{stroke:var(--r3)}\
    .r0 .stripe{fill:var(--r0)}.r1 .stripe{fill:var(--r1)}.r2 .stripe{fill:var(--r2)}.r3 .stripe{fill:var(--r3)}\
    .r0 .amount{fill:var(--r0)}.r1 .amount{fill:var(--r1)}.r2 .amount{fill:var(--r2)}.r3 .amount{fill:var(--r3)}
    """
}
