// Conversation › Layout: a reply as lines for a terminal of a given width.

import Catalogue
import Explanation
import GraphRules

/// Lays replies out.
///
/// Pure: the same reply and width give the same lines.
package struct Layout: Sendable {
  /// Cells a line, at least 40.
  package let width: Int
  /// `en` or `zh`.
  package let language: String
  /// Whether colours are drawn as blocks; else their words stand in their place.
  package let drawsColour: Bool

  package init(width: Int, language: String, drawsColour: Bool = false) {
    self.width = max(40, width)
    self.language = language
    self.drawsColour = drawsColour
  }

  /// The reply of an exchange, with what was read differently before it and the short form after it.
  package func lines(_ exchange: Exchange) -> [StyledLine] {
    var out: [StyledLine] = []
    if !exchange.turn.repairs.isEmpty {
      out.append(
        StyledLine("(" + say("read ", "读作 ") + exchange.turn.repairs.joined(separator: "; ") + ")", .dim))
    }
    if !exchange.turn.unused.isEmpty {
      out.append(
        StyledLine(
          say("(not used: ", "（没有用上：") + exchange.turn.unused.joined(separator: say("; ", "；"))
            + say(")", "）"), .dim))
    }
    out += lines(exchange.reply)
    if let form = exchange.slashForm { out.append(StyledLine([Span("  "), Span(form, .dim)])) }
    return out
  }

  package func lines(_ reply: Reply) -> [StyledLine] {
    switch reply {
    case .list(let list): lines(list)
    case .explanation(let explanation): lines(explanation)
    case .evidence(let evidence): lines(evidence)
    case .why(let why): lines(why)
    case .fact(let fact): lines(fact)
    case .state(let state): lines(state)
    case .question(let question, _): lines(question)
    case .message(let message): wrapped(message.text)
    case .notice(let notice):
      notice.lines.prefix(1).flatMap { wrapped($0) }
        + notice.lines.dropFirst().flatMap { wrapped($0, .dim, indent: 2) }
    case .help(let help): lines(help)
    case .failure(let failure): lines(failure)
    }
  }

  /// The lines as plain text.
  package func text(_ reply: Reply) -> String {
    lines(reply).map(\.plain).joined(separator: "\n")
  }

  func say(_ english: String, _ chinese: String) -> String { Say.in(language, english, chinese) }

  func wrapped(_ text: String, _ role: Role = .plain, indent: Int = 0) -> [StyledLine] {
    DisplayWidth.wrapped(text, to: width - indent).map {
      StyledLine([Span(String(repeating: " ", count: indent)), Span($0, role)])
    }
  }

  /// Two texts at the two ends of a line; the left one gives way.
  func ends(_ left: [Span], _ right: String) -> StyledLine {
    var line = StyledLine(left)
    let space = width - line.width - DisplayWidth.of(right)
    if space >= 2 {
      line.spans += [Span(String(repeating: " ", count: space)), Span(right, .dim)]
    }
    return line
  }

  // MARK: Small replies

  private func lines(_ question: Question) -> [StyledLine] {
    var out = question.text.split(separator: "\n").flatMap { wrapped(String($0), .strong) }
    for (at, option) in question.options.enumerated() {
      out.append(
        StyledLine([Span("  \(at + 1)  ", .hint), Span(DisplayWidth.truncated(option.label, to: width - 5))]))
    }
    return out
  }

  private func lines(_ failure: Failure) -> [StyledLine] {
    var out = failure.message.split(separator: "\n").flatMap { wrapped(String($0), .error) }
    if !failure.examples.isEmpty {
      out.append(
        StyledLine(failure.examples.count == 1 ? say("Try:", "试试：") : say("Try one of these:", "可以试试："), .dim)
      )
      out += failure.examples.flatMap { wrapped($0, .hint, indent: 2) }
    }
    if let question = failure.question { out += lines(question) }
    return out
  }

  private func lines(_ state: StateReply) -> [StyledLine] {
    var out: [StyledLine] = []
    if let card = state.customer {
      out.append(header(card))
    } else {
      out.append(StyledLine(say("No customer is loaded.", "没有载入顾客。")))
    }
    if state.cleared {
      out.append(
        StyledLine(say("The chips and lists of the customer before are cleared.", "上一位顾客的条件和列表已清除。"), .dim))
    }
    if !state.chips.isEmpty { out.append(StyledLine(chips(state.chips))) }
    return out
  }

  private func lines(_ evidence: EvidenceReply) -> [StyledLine] {
    guard !evidence.sources.isEmpty else {
      return wrapped(say("No purchase stands behind this list.", "这个列表背后没有购买记录。"))
    }
    var out = [
      StyledLine(say("What weighs most over the whole list", "整个列表中最重要的依据"), .heading), StyledLine(),
    ]
    let most = evidence.sources[0].amount
    for source in evidence.sources {
      out.append(
        StyledLine([
          Span("  " + Figures.two(source.amount) + "  "),
          Span(DisplayWidth.fitted(source.label, to: min(36, width - 34)) + "  ", .strong),
          Span(Figures.bar(source.amount, of: most, cells: 20), .bar),
        ]))
    }
    return out
  }

  // MARK: Heads

  func header(_ card: CustomerCard) -> StyledLine {
    var parts = [card.id, say("\(card.orders) order\(card.orders == 1 ? "" : "s")", "\(card.orders) 个订单")]
    if let days = card.daysSinceLastOrder {
      parts.append(
        days == 0
          ? say("last today", "最近一次今天")
          : say("last \(days) day\(days == 1 ? "" : "s") ago", "最近一次 \(days) 天前"))
    }
    let name = card.name.isEmpty ? card.id : card.name
    return StyledLine([
      Span(say("For ", "为 ")), Span(name, .strong), Span(" · " + parts.joined(separator: " · "), .dim),
    ])
  }

  func chips(_ labels: [String]) -> [Span] {
    labels.enumerated().flatMap { at, label in (at == 0 ? [] : [Span(" ")]) + [Span("[\(label)]", .chip)] }
  }
}

/// Figures as text.
package enum Figures {
  package static func two(_ value: Double) -> String { Decimals.two(value) }

  /// Four significant digits.
  package static func significant(_ value: Double) -> String { Decimals.significant(value) }

  /// A bar in eighths of a cell.
  static func bar(_ value: Double, of most: Double, cells: Int) -> String {
    guard most > 0, value > 0 else { return "" }
    let eighths = max(1, Int((value / most * Double(cells * 8)).rounded()))
    let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + partial[eighths % 8]
  }
}
