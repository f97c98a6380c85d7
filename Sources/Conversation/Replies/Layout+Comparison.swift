// Conversation › Layout+Comparison: products side by side, and a list beside what it would be.

import Explanation

extension Layout {
  // MARK: Side by side

  func lines(_ answer: ComparisonAnswer, attributes: [String], pick: String?, wantsVerdict: Bool = false)
    -> [StyledLine]
  {
    var out: [StyledLine] = []
    if let pick, let id = attributes.first {
      let verdict = wantsVerdict ? verdict(answer, id, isLeast: pick == "min") : nil
      out += verdict ?? [picked(answer, id, isLeast: pick == "min")]
      out.append(StyledLine())
    }
    let rows = answer.rows
    let label = min(14, max(4, rows.map { DisplayWidth.of($0.label) }.max() ?? 0))
    // As many columns as fit side by side; the rest stand below.
    let least = 16
    let columns = max(1, min(answer.items.count, (width - label - 2) / (least + 2)))
    let cell = min(28, (width - label - 2) / columns - 2)
    for start in stride(from: 0, to: answer.items.count, by: columns) {
      let part = Array(start..<min(start + columns, answer.items.count))
      if start > 0 { out.append(StyledLine()) }
      out += heads(part.map { name(answer.titles[$0]) }, label, cell)
      for row in rows {
        var spans = [Span(DisplayWidth.fitted(row.label, to: label), .dim)]
        for place in part {
          let text = DisplayWidth.fitted(row.values[place] ?? "–", to: cell)
          spans.append(Span("  " + text, row.isSame ? .dim : .plain))
        }
        out.append(StyledLine(spans))
      }
    }
    return out
  }

  /// The titles above their columns, over as many lines as they need.
  private func heads(_ titles: [String], _ label: Int, _ cell: Int) -> [StyledLine] {
    let wrapped = titles.map { DisplayWidth.wrapped($0, to: cell) }
    return (0..<(wrapped.map(\.count).max() ?? 0)).map { line in
      StyledLine(
        [Span(String(repeating: " ", count: label))]
          + wrapped.map {
            Span("  " + DisplayWidth.fitted(line < $0.count ? $0[line] : "", to: cell), .strong)
          })
    }
  }

  /// Whether the first has more of something than the second, or less, with both values and what lies between them.
  private func verdict(_ answer: ComparisonAnswer, _ id: String, isLeast: Bool) -> [StyledLine]? {
    guard let row = answer.rows.first(where: { $0.id == id }), row.numbers.count == 2,
      let first = row.numbers[0], let second = row.numbers[1], let a = row.values[0], let b = row.values[1]
    else { return nil }
    let word =
      first == second
      ? say("No, they are level", "不，一样")
      : (first < second) == isLeast ? say("Yes", "是的") : say("No", "不是")
    let (x, y) = (name(answer.titles[0]), name(answer.titles[1]))
    var text = word + say(" – \(row.label): \(x) \(a), \(y) \(b)", "，\(row.label)：\(x) \(a)，\(y) \(b)")
    if first != second, let between = Self.between(first, second, as: a) {
      text += say("; \(between) between them", "，相差 \(between)")
    }
    return wrapped(text + say(".", "。"), .strong)
  }

  /// The difference of two numbers, written like one of them: `€14.50`, `160 g`.
  private static func between(_ first: Double, _ second: Double, as text: String) -> String? {
    guard let start = text.firstIndex(where: \.isNumber), let end = text.lastIndex(where: \.isNumber) else {
      return nil
    }
    let number = text[start...end]
    let figure =
      number.contains(".") ? Decimals.two(abs(first - second)) : Chips.plain(abs(first - second))
    return text[..<start] + figure + text[text.index(after: end)...]
  }

  private func picked(_ answer: ComparisonAnswer, _ id: String, isLeast: Bool) -> StyledLine {
    guard let row = answer.rows.first(where: { $0.id == id }) else {
      return StyledLine(say("Nothing is known of that for these items.", "这些商品没有这方面的信息。"))
    }
    guard let best = row.best(isLeast: isLeast) else {
      let known = row.numbers.compactMap(\.self).count
      return StyledLine(
        known > 1
          ? say(
            "They are level: \(row.label) \(row.values.compactMap(\.self).first ?? "").",
            "一样：\(row.label) \(row.values.compactMap(\.self).first ?? "")。")
          : say("\(row.label) is not known of enough of them.", "\(row.label)的信息不够比较。"))
    }
    let title = name(answer.titles[best])
    let value = row.values[best] ?? ""
    return StyledLine([
      Span(title, .strong), Span(say(": \(row.label) \(value).", "：\(row.label) \(value)。")),
    ])
  }

  // MARK: What if

  func lines(_ answer: OutcomeAnswer) -> [StyledLine] {
    let head = say("If \(answer.supposed):", "如果\(answer.supposed)：")
    let note = StyledLine("  " + say("Only supposed; nothing is written.", "只是假设，没有写入任何东西。"), .dim)
    guard !answer.rows.isEmpty else {
      return wrapped(head, .strong) + wrapped(say("Nothing would fit.", "没有符合的商品。"), indent: 2) + [note]
    }
    if answer.isSame {
      return wrapped(head, .strong) + wrapped(say("The list would stay the same.", "列表不会变。"), indent: 2) + [
        note
      ]
    }
    var out = wrapped(head, .strong) + [StyledLine()]
    for row in answer.rows {
      let place = DisplayWidth.fitted(row.after.map { "\($0)" } ?? "–", to: 3, alignRight: true)
      let title = DisplayWidth.truncated(name(row.title), to: width - 30)
      out.append(
        ends(
          [
            Span(place + "  ", .hint), Span(DisplayWidth.fitted(move(row), to: 5), .arrow),
            Span(title, row.after == nil ? .dim : .strong), Span(elsewhere(row), .dim),
          ], row.price))
    }
    return out + [StyledLine(), note]
  }

  private func move(_ row: OutcomeRow) -> String {
    guard let rise = row.rise else {
      return row.after == nil ? say("gone", "退出") : say("new", "新")
    }
    return rise > 0 ? "▲\(rise)" : rise < 0 ? "▼\(-rise)" : "="
  }

  private func elsewhere(_ row: OutcomeRow) -> String {
    guard row.rise == nil, let place = row.elsewhere else { return "" }
    return row.after == nil
      ? say("  now #\(place)", "  降到第 \(place)") : say("  was #\(place)", "  原来第 \(place)")
  }
}
