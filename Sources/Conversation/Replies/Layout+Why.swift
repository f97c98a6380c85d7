// Conversation › Layout+Why: what if, why not, why before: short enough to be read out on the phone.

import Explanation

extension Layout {
  func lines(_ reply: WhyReply) -> [StyledLine] {
    switch reply {
    case .change(let change): lines(change)
    case .absence(let absence): lines(absence)
    case .contrast(let contrast): lines(contrast)
    case .comparison(let comparison, let attributes, let pick, let wantsVerdict):
      lines(comparison, attributes: attributes, pick: pick, wantsVerdict: wantsVerdict)
    case .outcome(let outcome): lines(outcome)
    }
  }

  // MARK: What would change this

  private func lines(_ change: ChangeAnswer) -> [StyledLine] {
    let place = DisplayWidth.of(" · #\(change.rank)")
    var out = [
      ends(
        [
          Span(say("What would change this: ", "怎样会变："), .dim),
          Span(DisplayWidth.truncated(name(change.title), to: width - 20 - place), .strong),
        ], "#\(change.rank)"), StyledLine(),
    ]
    out += wrapped(sentence(change), indent: 2)
    guard !change.others.isEmpty else { return out }
    out += [StyledLine(), StyledLine("  " + say("It would also lose its place", "以下情况也会让它失去这个位置"), .dim)]
    for other in change.others {
      let rank = DisplayWidth.fitted("#\(other.rank)", to: 5, alignRight: true) + "  "
      let follows = other.successor.map { say(" → ", " → ") + name($0) } ?? ""
      for (at, line) in DisplayWidth.wrapped(words(other.matter) + follows, to: width - 9).enumerated() {
        out.append(StyledLine([Span("  " + (at == 0 ? rank : "       "), .hint), Span(line)]))
      }
    }
    return out
  }

  /// The fewest actions, and what would be without them, in words to read out.
  func sentence(_ change: ChangeAnswer) -> String {
    guard let deeds = change.deeds else {
      guard change.actions > 0 else {
        return say(
          "Nothing of the customer's own stands behind this list, so nothing that was done could change it.",
          "这个列表不依据顾客做过的事，所以没有什么可以改变它。")
      }
      return say(
        "It does not hang on single things that the customer did: it would keep its place without any of them.",
        "它的位置不取决于顾客做过的某件事：没有这些它也在这里。")
    }
    let then =
      change.places == 1
      ? say(
        "it would be #\(deeds.rank), and \(name(deeds.successor)) would come first.",
        "它会排第 \(deeds.rank)，第一会是\(quoted(deeds.successor))。")
      : say(
        "it would be #\(deeds.rank), out of the first \(change.places), and \(name(deeds.successor)) would come in.",
        "它会排第 \(deeds.rank)，不在前 \(change.places) 之内，换成\(quoted(deeds.successor))。")
    let things = Self.things(deeds.without)
    if things.count > Self.mostThings {
      let most = joined(things.prefix(Self.mostThings).map { say("the \($0.title)", quoted($0.title)) })
      return say(
        "It takes much to move it: without \(deeds.without.count) of the customer's \(change.actions) actions, most of all \(most), \(then)",
        "要改变它不容易：如果没有顾客 \(change.actions) 次行为中的 \(deeds.without.count) 次，主要是\(most)，\(then)")
    }
    let told = things.map { thing in
      let verbs = thing.verbs.joined(separator: say(", ", "、"))
      return say("the \(thing.title) (\(verbs))", "\(quoted(thing.title))（\(verbs)）")
    }
    return say("Without \(joined(told)), ", "如果没有\(joined(told))，") + then
  }

  /// What was done, by product, the heaviest first.
  private static func things(_ deeds: [ToldDeed]) -> [(title: String, verbs: [String], amount: Double)] {
    var things: [(title: String, verbs: [String], amount: Double)] = []
    for deed in deeds {
      if let place = things.firstIndex(where: { $0.title == deed.title }) {
        if !things[place].verbs.contains(deed.verb) { things[place].verbs.append(deed.verb) }
        things[place].amount += deed.amount
      } else {
        things.append((deed.title, [deed.verb], deed.amount))
      }
    }
    return things.enumerated().sorted { a, b in
      a.element.amount != b.element.amount ? a.element.amount > b.element.amount : a.offset < b.offset
    }.map(\.element)
  }

