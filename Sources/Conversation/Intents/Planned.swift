// Conversation › Planned: requests of the schema that are recognised, and honestly not answered yet.

/// A request that Clew will learn.
///
/// Recognising it keeps it from being taken for something else.
///
/// To teach one: write its own file, and take its line from ``all``.
struct Planned: Sendable {
  let name: String
  let patterns: [Pattern]
  /// Whether it speaks about the list on the screen in any case.
  var needsList = false
  /// Whether a customer in the sentence makes it something else.
  var isImpersonal = false

  private init(_ name: String, _ patterns: [Pattern], needsList: Bool = false, isImpersonal: Bool = false) {
    self.name = name
    self.patterns = patterns
    self.needsList = needsList
    self.isImpersonal = isImpersonal
  }

  static let all: [Planned] = [
    Planned(
      "rule_add",
      [
        Pattern("(never|always) (show|recommend|offer|suggest)", 8),
        Pattern("^(pin|boost|bury|promote|demote) ", 8), Pattern("to (under|over) <n>", 8),
        Pattern("<age> 以(上|下)", 8), Pattern("岁以(上|下)的(顾客|客户)", 8), Pattern("(置顶|加权|降权)", 8),
      ]),
    Planned(
      "erase_user",
      [
        Pattern("^(forget|erase|delete|remove|wipe) (customer|client|user|the data)? .. <user>", 8),
        Pattern("(忘掉|删除|抹掉|清除)(用户|顾客|客户)? <user>", 8),
      ]),
    Planned(
      "ingest",
      [
        Pattern("^(ingest|import|reimport|validate)", 7.5),
        Pattern("^(check|load|read) .. (xml|csv|feeds|feed)", 7.5), Pattern("^(导入|检查)", 7.5),
      ]),
    Planned(
      "import_report",
      [Pattern("(last|latest|previous) import", 8), Pattern("(上次|最近一次)导入", 8), Pattern("what changed", 7)]),
    Planned(
      "stats",
      [
        Pattern("^(stats|statistics)", 7), Pattern("^统计", 7),
        Pattern("how many (products|items|customers)", 7),
      ]),
    Planned(
      "set_language",
      [
        Pattern("(switch|change|speak|talk|answer|reply) .. (chinese|english|mandarin)", 7.5),
        Pattern("^in (chinese|english)", 7), Pattern("(切换|换|改|说|用) .. (中文|英文|英语|汉语)", 7.5),
      ]),
    Planned(
      "save_list", [Pattern("^(save|store|keep) .. (as|list|<ref>)", 7), Pattern("(保存|存为|存成)", 7)],
      needsList: true),
    Planned("export", [Pattern("^(export|download)", 7), Pattern("(导出)", 7)], needsList: true),
    Planned(
      "tune",
      [
        Pattern("more (variety|diversity|diverse|varied|surprising|mainstream|unusual|different)", 6),
        Pattern("(surprise|less mainstream|less popular|something different|mix it up|more adventurous)", 6),
        Pattern("(多样|不一样|惊喜|不同的|小众)", 6),
      ]),
    Planned(
      "feedback",
      [
        Pattern(
          "<user> (really|absolutely|already|just|also|has|have|had|does|did|doesn't|didn't|don't|does not|never|not)? (already|just|not|really)? (likes|liked|loves|loved|hates|hated|dislikes|disliked|bought|returned|owns|own|purchased|adores|ordered|like|love|hate|buy) ",
          5.2), Pattern("<user> (already|just|has already)? (has|have|had|got) (<ref>|<item>)", 5.2),
        Pattern("<user> (sent|brought) .. back", 5.2),
        Pattern(
          "^(don't|do not|never|please don't)? (hide|dislike|buy|purchase|return|mark|rate) (<ref>|<item>)",
          5.4), Pattern("(<ref>|<item>) .. (买了|退了|已经有)", 5.2),
        Pattern("<user> .. (喜欢|讨厌|买了|退了|爱|想退) .. ", 4.6), Pattern("(隐藏|屏蔽) .. (<ref>|<item>)", 5.4),
        Pattern("^(i|we) (like|love|hate|bought|returned) (<ref>|<item>)", 5),
      ]),
  ]
}
