// Conversation › IngestFile: a feed or another file is taken in, or only checked.

struct IngestFile: WritingIntent {
  let name = "ingest"
  let commands = ["ingest", "import"]
  let help: HelpLine? = HelpLine(
    topic: "import", english: ("take a file in", "ingest feeds/spring.xml"),
    chinese: ("导入文件", "导入 feeds/spring.xml"),
    slash: "/ingest feeds/spring.xml --dry-run")
  let patterns = [
    Pattern("(ingest|import|reimport|re import|upload|importing|ingesting)", 7.6),
    Pattern("^(load|read|take in|read in|bring in|pull in|add|use|open|process|fetch|update)", 7.6),
    Pattern("(take|read|pull|bring|load) .. in", 7.6), Pattern("(导入|导进|载入|读入|上传|加载|录入)", 7.6),
  ]
  /// Only looks.
  private static let rehearsing = [
    Pattern("(check|validate|verify|test|inspect|lint|examine|preview|rehearse|simulate)", 7.6),
    Pattern("(dry run|trial run|test run|dry)", 7.6),
    Pattern("(see|know|tell) .. (if|whether|what) .. (valid|ok|okay|fine|works|change|changes)", 7.6),
    Pattern("(without|not) .. (import|importing|ingesting|saving|keeping|writing|import it|changing)", 7.6),
    Pattern("(what would|what happens) .. (change|import|importing)", 7.6),
    Pattern("(检查|校验|验证|试导入|测试|试一下|试试|预览|模拟|试跑|演练|试运行|先试|预演|空跑|看看有没有问题|不要真的|别真的)", 7.6),
  ]
  private static let keptOut = Pattern("(without|don't|do not|not|nothing|no|dry) .. ")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let path = PathReader.path(in: sentence.text) else { return nil }
    let assertion = Assertion(sentence)
    let isRehearsal = sentence.weight(Self.rehearsing) != nil
    guard isRehearsal || sentence.weight(patterns) != nil, !assertion.isSupposed else { return nil }
    // Only checking is no writing: it may be asked for in any way, but “how do I” wants help.
    if isRehearsal {
      guard !Pattern("(how|怎么|如何|怎样)").matches(sentence.atoms) else { return nil }
      return Reading(7.6, SlotMap([("path", .string(path)), ("dry_run", .bool(true))]), pointsNowhere: true)
    }
    guard assertion.isOrder, !Self.keptOut.matches(sentence.atoms) else { return nil }
    return Reading(7.6, SlotMap([("path", .string(path))]), pointsNowhere: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene, with pen: Pen) throws -> Reply {
    let path = turn.slots["path"]?.string ?? ""
    let isRehearsal = turn.slots["dry_run"] == .bool(true)
    let done = try pen.writer.ingest(path, isRehearsal: isRehearsal, isConfirmed: pen.mayChangeShop)
    return try scene.tell(done, isRehearsal: isRehearsal, turn: turn, with: pen)
  }
}

/// What an import brought.
struct ImportReport: Intent {
  let name = "import_report"
  let commands = ["import-report", "imports"]
  let help: HelpLine? = HelpLine(
    topic: "import", english: ("what an import brought", "what changed in the last import"),
    chinese: ("导入结果", "上次导入有什么变化"), slash: "/import-report")
  let patterns = [
    Pattern(
      "(last|latest|previous|recent|most recent|newest) (feed|catalogue|data)? (import|ingest|upload|imports)",
      8),
    Pattern("import (report|summary|log|result|results|history)", 8),
    Pattern("(report|summary|result|results) .. import", 8),
    Pattern("import (number|no|nr)? (<ref>|<digits>)", 8), Pattern("^what (has)? changed$", 7),
    Pattern("what changed .. (import|feed|catalogue|catalog)", 8),
    Pattern("(how|what|how's|what's) .. the import", 7.4),
    Pattern(
      "(did|has|was|is) .. (the|that|our)? (last|latest|nightly|feed)? import .. (work|worked|go|gone|run|ran|succeed|ok|okay|through|finished|done|successful|fine|well)",
      7.6),
    Pattern(
      "(errors|problems|issues|warnings|rejected|findings|trouble) .. (in|with|from|of|during) .. import", 7.6
    ),
    Pattern("(上次|最近一次|上一次|最近的|最新一次|最后一次|最新的) (的)? (导入|入库)", 8), Pattern("导入 (的)? (报告|结果|情况|记录|日志|摘要)", 8),
    Pattern("(最近|上|上一|前|刚才|刚刚|最后|最新|昨天|今天) (的)? (那|这|一)? (次|回|批)? (的)? (导入|入库)", 8),
    Pattern("第 .. 次 (的)? 导入", 8), Pattern("(刚才|刚刚|昨天|今天|前面|之前) (的|那次)? (导入|入库)", 8),
    Pattern("导入 (得|成功|顺利|完|有没有|出|失败|怎么样)", 7.6), Pattern("<ref> (次)? (的)? 导入", 8),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard PathReader.path(in: sentence.text) == nil else { return nil }
    let number = Self.number(sentence)
    guard let weight = sentence.weight(patterns) ?? (number == nil ? nil : 8) else { return nil }
    guard !Pattern("(how do i|how can i|how to|如何)").matches(sentence.atoms),
      !Pattern("怎么").matches(sentence.atoms) || sentence.text.contains("怎么样")
    else { return nil }
    return Reading(
      weight, SlotMap([("which", number.map { .number($0) } ?? .string("last"))]), pointsNowhere: true)
  }

  /// `import 3`, `第3次导入`.
  private static func number(_ sentence: Utterance) -> Double? {
    let tokens = sentence.tokens
    for i in tokens.indices {
      var at = i
      if ["import", "imports"].contains(tokens[i].text) {
        at += 1
        if at < tokens.count, ["number", "no", "nr", "#"].contains(tokens[at].text) { at += 1 }
        if at < tokens.count, tokens[at].text == "." { at += 1 }
        if let number = NumberWords.read(tokens, at: at) { return number.value }
      } else if tokens[i].text == "第", let number = NumberWords.read(tokens, at: i + 1),
        number.next + 2 < tokens.count, tokens[number.next].text == "次",
        tokens[(number.next + 1)...].contains(where: { $0.text == "导" })
      {
        return number.value
      }
    }
    return nil
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    try scene.tellImport(turn.slots["which"]?.number.map { Int($0) })
  }
}
