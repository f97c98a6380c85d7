// Conversation › Help: what can be asked, and how.

import GraphRules

struct Help: Intent {
  let name = "help"
  let commands = ["help", "h", "?"]
  let patterns = [
    Pattern("^help$", 7), Pattern("^help (me)? (with|on|about|to|for)", 7), Pattern("^help <category>", 2),
    Pattern("^(i need|need|get|show) help", 7),
    Pattern("how (do|can|would|should|does|could) (i|we|you|one)", 7), Pattern("how to", 6.5),
    Pattern("what can (you|i|we) (do|ask|say)", 7),
    Pattern("^what (do you (do|know|understand|offer|support)|are you able to do)$", 7),
    Pattern("^how (do|does|would) (the|a|an)? .. (work|works|function|functions)$", 6.8),
    Pattern("(commands|instructions|manual)$", 6),
    Pattern("(帮助|怎么用|如何使用|怎样|如何|你能做什么|能做什么|会做什么|使用说明)", 7), Pattern("^怎么 .. ", 5.5),
    Pattern("(要|该|得|应该)? 怎么 (操作|弄|设置|设定|做|用|办|办理|删|删除|导入|导出|保存|记录|标记|撤销|加规则|建规则|切换|进行)", 6.9),
    Pattern("(怎么个|咋)(操作|弄|设置|用|删|导入|导出|保存|记录|标记|撤销)", 6.9), Pattern("(教我|教教我|教一下|示范)", 6.9),
    Pattern("(有哪些|有什么)(功能|命令|指令|用法)", 6.9),
    Pattern("(what's|what is) the (way|command|trick|procedure|syntax) (to|for|of)", 6.9),
    Pattern("(show|teach|tell) me how", 6.9), Pattern("is there a (way|command) to", 6.9),
    Pattern("^help .. $", 4.2),
    Pattern(
      "^(is it possible to|is there any way to|am i able to|are we able to|is one able to|能不能|可不可以|是否可以|可以)",
      1),
    Pattern("^(can|could) (you|i|we)", 1),
  ]
  let help: HelpLine? = HelpLine(
    topic: "call", english: ("this overview", "help with explanations"), chinese: ("帮助", "怎么看解释？"),
    slash: "/help explanations")

  /// “what does fit mean?”, “what is neural”: the words of an answer are explained with the explanations.
  private static let meaning = Pattern(
    "what (does|do|is|are) (the|a)? (fit|score|graph|text|picture|customers|neural|popularity|rules|bars|numbers|path|paths|channels) (column)? (mean|stand for)?$",
    7.1)
  private static let meaningInChinese = Pattern(
    "(匹配|图谱|文字|图片|顾客|神经网络|人气|规则) (是)? (什么意思|是什么|指什么)$", 7.1)

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    if Self.meaning.matches(sentence.atoms) || Self.meaningInChinese.matches(sentence.atoms) {
      return Reading(7.1, slots("explanations"))
    }
    guard let weight = sentence.weight(patterns) else { return nil }
    let topic = Self.topic(sentence)
    // “Can you recommend …” asks for it; “can you export lists?” asks about it.
    if weight < 2 {
      return topic == nil || !sentence.users.isEmpty || !sentence.constraints.isEmpty
        ? nil : Reading(6, slots(topic))
    }
    if weight == 5.5,
      sentence.weight([Pattern("(跟|和|对|向|给) .. (说|讲)"), Pattern("推荐 (<ref>|<item>)"), Pattern("怎么会")]) != nil
    {
      return nil
    }
    return Reading(weight, slots(topic))
  }

  private func slots(_ topic: String?) -> SlotMap {
    topic.map { SlotMap([("topic", .string($0))]) } ?? SlotMap()
  }

  /// Verbs and nouns that lead to a topic, besides the shop's own words for it.
  private static let topics: [(topic: String, patterns: [Pattern])] = [
    (
      "privacy",
      [
        Pattern(
          "(delete|deleting|erase|erasing|forget|forgetting|privacy|gdpr|remove|removing|wipe|wiping) .. (customer|customers|data|user|users|client|<user>)"
        ),
        Pattern("privacy"), Pattern("(删除|删掉|忘掉|抹掉|注销|隐私)"),
      ]
    ),
    ("what-if", [Pattern("(what if|hypothetical|hypotheticals)"), Pattern("(假设|如果)")]),
    ("comparing", [Pattern("(compare|comparing|comparison|difference)"), Pattern("(比较|对比)")]),
    (
      "explanations",
      [Pattern("(explain|explanation|explanations|reasons|reason|why|path|paths)"), Pattern("(解释|理由|为什么)")]
    ),
    (
      "feedback",
      [
        Pattern(
          "(feedback|like|likes|dislike|hide|hiding|purchase|purchases|return|returns|bought|record|recording|note down)"
        ),
        Pattern("(反馈|隐藏|退货|标记|记录|不喜欢)"),
      ]
    ),
    (
      "import",
      [Pattern("(import|importing|ingest|ingesting|feed|feeds|catalogue|upload|uploading)"), Pattern("导入")]
    ),
    (
      "lists", [Pattern("(save|saving|export|exporting|lists|shortlist|spreadsheet)"), Pattern("(保存|导出|清单)")]
    ),
    ("languages", [Pattern("(language|languages|chinese|english)"), Pattern("(语言|中文|英文)")]),
    (
      "rules",
      [
        Pattern("(rule|rules|pin|pins|pinning|boost|boosts|boosting|bury|burying)"),
        Pattern("(规则|置顶|加权|降权|屏蔽)"),
      ]
    ),
    (
      "recommendations",
      [
        Pattern(
          "(recommend|recommending|recommendation|recommendations|suggest|suggesting|list|filter|filters)"),
        Pattern("推荐"),
      ]
    ),
    ("call", [Pattern("(the call|calls)"), Pattern("通话")]),
  ]

  private static func topic(_ sentence: Utterance) -> String? {
    topics.first { $0.patterns.contains { $0.matches(sentence.atoms) } }?.topic
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    let topic = turn.slots["topic"]?.string
    let entry = scene.vocabulary.lexicon.helpTopics.first { $0.id == topic }
    return .help(
      HelpReply(
        topic: topic, title: entry?.word(scene.language) ?? topic ?? "",
        topics: scene.vocabulary.lexicon.helpTopics.map { $0.word(scene.language) }))
  }
}
