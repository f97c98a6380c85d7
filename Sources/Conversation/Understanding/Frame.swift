// Conversation › Frame: what is said around a request: can you tell me …, she wants to know …, … would be good.

/// Takes the words around a request away, so that its own words stand at the ends of the sentence.
///
/// “Could you tell me what goes with #1, please” asks what goes with #1. What writes is never read so: a frame may be
/// what keeps a sentence from being an order.
enum Frame {
  /// The sentence without its frames; `nil` where it has none, or is nothing else.
  static func bare(_ text: String) -> String? {
    let tokens = Tokeniser.tokens(of: text)
    let atoms = tokens.indices.compactMap { at in
      tokens[at].kind == .sign ? nil : Atom(text: tokens[at].text, range: at..<(at + 1))
    }
    var kept = atoms[...]
    var (isAsked, isBidden) = (false, false)
    while let lead = lead(kept) {
      kept = kept.dropFirst(lead.count)
      isAsked = isAsked || lead.frame.isAsking
      isBidden = isBidden || lead.frame.isBidding
    }
    while let count = tail(kept, isBidden: isBidden) { kept = kept.dropLast(count) }
    guard kept.count < atoms.count, !kept.isEmpty else { return nil }
    // From after the last word of the lead, so that “#2” keeps its sign.
    let start =
      kept.startIndex == 0 ? 0 : tokens[atoms[kept.startIndex - 1].range.lowerBound].range.upperBound
    let end =
      kept.endIndex == atoms.count
      ? text.count : tokens[atoms[kept.endIndex].range.lowerBound].range.lowerBound
    let asks = isAsked || (!isBidden && text.contains { "?？".contains($0) })
    let inner = Array(text)[start..<end].drop { $0.isWhitespace || separators.contains($0) }
    let trimmed = inner.reversed().drop { $0.isWhitespace || separators.contains($0) || "?？".contains($0) }
    return String(trimmed.reversed()) + (asks ? "?" : "")
  }

  private static let separators: Set<Character> = [
    ",", ".", ":", ";", "!", "-", "–", "—", "…", "，", "。", "：", "；", "！", "、",
  ]

  /// A beginning that is not part of what is wanted.
  private struct Lead: Sendable {
    let pattern: Pattern
    /// Whether what follows is a question, whatever its words.
    var isAsking = false
    /// Whether it makes a question of an order: can you, 能不能.
    var isBidding = false
    /// What has to follow, to tell “tell me what she bought” from “tell me about it”.
    var next: Pattern?
    /// What must not stand in the rest.
    var unless: Pattern?
  }

  private static func lead(_ atoms: ArraySlice<Atom>) -> (frame: Lead, count: Int)? {
    let rest = Array(atoms)
    for frame in leads {
      guard let found = frame.pattern.firstMatch(rest), found.upperBound < rest.count, !found.isEmpty else {
        continue
      }
      let after = Array(rest[found.upperBound...])
      if let next = frame.next, !next.matches(after) { continue }
      if let unless = frame.unless, unless.matches(after) { continue }
      return (frame, found.count)
    }
    return nil
  }

  private static func tail(_ atoms: ArraySlice<Atom>, isBidden: Bool) -> Int? {
    let rest = Array(atoms)
    for pattern in isBidden ? tails + bidding : tails {
      guard let found = pattern.firstMatch(rest), found.lowerBound > 0, !found.isEmpty else { continue }
      return found.count
    }
    return nil
  }

  private static let questions = Pattern(
    "^(what|what's|which|who|who's|whose|whom|why|where|where's|when|how|is|are|was|were|does|do|did|has|have|can|could|would|will|there)"
  )
  private static let hanQuestions = Pattern(
    "(吗|么|什|哪|谁|怎|咋|啥|如何|为何|凭|多|几|有没有|是不是|会不会|能不能|如果|要是|假如|假设|万一|防不防|重不重|贵不贵|呢)")

