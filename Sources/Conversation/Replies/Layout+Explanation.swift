// Conversation › Layout+Explanation: why an item is there: bars, drawn paths, what is left and what speaks against.

import Catalogue
import Explanation

extension Layout {
  func lines(_ reply: ExplanationReply) -> [StyledLine] {
    let tree = reply.explained.tree
    if reply.isForCustomer { return forCustomer(tree) }
    var out = [head(reply), StyledLine()]
    if reply.view == "confidence" { return out + confidence(reply) }
    if reply.view != "paths", reply.view != "evidence" { out += bars(tree) }
    // Less than half a hundredth would read as 0.00; such reasons are only counted.
    let all = (tree.shown + tree.rest).sorted { $0.amount > $1.amount }
    let reasons = reply.view == "full" ? all.filter { $0.amount >= 0.005 } : tree.shown
    out += reasons.flatMap { path($0) }
    let sum = reasons.reduce(0) { $0 + $1.amount }
    let rest = all.reduce(0) { $0 + $1.amount } - sum
    let others = all.count - reasons.count
    let share = reply.view == "full" && sum + rest > 0 ? sum / (sum + rest) : tree.covered
    let covered = say("these cover \(percent(share)) of the score", "以上占得分的 \(percent(share))")
    let smaller = say(
      "\(others) smaller reason\(others == 1 ? "" : "s"), \(Figures.two(rest)) together",
      "另有 \(others) 个较小的理由，共 \(Figures.two(rest))")
    out.append(StyledLine([Span("         "), Span(others > 0 ? covered + " · " + smaller : covered, .dim)]))
    // Less than half a hundredth would read as 0.00.
    if tree.against <= -0.005 {
      out +=
        [StyledLine()]
        + wrapped(
          say("Against it: \(Figures.two(tree.against)).", "不利因素：\(Figures.two(tree.against))。"), indent: 2)
    }
    if reply.view != "paths", reply.view != "evidence", let change = reply.change, change.deeds != nil {
      out += [StyledLine()] + wrapped(sentence(change), indent: 2)
    }
    return out
  }

  private func head(_ reply: ExplanationReply) -> StyledLine {
    let item = reply.explained.listed
    let title = item.title.split(separator: ",").first.map(String.init) ?? item.title
    let score = Figures.two(reply.explained.tree.score)
    let whom = reply.customer.map { say(" for ", "，推荐给 ") + $0.name } ?? ""
    let right = [reply.rank.map { "#\($0)" }, item.price?.label].compactMap { $0 }.joined(separator: " · ")
    let room = width - DisplayWidth.of(" · \(score)\(whom)") - DisplayWidth.of(right) - 2
    return ends([Span(DisplayWidth.truncated(title, to: room), .strong), Span(" · \(score)\(whom)")], right)
  }

  private func bars(_ tree: ReasonTree) -> [StyledLine] {
    guard let most = tree.channels.map({ abs($0.amount) }).max(), most > 0 else { return [] }
    let label = min(16, tree.channels.map { DisplayWidth.of($0.label) }.max() ?? 0)
    let cells = min(30, width - label - 14)
    return tree.channels.map { share in
      StyledLine([
        Span("  " + DisplayWidth.fitted(share.label, to: label) + "  "),
        Span(DisplayWidth.fitted(Figures.two(share.amount), to: 5, alignRight: true) + "  "),
        Span(Figures.bar(share.amount, of: most, cells: cells), .bar),
      ])
    } + [StyledLine()]
  }

  /// `0.17  Anna ──bought──▶ Rain Shell ──colour ██──▶ Ridge 45`, broken before an arrow where it is too long.
  private func path(_ reason: Reason) -> [StyledLine] {
    let amount = "  " + DisplayWidth.fitted(Figures.two(reason.amount), to: 5, alignRight: true) + "  "
    guard !reason.steps.isEmpty else {
      return DisplayWidth.wrapped(reason.short, to: width - 9).enumerated().map {
        StyledLine([Span($0 == 0 ? amount : "         "), Span($1)])
      }
    }
    var lines = [StyledLine([Span(amount), Span(reason.start, .strong)])]
    for (at, step) in reason.steps.enumerated() {
      // A colour on the way is drawn on the arrow: ──colour ██──▶ Ridge 45.
      if step.swatch != nil, at + 1 < reason.steps.count { continue }
      let colour = at > 0 && reason.steps[at - 1].swatch != nil ? reason.steps[at - 1] : nil
      let spans =
        arrow(step, through: colour) + [
          Span(" " + DisplayWidth.truncated(step.node, to: max(12, width - 40)), .strong)
        ]
      let needed = spans.reduce(0) { $0 + DisplayWidth.of($1.text) }
      if lines[lines.count - 1].width + needed > width { lines.append(StyledLine([Span("         ")])) }
      lines[lines.count - 1].spans += spans
    }
    return lines
  }

  private func arrow(_ step: DrawnStep, through colour: DrawnStep?) -> [Span] {
    let pointsBack = step.isInverse && colour == nil
    var spans = [Span(pointsBack ? " ◀──" : " ──", .arrow), Span(colour?.relation ?? step.relation, .dim)]
    if let colour, let rgb = colour.swatch {
      let red = UInt8(truncatingIfNeeded: rgb >> 16)
      let green = UInt8(truncatingIfNeeded: rgb >> 8)
      let role = Role.swatch(red: red, green: green, blue: UInt8(truncatingIfNeeded: rgb))
      spans += [Span(" "), Span(drawsColour ? "██" : colour.node, role)]
    }
    spans.append(Span(pointsBack ? "──" : "──▶", .arrow))
    return spans
  }

  private func forCustomer(_ tree: ReasonTree) -> [StyledLine] {
    let sentences = tree.shown.prefix(2).map(\.sentence).filter { !$0.isEmpty }
    guard !sentences.isEmpty else {
      return wrapped(say("It fits what you asked for.", "它符合您的要求。"), indent: 2)
    }
    return wrapped(sentences.joined(separator: language == "zh" ? "" : " "), indent: 2)
  }

  /// How sure the score is: what it rests on, and how much of it is explained.
  private func confidence(_ reply: ExplanationReply) -> [StyledLine] {
    let tree = reply.explained.tree
    let reasons = tree.shown.count + tree.rest.count
    let orders = reply.customer?.orders ?? 0
    let isSure = tree.covered >= 0.6 && orders >= 5
    let level =
      isSure ? say("high", "高") : orders == 0 || tree.covered < 0.3 ? say("low", "低") : say("fair", "中等")
    let ground = say(
      "\(orders) order\(orders == 1 ? "" : "s"), \(reasons) reason\(reasons == 1 ? "" : "s"); those shown cover \(percent(tree.covered)) of the score.",
      "\(orders) 个订单，\(reasons) 个理由；显示的理由占得分的 \(percent(tree.covered))。")
    return wrapped(say("Sure: \(level). ", "把握：\(level)。") + ground, indent: 2)
  }

  private func percent(_ share: Double) -> String {
    share.isFinite ? "\(Int((share * 100).rounded())) %" : "–"
  }
}
