// Conversation › ExplainOrder: why one product is above another.

struct ExplainOrder: Intent {
  let name = "explain_order"
  let commands = ["before"]
  let patterns = [
    Pattern(
      "(why|how come|explain) .. (<ref>|<item>) .. (above|below|before|after|over|higher|lower|ahead|better|under|behind|beat|beats|outrank|outranks|precede|precedes|top|come first|in front of) .. (<ref>|<item>)",
      8),
    Pattern(
      "what (makes|puts|ranks|places) (<ref>|<item>) .. (above|below|before|after|over|higher|lower|ahead|better|behind) .. (<ref>|<item>)",
      9.6),
    Pattern(
      "(why|how) .. (<ref>|<item>) .. (ahead|above|below|behind|over|before|higher|lower|top|beat|beats|past|outrank) .. (<ref>|<item>)",
      8),
    Pattern(
      "(<ref>|<item>) .. (凭什么|为何|为啥|怎么|咋|为什么) .. (压过|胜过|赢|超过|输给|不如|高过|好过|强过|领先|盖过|排在|排到) .. (<ref>|<item>)", 8
    ),
    Pattern(
      "(凭什么|为何|为啥|怎么|咋|为什么) .. (<ref>|<item>) .. (压过|胜过|赢|超过|输给|不如|高过|好过|强过|领先|盖过) .. (<ref>|<item>)", 8),
    Pattern(
      "(凭什么|为何|为啥|怎么|咋|为什么) .. (<ref>|<item>) (没|没有|不) .. (排|赢|比|胜|超|高|压) .. (<ref>|<item>)", 8),
    Pattern("(凭什么|为何|为啥|怎么|咋) .. (<ref>|<item>) .. (前面|后面|之前|之后|前|后|高|低)", 8),
    Pattern(
      "(<ref>|<item>) (凭什么|为何|为啥|怎么|咋) .. (<ref>|<item>) .. (前面|后面|之前|之后|前头|后头|前边|后边|前|后|高|低|上面|下面)", 8),
    Pattern("为什么 .. (<ref>|<item>) .. (前面|后面|之前|之后|前|后|高|低)", 8),
    Pattern("(<ref>|<item>) .. 为什么 .. (<ref>|<item>) .. (前面|后面|之前|之后|前|后|高|低)", 8),
  ]
  let help: HelpLine? = HelpLine(
    topic: nil, english: ("why one is above another", "why is #1 above #3?"),
    chinese: ("为什么排在前面", "为什么第一个排在第三个前面"), slash: "/before 1 3")

  private static let turned = [
    Pattern("(below|after|lower|under|behind)"), Pattern("(后面|之后|后|低|输给|不如)"),
    Pattern("(<ref>|<item>) (没|没有|不) .. (排|赢|比|胜|超|压)"),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns) else { return nil }
    let targets = sentence.targets
    guard targets.count > 1, targets[0] != targets[1] else { return nil }
    let isTurned = Self.turned.contains { $0.matches(sentence.atoms) }
    let (a, b) = isTurned ? (targets[1], targets[0]) : (targets[0], targets[1])
    return Reading(weight, SlotMap([("a", .string(a)), ("b", .string(b))]), needsList: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    try scene.contrast(turn.slots["a"]?.string ?? "", turn.slots["b"]?.string ?? "")
  }
}
