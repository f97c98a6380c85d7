// Conversation › SaveList: the list on the screen as a file, under a name or in a format.

import GraphRules

struct SaveList: WritingIntent {
  let name = "save_list"
  let commands = ["save"]
  let help: HelpLine? = HelpLine(
    topic: "lists", english: ("keep the list", "save this as anna-shortlist"),
    chinese: ("保存列表", "保存为 anna-list"),
    slash: "/save anna-shortlist")
  let cues: [Cue] = [.saveList]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    let assertion = Assertion(sentence)
    // “I saved this” tells, and “saved” may have been read as a misspelt “save”.
    guard let weight = sentence.weight(cues), assertion.isOrder,
      !sentence.says(.saveListPersons),
      sentence.users.isEmpty || sentence.tokens.contains(where: { Self.isAs($0.text) })
    else { return nil }
    // “Call it a day and keep it up” is about no list.
    if sentence.says(.saveListNaming), !sentence.references.contains("@list") { return nil }
    let name = Self.name(in: sentence)
    if !sentence.saysInChinese(.saveList) {
      // “Keep it under 100” is a wish, “save the money” is nothing.
      guard
        name != nil
          || sentence.says(.saveListWholeList)
      else { return nil }
      if name != nil, sentence.constraints["price"] != nil, !sentence.text.lowercased().contains(" as ") {
        return nil
      }
    }
    // “Save this as csv” names a format.
    if let name, PathReader.formats[name.lowercased()] != nil { return nil }
    if let place = Self.exportPath(sentence), name == nil || name == place { return nil }
    return Reading(weight, name.map { SlotMap([("name", .string($0))]) } ?? SlotMap(), needsList: true)
  }

  private static func isAs(_ word: String) -> Bool {
    ["as", "called", "named", "under", "为", "成", "叫"].contains(word)
  }

  /// “Save it to picks.csv” is an export.
  private static func exportPath(_ sentence: Utterance) -> String? {
    sentence.says(.saveListToFile) ? PathReader.path(in: sentence.text) : nil
  }

  /// The name as it was typed.
  static func name(in sentence: Utterance) -> String? {
    let tokens = sentence.tokens
    let characters = Array(sentence.text)
    if let quoted = PathReader.quoted(in: sentence.text) { return quoted }
    var best: Int?
    for i in tokens.indices {
      guard let end = sentence.phrasebook[.saveListAnnouncing].end(tokens, at: i), end < tokens.count else {
        continue
      }
      if tokens[i].kind == .word || best == nil || tokens[i].kind == .han {
        best = best.map { max($0, end) } ?? end
      }
      if tokens[i].kind == .word { break }
    }
    if best == nil, tokens.count > 2, ["name", "call", "title", "label"].contains(tokens[0].text) {
      // “Call this list winter-picks and keep it”.
      best = ["this", "that", "the"].contains(tokens[1].text) && tokens[2].text == "list" ? 3 : 2
    }
    guard var at = best, at < tokens.count else { return nil }
    // 存成清单 李雷: the list is no part of its name.
    for noun in ["清单", "列表", "名单"] where tokens[at...].prefix(2).map(\.text).joined() == noun {
      if at + 2 < tokens.count, tokens[at + 1].range.upperBound < tokens[at + 2].range.lowerBound { at += 2 }
    }
    while at < tokens.count, sentence.phrasebook[.saveListFiller].contains(tokens[at].text),
      at + 1 < tokens.count
    { at += 1 }
    guard at < tokens.count else { return nil }
    var text = String(characters[tokens[at].range.lowerBound...])
    for ending in [", please", " please", ", thanks", " thanks", ", thank you", " for me", "，谢谢", "谢谢", "吧"]
    where text.lowercased().hasSuffix(ending) {
      text = String(text.dropLast(ending.count))
    }
    for tail in [" and keep", " and save", " and store", " 存", " 保存", " 收藏", "，存", "，保存"] {
      if let place = text.lowercased().firstRange(of: tail) { text = String(text[..<place.lowerBound]) }
    }
    text = String(text.drop { $0.isWhitespace })
    while let last = text.last, last.isWhitespace || ".。!！,，\"”".contains(last) { text.removeLast() }
    return text.isEmpty ? nil : text
  }

  func perform(_ turn: Turn, in scene: inout Scene, with pen: Pen) throws -> Reply {
    let name = turn.slots["name"]?.string ?? "list-L\(scene.dialogue.state.lists.last?.number ?? 1)"
    guard !name.contains("/"), !name.contains("\\"), !name.hasPrefix("."), name.count <= 100,
      !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      return .failure(
        Failure(
          code: "failed",
          message: Say.in(
            scene.language,
            "“\(name)” is no name for a list; to write elsewhere say: export as csv to lists/anna.csv",
            "“\(name)”不能做列表名；要写到别处请说：导出成 csv 到 lists/anna.csv")))
    }
    let format = name.lowercased().hasSuffix(".json") ? "json" : "csv"
    return try scene.write(
      to: name.lowercased().hasSuffix(".\(format)") ? name : "\(name).\(format)", format: format, with: pen)
  }
}

/// The list on the screen as a file of a given format at a given place.
struct ExportList: WritingIntent {
  let name = "export"
  let commands = ["export"]
  let help: HelpLine? = HelpLine(
    topic: "lists", english: ("the list as a file", "export this list as csv to picks.csv"),
    chinese: ("导出列表", "导出成 csv 到 picks.csv"), slash: "/export csv picks.csv")
  let cues: [Cue] = [.export]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    let assertion = Assertion(sentence)
    let isBidden = !assertion.isSupposed && assertion.denials.isEmpty && sentence.says(.exportBidding)
    guard assertion.isOrder || isBidden else { return nil }
    let path = PathReader.path(in: sentence.text)
    let format = Self.format(sentence)
    var weight = sentence.weight(cues)
    if weight == nil, path != nil || format != nil,
      sentence.references.contains("@list") || sentence.references.contains("@focus")
        || sentence.says(.exportAboutList)
    {
      weight = sentence.weight(.exportFurther)
    }
    guard let weight else { return nil }
    var slots = SlotMap()
    if let format { slots["format"] = .string(format) }
    if let path { slots["path"] = .string(path) }
    return Reading(weight, slots, needsList: true)
  }

  /// A format that is named, not only the ending of the path.
  private static func format(_ sentence: Utterance) -> String? {
    sentence.tokens.lazy.compactMap { PathReader.formats[$0.text] }.first
  }

  func perform(_ turn: Turn, in scene: inout Scene, with pen: Pen) throws -> Reply {
    let path = turn.slots["path"]?.string
    let ending = path?.split(separator: ".").last.map { $0.lowercased() }
    let format =
      turn.slots["format"]?.string ?? (ending.map { ["csv", "json"].contains($0) } == true ? ending : nil)
      ?? "csv"
    guard ["csv", "json"].contains(format) else {
      return .failure(
        Failure(
          code: "failed",
          message: Say.in(
            scene.language, "Lists are written as csv or json; a spreadsheet opens csv. Say: export as csv",
            "列表可以导出为 csv 或 json；表格软件可以打开 csv。请说：导出成 csv")))
    }
    let number = scene.dialogue.state.lists.last?.number ?? 1
    return try scene.write(to: path ?? "list-L\(number).\(format)", format: format, with: pen)
  }
}