  private static let leads: [Lead] = [
    Lead(
      pattern: Pattern(
        "^(and|but|so|ok|okay|right|alright|hey|hi|hello|hm|hmm|um|uh|er|erm|well|yeah|yes|yep|wait|sorry|actually|oh|ah|anyway|please|also|now|maybe|perhaps|just|cool|basically|honestly|quick question|one more thing|one question|hang on|hold on|by the way|btw|in that case|while you're at it|if you can|if possible|if you could|if you don't mind|if you please|all right|go ahead and|feel free to|do me a favour and|do me a favor and|be so kind and|make sure to|make sure you|help me|try to|quickly)",
        1)),
    Lead(
      pattern: Pattern(
        "^(can|could|would|will|might|may) (you|we|i) (please|just|maybe|perhaps|possibly|quickly|kindly|also|at least|then|now)? (be so kind as to|be able to|try to|try and|go ahead and|help me|help me to)?",
        1), isBidding: true,
      unless: Pattern("^(recommend|suggest) (this|that|it|number|#|the)")),
    Lead(
      pattern: Pattern(
        "(^(would|do) you mind (if (we|i|you))?|^(is it possible|is there any way|is there a way|any chance|any way) (to|you can|you could|we can|we could|i can|i could|of you))",
        1), isBidding: true),
    Lead(
      pattern: Pattern(
        "^(i|we) (would like|would love|want|need|would prefer|have) (you|us)? to (please|just|quickly)?", 1)),
    Lead(pattern: Pattern("^(i'd|we'd) (like|love|prefer) (you|us)? to (please|just|quickly)?", 1)),
    Lead(pattern: Pattern("^(i'd|we'd|i|we) (want|need|like) you to", 1)),
    Lead(
      pattern: Pattern("^(let's|let us|let me|lets) (please|just|quickly|maybe)?", 1), unless: Pattern("^say")
    ),
    Lead(
      pattern: Pattern("^(let's|let us|lets|let me) (say|try|go for|go with|make it|do|have)", 1),
      unless: Pattern(
        "(she|he|they|i|we|you|it|this|that|is|are|was|were|had|has|have|does|doesn't|didn't|did|bought|returned|returns|customer)"
      )),
    Lead(
      pattern: Pattern(
        "^(she|he|they|the customer|the client|customer|client|the caller|the lady|the gentleman) (would like|wants|want|would love|needs|wishes|is keen) to (see|know|hear|look at|have a look at|find out|check)",
        1), next: nil),
    Lead(
      pattern: Pattern(
        "^(she'd|he'd|they'd) (like|love) to (see|know|hear|look at|have a look at|find out)", 1)),
    Lead(
      pattern: Pattern(
        "(^(tell|remind|inform|show) (me|us) (again)? (if|whether)|^(do|would) you (happen to)? know (if|whether)|^(any idea|any clue) (if|whether)|^(i wonder|i was wondering|i am wondering|i'm wondering|wondering|wonder|just wondering) (if|whether)|^(check|find out|look up|see) (for me)? (if|whether)|^(to know|know|asking|asks|find out|hear) (if|whether)|^(she|he|they|she's|he's|they're|the customer|the client|customer|caller|the caller) (is|are)? (asks|asking|asked|wonders|wondering|ask) (me|us)? (if|whether))",
        1), isAsking: true),
    Lead(
      pattern: Pattern("^(if|whether)", 1), isAsking: true,
      next: Pattern("^(there is|there's|there are|number|#|the .. one|is it) "),
      unless: Pattern("(bought|returned|returns|liked|hid|hide|were|was|had|ignored|disabled)")),
    Lead(
      pattern: Pattern(
        "(^(tell|remind|inform) (me|us) (again)?|^(do|would) you (happen to)? know|^(any idea|any clue)|^(i wonder|i was wondering|i am wondering|i'm wondering|wondering|wonder|just wondering)|^(check|find out|look up|see) (for me)?|^(she|he|they|she's|he's|they're|the customer|the client|customer|caller|the caller) (is|are)? (asks|asking|asked|wonders|wondering|ask|want to know|wants to know) (me|us)?|^(to know|know|hear))",
        1), isAsking: true, next: questions),
    Lead(
      pattern: Pattern(
        "^(那|那么|嗯|哦|噢|好|好的|行|对|对了|哎|诶|喂|你好|您好|不好意思|抱歉|请|请问|麻烦|麻烦你|麻烦您|劳驾|帮我|帮忙|帮个忙|请帮忙|现在|顺便|另外|要不|不如|干脆|首先|等等|等一下|话说)",
        1),
      unless: Pattern("^(的|个|些|款|双|种|件|边|么|样|在|好|牌|防|用|色|号|码|李|人|她|他)")),
    Lead(
      pattern: Pattern("^(你|您)? (能不能|能否|可不可以|可以|可否|能) (帮我|帮忙|请你|麻烦你|给我|先|再)?", 1), isBidding: true,
      unless: Pattern("^(用|买|退|参加|放|装|防|穿|戴|住|洗|有|推荐给|推给|卖给|推 (谁|哪))")),
    Lead(
      pattern: Pattern(
        "(^(我|她|他|顾客|客户|客人)? (想知道|想问一下|想问问|想问|问一下|问问|想了解一下|想了解|想看看)|^(她|他|顾客|客户|客人) 问|^(告诉我|你知道|知道|帮我看看|帮我看一下|帮我看下|帮我查查|帮我查一下|帮我查下|查一下|查查|查下|看一下|看下|看看|说说|讲讲|提醒我|再说一下|再告诉我))",
        1), isAsking: true, next: hanQuestions,
      unless: Pattern("^(新|<user>)")),
  ]

  private static let tails: [Pattern] = [
    "(please|thanks|thank you|cheers|thx|pls|ta|mate|ok|okay|then|now|quickly|asap|real quick|again please)$",
    "(for me|for us)$",
    "(would you|will you|could you|can you|would you mind|if you can|if you could|if you would|if possible|if you don't mind|if that's ok|if that is ok|if that's possible|is that possible|is that ok|can we do that|when you have a moment|if i may ask)$",
    "(would be|will be|might be|is) (good|great|nice|lovely|perfect|ideal|better|best|preferred|preferable)$",
    "(i think|i guess|i suppose|i'd say|she says|he says|she said|he said|maybe|perhaps|though|she thinks|he thinks|to start with|for a start|while you're at it|for now|instead please)$",
    "(就好了|就好|就行了|就行|就可以了|就可以|即可|好了|谢谢|多谢|谢啦|拜托|拜托了|麻烦了|好吗|好吧|行吗|行不行|好不好|可以吗|可以么|吧|呗|哈|啦|呀|哦)$",
  ].map { Pattern($0, 1) }

  private static let bidding = [Pattern("(吗|么)$", 1)]
}
