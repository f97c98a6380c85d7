// Conversation › Layout+Help: what can be said by task, and what the words and numbers of an answer mean.

extension Layout {
  func lines(_ help: HelpReply) -> [StyledLine] {
    switch help.topic {
    case nil: return overview(help.topics)
    case "explanations":
      return titled(say("Help: explanations", "帮助：解释"), table(Self.explanations)) + meanings()
    default:
      let lines = (Intents.all.compactMap(\.help) + BranchWords.help).filter { $0.topic == help.topic }
      guard lines.isEmpty else { return titled(say("Help: \(help.title)", "帮助：\(help.title)"), table(lines)) }
      let title = help.title
      return wrapped(
        say("“\(title)” cannot be asked for yet.", "目前还不能处理“\(title)”方面的请求。"))
        + [StyledLine()] + overview(help.topics)
    }
  }

  /// What a call is mostly made of; all else stands under its topic.
  private static let usual = [
    "set_user", "recommend", "critique", "exclude", "explain", "compare", "ask_attribute", "find_store",
    "history",
    "feedback", "what_if", "undo",
  ]

  /// A short screen: one example of each usual thing, and the topics.
  private func overview(_ topics: [String]) -> [StyledLine] {
    let notes = [
      say("Spelling may be sloppy; English and Chinese both work.", "中文和英文都可以，说得随意一点也没关系。"), fit,
      say("A letter under a list takes what stands beside it: a.", "列表下面的字母选取它旁边的那一项：a。"),
      say("More: ", "更多：") + topics.map { say("help \($0)", "帮助\($0)") }.joined(separator: " · ")
        + say(" · quit", " · 退出"),
    ]
    return titled(say("You can say", "可以这样说"), table(Self.usual.compactMap { Intents.named($0)?.help }))
      + [StyledLine()] + notes.flatMap { wrapped($0, .dim, indent: 2) }
  }

  private var fit: String {
    say(
      "fit is the sum of all reasons for an item: the higher the better; it is no percentage.",
      "“匹配”是推荐一件商品的所有理由之和：越高越合适，不是百分比。")
  }

  private func titled(_ title: String, _ lines: [StyledLine]) -> [StyledLine] {
    [StyledLine(title, .heading), StyledLine()] + lines
  }

  // MARK: Explanations

  private static let explanations = [
    line(("why an item is there", "why #2?"), ("为什么推荐", "为什么推荐第二个？"), "/why 2"),
    line(("every reason", "why #2 in full"), ("所有理由", "完整解释第二个"), "/why 2 full"),
    line(("only the drawn paths", "show me the path for #2"), ("只看路径", "第二个的路径"), "/why 2 paths"),
    line(("how sure it is", "how sure are you about #2?"), ("有多大把握", "第二个有多大把握？"), ""),
    line(("what it hangs on", "what would change #2?"), ("取决于什么", "第二个取决于什么？"), "/why 2 change"),
    line(
      ("why something is missing", "why not the Kestrel Storm jacket?"), ("为什么没有", "为什么没有安途的背包？"),
      "/why-not kestrel-storm"),
    line(
      ("why one is above another", "why is #1 above #3?"), ("为什么排在前面", "为什么第一个排在第三个前面"), "/before 1 3"),
    line(("words for the customer", "explain it so I can tell the customer"), ("讲给顾客", "怎么跟顾客说？"), ""),
    line(("what weighs most in all", "which purchases matter most here?"), ("哪些依据最重要", "哪些购买最重要？"), ""),
  ]

  private static func line(
    _ english: (what: String, example: String), _ chinese: (what: String, example: String), _ slash: String
  ) -> HelpLine {
    HelpLine(topic: "explanations", english: english, chinese: chinese, slash: slash)
  }

  private func meanings() -> [StyledLine] {
    let words = [
      (
        say("graph", "图谱"),
        say("paths in the graph: same brand, category, colour or price", "图谱中的路径：同品牌、同类、同色、价位相近")
      ),
      (say("text", "文字"), say("its description resembles that of their products", "商品描述相近")),
      (say("picture", "图片"), say("its picture has colours of their products' pictures", "图片的颜色相近")),
      (
        say("customers", "顾客"),
        say("people with similar orders bought it, together or next", "购买相似的人也买了它，一起买或之后买")
      ),
      (
        say("neural", "神经网络"),
        say("tastes that a neural network learnt from all purchases", "神经网络从所有购买中学到的口味")
      ),
      (say("popularity", "人气"), say("how often everybody chose it", "所有人选它的次数")),
      (say("rules", "规则"), say("rules of the shop", "商店自己的规则")),
    ]
    let column = (words.map { DisplayWidth.of($0.0) }.max() ?? 0) + 2
    let notes = [
      fit,
      say(
        "A path is read from left to right and ends at the item; ×5 is how many times. Numbers below 0 speak against the item.",
        "路径从左读到右，终点是推荐的商品；×5 是次数。小于 0 的数字是不利因素。"),
    ]
    return [StyledLine(), StyledLine(say("What the bars mean", "各条的含义"), .heading), StyledLine()]
      + words.map { word, meaning in
        StyledLine([
          Span("  " + DisplayWidth.fitted(word, to: column), .strong),
          Span(DisplayWidth.truncated(meaning, to: width - 2 - column)),
        ])
      } + [StyledLine()] + notes.flatMap { wrapped($0, .dim, indent: 2) }
  }

  // MARK: The table

  private func table(_ lines: [HelpLine]) -> [StyledLine] {
    let what = lines.map { say($0.english.what, $0.chinese.what) }
    let column = (what.map { DisplayWidth.of($0) }.max() ?? 0) + 2
    let widths = lines.filter { !$0.slash.isEmpty }.map { line in
      (DisplayWidth.of(say(line.english.example, line.chinese.example)), DisplayWidth.of(line.slash))
    }
    let slashAt = widths.filter { 2 + column + $0.0 + 2 + $0.1 <= width }.map(\.0).max() ?? 0
    return zip(lines, what).map { line, what in
      let example = say(line.english.example, line.chinese.example)
      let room = width - 2 - column
      var spans = [
        Span("  " + DisplayWidth.fitted(what, to: column)),
        Span(DisplayWidth.truncated(example, to: room), .hint),
      ]
      let rest = room - DisplayWidth.of(example) - 2
      if !line.slash.isEmpty, DisplayWidth.of(line.slash) <= rest {
        let space = max(
          2, min(slashAt - DisplayWidth.of(example) + 2, rest + 2 - DisplayWidth.of(line.slash)))
        spans += [Span(String(repeating: " ", count: space)), Span(line.slash, .dim)]
      }
      return StyledLine(spans)
    }
  }
}
