// Conversation › Layout+Explanation: why an item is there: bars, drawn paths, what is left and what speaks against.

import Catalogue
import Explanation

extension Layout {
  func lines(_ reply: ExplanationReply) -> [StyledLine] {
    let tree = reply.explained.tree
    if let words = reply.phrased {
      return wrapped(words, indent: 2)
        + wrapped(say("worded by a language model", "由语言模型措辞"), .dim, indent: 2)
    }
    if reply.isForCustomer { return forCustomer(tree) }
    var out = [head(reply)]
    if let ground = reply.ground {
      out += wrapped(say("In the list because: \(ground).", "在列表里是因为：\(ground)。"), indent: 2)
    }
    out.append(StyledLine())
    if reply.view == "confidence" { return out + confidence(reply) }
    if reply.view == "paths", !tree.threads.isEmpty { return out + threads(tree) + against(tree) }
    if reply.view != "paths", reply.view != "evidence" { out += bars(tree) }
    // Less than half a hundredth would read as 0.00; such reasons are only counted.
    let all = (tree.shown + tree.rest).sorted { $0.amount > $1.amount }
    let reasons = reply.view == "full" ? all.filter { $0.amount >= 0.005 } : tree.shown
    out += reasons.flatMap { path($0) }
    var coverage = tree.coverage
    if reply.view == "full" {
      let sum = reasons.reduce(0) { $0 + $1.amount }
      let share = percent(tree.score > 0 ? sum / tree.score : 1)
      let others = all.count - reasons.count
      let rest = Decimals.two(tree.score - sum)
      coverage =
        say("these cover \(share) of the score", "以上占得分的 \(share)")
        + (others > 0
          ? say(
            " · \(others) crumb\(others == 1 ? "" : "s"), \(rest) together", " · 另有 \(others) 个零头，共 \(rest)")
          : "")
    }
    out.append(StyledLine([Span("         "), Span(coverage, .dim)]))
    out += against(tree)
    if reply.view != "paths", reply.view != "evidence", let change = reply.change, change.deeds != nil {
      out += [StyledLine()] + wrapped(sentence(change), indent: 2)
    }
    return out
  }

  /// What speaks against, with its heaviest reason.
  private func against(_ tree: ReasonTree) -> [StyledLine] {
    let lines = [tree.objection].compactMap(\.self) + tree.notes
    return lines.isEmpty ? [] : [StyledLine()] + lines.flatMap { wrapped($0, indent: 2) }
  }

  /// The heaviest single paths, each with the product that its amount is.
  private func threads(_ tree: ReasonTree) -> [StyledLine] {
    tree.threads.filter { $0.amount >= 0.005 }.flatMap { thread in
      // The scale holds all that is no edge: strength and age of the event, the weight of the walk, degrees.
      let factors = ([thread.scale] + thread.steps.compactMap(\.weight)).map(Decimals.significant)
      return path(thread.amount, thread.start, thread.steps, short: "")
        + [
          StyledLine([
            Span("         "), Span("= " + factors.joined(separator: " · "), .dim),
          ])
        ]
    }
  }

  private func head(_ reply: ExplanationReply) -> StyledLine {
    let item = reply.explained.listed
    let title = item.title.split(separator: ",").first.map(String.init) ?? item.title
    let score = Figures.two(reply.explained.tree.score)
    let whom = reply.customer.map { say(" for ", "，推荐给 ") + ($0.name.isEmpty ? $0.id : $0.name) } ?? ""
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
    path(reason.amount, reason.start, reason.steps, short: reason.short)
  }

  private func path(_ amount: Double, _ start: String, _ steps: [DrawnStep], short: String) -> [StyledLine] {
    let amount = "  " + DisplayWidth.fitted(Figures.two(amount), to: 5, alignRight: true) + "  "
    guard !steps.isEmpty else {
      return DisplayWidth.wrapped(short, to: width - 9).enumerated().map {
        StyledLine([Span($0 == 0 ? amount : "         "), Span($1)])
      }
    }
    var lines = [StyledLine([Span(amount), Span(start, .strong)])]
    for (at, step) in steps.enumerated() {
      // A colour on the way is drawn on the arrow: ──colour ██──▶ Ridge 45.
      if step.swatch != nil, at + 1 < steps.count { continue }
      let colour = at > 0 && steps[at - 1].swatch != nil ? steps[at - 1] : nil
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
      spans.append(Span(" "))
      // Not every eye tells colours apart: the word stands beside the patch.
      if drawsColour { spans += [Span("██", role), Span(" ")] }
      spans.append(Span(colour.node))
    }
    spans.append(Span(pointsBack ? "──" : "──▶", .arrow))
    return spans
  }

  private func forCustomer(_ tree: ReasonTree) -> [StyledLine] {
    let sentences = tree.sentencesForCustomer
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

  private func percent(_ share: Double) -> String { Decimals.percent(share) }
}