  private func joined(_ names: [String]) -> String {
    guard names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: say(", ", "、")) + say(" and ", "和") + names[names.count - 1]
  }

  private static let mostThings = 3

  private func words(_ matter: ChangeAnswer.Other.Matter) -> String {
    switch matter {
    case .brand(let brand, let count):
      say("without everything by \(brand) (\(count) actions)", "没有\(spaced(brand))的一切（\(count) 次）")
    case .category(let category, let count):
      say("without everything from \(category) (\(count) actions)", "没有\(spaced(category))类的一切（\(count) 次）")
    case .deeds(let verb, let count):
      say("without everything \(verb) (\(count) actions)", "不算“\(verb)”过的一切（\(count) 次）")
    case .attribute(_, let name): say("if it were not “\(name)”", "如果它不是“\(name)”")
    case .weight(let channel, let factor) where factor < 0.005:
      say("if “\(channel)” did not count", "如果不看“\(channel)”")
    case .weight(let channel, let factor) where factor < 1:
      say("if “\(channel)” counted less than \(share(factor))", "如果“\(channel)”只算不到 \(share(factor))")
    case .weight(let channel, let factor):
      say(
        "if “\(channel)” counted more than \(Figures.two(factor)) times as much",
        "如果“\(channel)”的分量超过 \(Figures.two(factor)) 倍")
    case .chip(let chip): say("without the wish [\(chip)]", "去掉条件 [\(chip)]")
    case .priceLimit(let amount): say("with a price limit from \(amount)", "价格上限放到 \(amount)")
    }
  }

  private func share(_ factor: Double) -> String { "\(Int((factor * 100).rounded())) %" }

  // MARK: Why not

  private func lines(_ absence: AbsenceAnswer) -> [StyledLine] {
    let title = name(absence.title)
    switch absence.gate {
    case .listed(let rank):
      return wrapped(
        say("\(title) is in the list: #\(rank).", "\(spaced(title, atStart: true))就在列表里：第 \(rank)。"))
    case .notOffered:
      return wrapped(say("The shop no longer offers \(title).", "商店已经不卖\(spaced(title))了。"))
    case .rule(let rule):
      return wrapped(
        say("A rule of the shop keeps \(title) out: \(rule).", "商店的规则 \(rule) 把\(spaced(title))排除了。"))
    case .chips(let chips, let together):
      let list = chips.map { "[\($0)]" }.joined(separator: " ")
      return wrapped(
        together
          ? say(
            "No variant of \(title) meets all of \(list) at once.",
            "\(spaced(title, atStart: true))没有一款同时符合 \(list)。")
          : say(
            "\(title) does not fit what was asked for: \(list).",
            "\(spaced(title, atStart: true))不符合要求：\(list)。"))
        + [
          StyledLine([
            Span("  "),
            Span(
              chips.count > 1 && !together
                ? say("Without these wishes it could be listed.", "去掉这些条件才可能看到它。")
                : say("Without that wish it could be listed.", "去掉这个条件才可能看到它。"), .dim),
          ])
        ]
    case .softWish:
      return wrapped(
        say(
          "\(title) is not on the wanted side of what you steered by.",
          "\(spaced(title, atStart: true))不符合刚才的调整方向。"))
    case .excluded:
      return wrapped(say("\(title) was left out by name.", "\(spaced(title, atStart: true))被指明不列出。"))
    case .outOfStock:
      return wrapped(say("\(title) is out of stock.", "\(spaced(title, atStart: true))缺货。"))
    case .had(let verb, let day):
      return wrapped(
        say(
          "The customer has \(title) already (\(verb)\(day.map { ", \($0)" } ?? "")).",
          "顾客已经有\(spaced(title))了（\(verb)\(day.map { "，\($0)" } ?? "")）。"))
    case .noEvidence(let gaps, let rank):
      let missing = gaps.map(words)
      return wrapped(
        say(
          "Nothing of the customer's own speaks for \(title); it is #\(rank).",
          "顾客做过的事里没有什么能说明\(spaced(title))合适；它排第 \(rank)。"))
        + missing.flatMap { wrapped("· " + $0, indent: 2) }
    case .outscored(let rank, let fitting, let last, let contrast, let additions):
      return outscored(absence, rank, fitting, last, contrast, additions)
    }
  }

  private func words(_ gap: AbsenceAnswer.Gap) -> String {
    switch gap {
    case .noHistory: say("there is no history to go by", "没有可以依据的历史")
    case .newerThanModel:
      say("it came after the last training, so nobody's choices tell of it", "它在上次训练之后才来，还没有别人的选择可参考")
    case .nobodyChose: say("nobody has chosen it yet", "还没有人选过它")
    case .noPicture: say("it has no picture", "它没有图片")
    case .noWords: say("its description says nothing that others say", "它的描述没有与其他商品相同的词")
    case .otherBrand: say("the customer has nothing of its brand", "顾客没有这个品牌的东西")
    case .otherCategory: say("the customer has nothing of its kind", "顾客没有这一类的东西")
    }
  }

  private func outscored(
    _ absence: AbsenceAnswer, _ rank: Int, _ fitting: Int, _ last: String, _ contrast: Contrast,
    _ additions: [AbsenceAnswer.Addition]
  ) -> [StyledLine] {
    let title = name(absence.title)
    let gap = Figures.two(contrast.difference)
    var out = wrapped(
      say(
        "\(title) is #\(rank) of \(fitting). It lacks \(gap) to \(name(last)), the last in the list of \(absence.places).",
        "\(spaced(title, atStart: true))在 \(fitting) 件里排第 \(rank)，比列表第 \(absence.places) 的\(quoted(last))少 \(gap)。"
      ))
    out.append(StyledLine())
    out += signed(contrast, [name(last), title], most: 4)
    let ways = additions.map { addition in
      let deeds = addition.deeds.map { deed in
        switch deed {
        case .like: say("liked it", "喜欢它")
        case .buy(let other): say("bought \(name(other))", "买了\(quoted(other))")
        }
      }.joined(separator: say(" and ", "，并且"))
      return say("if the customer \(deeds): #\(addition.rank)", "如果顾客\(deeds)：第 \(addition.rank)")
    }
    if !ways.isEmpty {
      out += [StyledLine(), StyledLine("  " + say("It would come in", "这样它就会进来"), .dim)]
      out += ways.flatMap { wrapped($0, indent: 4) }
    }
    return out
  }

  // MARK: Why before

  private func lines(_ answer: ContrastAnswer) -> [StyledLine] {
    let places = answer.ranks.map { $0.map { "#\($0) " } ?? "" }
    let titles = answer.titles.map(name)
    let scores = answer.contrast.scores.map(Figures.two)
    let difference = Figures.two(answer.contrast.difference)
    let head = say(
      "\(places[0])\(titles[0]) (\(scores[0])) is ahead of \(places[1])\(titles[1]) (\(scores[1])) by \(difference).",
      "\(places[0])\(titles[0])（\(scores[0])）比 \(places[1])\(titles[1])（\(scores[1])）高 \(difference)。")
    return wrapped(head) + [StyledLine()] + signed(answer.contrast, titles, most: 6)
  }

  /// The heaviest differences, signed, and the rest in one line; together they are the difference of the scores.
  private func signed(_ contrast: Contrast, _ titles: [String], most: Int) -> [StyledLine] {
    let shown = contrast.rows.prefix(most).filter { abs($0.difference) >= 0.005 }
    let largest = shown.map { abs($0.difference) }.max() ?? 0
    var out = shown.flatMap { row -> [StyledLine] in
      let amount = DisplayWidth.fitted(sign(row.difference), to: 6, alignRight: true)
      let bar = DisplayWidth.fitted(Figures.bar(abs(row.difference), of: largest, cells: 8), to: 9)
      let label =
        row.against.map { say("against \(titles[$0]): ", "不利于\(quoted(titles[$0]))：") + row.label }
        ?? row.label
      return DisplayWidth.wrapped(label, to: width - 20).enumerated().map { at, line in
        at == 0
          ? StyledLine([Span("  " + amount + "  "), Span(bar, .bar), Span(line)])
          : StyledLine([Span(String(repeating: " ", count: 19)), Span(line)])
      }
    }
    let rest = contrast.difference - shown.reduce(0) { $0 + $1.difference }
    let others = contrast.rows.count - shown.count
    if others > 0 {
      let amount = DisplayWidth.fitted(sign(rest), to: 6, alignRight: true)
      let words = say("\(others) smaller difference\(others == 1 ? "" : "s")", "另外 \(others) 处较小的差别")
      out.append(
        StyledLine([Span("  " + amount + "  "), Span(String(repeating: " ", count: 9) + words, .dim)]))
    }
    return out
  }

  private func sign(_ amount: Double) -> String {
    (amount >= 0.005 ? "+" : "") + Figures.two(amount)
  }

  // MARK: Names

  /// A title as far as its first comma: its tail tells the variant.
  func name(_ title: String) -> String { title.split(separator: ",").first.map(String.init) ?? title }

  func quoted(_ title: String) -> String { "“\(name(title))”" }

  /// A Latin name within Chinese stands free.
  private func spaced(_ name: String, atStart: Bool = false) -> String {
    guard language == "zh", let first = name.first, let last = name.last else { return name }
    let isLatin = { (character: Character) in character.isASCII && (character.isLetter || character.isNumber)
    }
    return (isLatin(first) && !atStart ? " " : "") + name + (isLatin(last) || last == ")" ? " " : "")
  }
}
