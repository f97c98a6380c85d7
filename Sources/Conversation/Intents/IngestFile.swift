// Conversation › IngestFile: a feed or another file is taken in, or only checked.

import GraphRules

struct IngestFile: WritingIntent {
  let name = "ingest"
  let commands = ["ingest", "import"]
  let help: HelpLine? = HelpLine(
    topic: "import", english: ("take a file in", "ingest feeds/spring.xml"),
    chinese: ("导入文件", "导入 feeds/spring.xml"),
    slash: "/ingest feeds/spring.xml --dry-run")
  let cues: [Cue] = [.ingest]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let path = PathReader.path(in: sentence.text) else { return nil }
    let assertion = Assertion(sentence)
    let isRehearsal = sentence.says(.ingestRehearsing)
    guard isRehearsal || sentence.weight(cues) != nil, !assertion.isSupposed else { return nil }
    // Only checking is no writing: it may be asked for in any way, but “how do I” wants help.
    if isRehearsal {
      guard !sentence.says(.ingestHow) else { return nil }
      return Reading(7.6, SlotMap([("path", .string(path)), ("dry_run", .bool(true))]), pointsNowhere: true)
    }
    guard assertion.isOrder, !sentence.says(.ingestKeptOut) else { return nil }
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
  let cues: [Cue] = [.importReport]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard PathReader.path(in: sentence.text) == nil else { return nil }
    let number = Self.number(sentence)
    guard let weight = sentence.weight(cues) ?? (number == nil ? nil : 8) else { return nil }
    guard !sentence.says(.importReportHowTo),
      !sentence.says(.importReportHowSoftly) || sentence.text.contains("怎么样")
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
