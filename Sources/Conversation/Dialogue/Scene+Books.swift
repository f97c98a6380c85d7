// Conversation › Scene+Books: imports and the shop's numbers in words.

extension Scene {
  // MARK: Imports

  /// What became of a file that was taken in, or would have.
  mutating func tell(_ done: IngestAnswer, isRehearsal: Bool, turn: Turn, with pen: Pen) throws -> Reply {
    let facts = SlotMap([("import", .map(Self.facts(done)))])
    switch done.verdict {
    case .missing:
      return .failure(
        Failure(
          code: "failed",
          message: Say.in(language, "There is no file \(done.file).", "没有文件 \(done.file)。")))
    case .rejected:
      return .failure(
        Failure(
          code: "failed",
          message: Say.in(
            language, "\(done.file) was rejected: \(done.remarks.first ?? ""). The shop is as it was.",
            "\(done.file) 被拒绝：\(done.remarks.first ?? "")。店铺没有变化。")))
    case .held:
      let why = done.remarks.joined(separator: "; ")
      if isRehearsal || pen.isConfirmed {
        return .failure(
          Failure(
            code: "needs_confirmation",
            message: Say.in(
              language, "\(done.file) would be held: \(why). The shop is as it was.",
              "\(done.file) 会被暂停：\(why)。店铺没有变化。")))
      }
      let question = Question(
        text: Say.in(
          language, "\(done.file) is held: \(why).\nThe shop is as it was. Take it in all the same?  y/N",
          "\(done.file) 已暂停：\(why)。\n店铺没有变化。仍然导入吗？  y/N"),
        options: [
          Question.Option(
            label: Say.in(language, "yes, take it in", "是，导入"), names: [], effect: .confirmed(turn))
        ])
      dialogue.pending = question
      return .question(question, code: "needs_confirmation")
    case .unchanged:
      return .notice(
        NoticeReply(
          [
            Say.in(
              language, "\(done.file) has not changed since import \(done.number); nothing was written.",
              "\(done.file) 自第 \(done.number) 次导入后没有变化；没有写入任何内容。")
          ], facts: facts))
    case .accepted:
      let head =
        isRehearsal
        ? Say.in(language, "\(done.file) would be taken in", "\(done.file) 可以导入")
        : Say.in(language, "\(done.file) is taken in", "\(done.file) 已导入")
      return .notice(
        NoticeReply(
          [head + ": " + counts(done)] + remarks(done)
            + (isRehearsal
              ? [Say.in(language, "nothing was kept", "没有保留任何内容")]
              : [
                Say.in(
                  language,
                  "import \(done.number) · clew import revert \(done.number) takes it back · clew train learns from it",
                  "第 \(done.number) 次导入 · clew import revert \(done.number) 可以撤回 · clew train 重新学习")
              ]),
          wrote: isRehearsal ? [] : [Written(kind: "import", id: "\(done.number)")], facts: facts))
    }
  }

  /// One import as the books have it.
  func tellImport(_ number: Int?) throws -> Reply {
    guard let report = try shop.importReport(number) else {
      let count = shop.importCount
      return .failure(
        Failure(
          code: "empty",
          message: count == 0
            ? Say.in(language, "Nothing has been imported yet.", "还没有导入过文件。")
            : Say.in(
              language, "There is no import \(number ?? 0); the last one is \(count).",
              "没有第 \(number ?? 0) 次导入；最近一次是第 \(count) 次。")))
    }
    let state =
      report.verdict == .held
      ? Say.in(language, "held, nothing was changed", "已暂停，没有改动") : counts(report)
    return .notice(
      NoticeReply(
        [
          Say.in(
            language, "Import \(report.number), \(report.file): \(state)",
            "第 \(report.number) 次导入，\(report.file)：\(state)")
        ] + remarks(report), facts: SlotMap([("import", .map(Self.facts(report)))])))
  }

  private func counts(_ done: IngestAnswer) -> String {
    var parts = [Say.in(language, "\(done.read) read", "读取 \(done.read) 条")]
    if done.rejected > 0 {
      parts.append(Say.in(language, "\(done.rejected) rejected", "拒绝 \(done.rejected) 条"))
    }
    let changes: [(Int, String, String)] = [
      (done.new, "new", "新增"), (done.changed, "changed", "变更"), (done.prices, "prices", "价格变动"),
      (done.unchanged, "unchanged", "未变"), (done.withdrawn, "no longer offered", "下架"),
    ]
    parts += changes.filter { $0.0 > 0 }.map { Say.in(language, "\($0.0) \($0.1)", "\($0.2) \($0.0)") }
    return parts.joined(separator: " · ")
  }

  private func remarks(_ done: IngestAnswer) -> [String] {
    guard !done.remarks.isEmpty else { return [Say.in(language, "nothing was wrong with it", "没有发现问题")] }
    return Array(done.remarks.prefix(5))
  }

  private static func facts(_ done: IngestAnswer) -> SlotMap {
    SlotMap([
      ("number", .number(Double(done.number))), ("file", .string(done.file)),
      ("format", .string(done.format)),
      ("verdict", .string(done.verdict.rawValue)), ("read", .number(Double(done.read))),
      ("accepted", .number(Double(done.accepted))), ("rejected", .number(Double(done.rejected))),
      ("new", .number(Double(done.new))), ("changed", .number(Double(done.changed))),
      ("prices", .number(Double(done.prices))), ("unchanged", .number(Double(done.unchanged))),
      ("withdrawn", .number(Double(done.withdrawn))), ("remarks", .strings(done.remarks)),
    ])
  }

  // MARK: Numbers

  func tellStatistics() throws -> Reply {
    let stats = try shop.statistics()
    let kinds = stats.kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let events = kinds.map { "\($0.key) \($0.value)" }.joined(separator: " · ")
    var lines = [
      Say.in(
        language,
        "\(stats.shop): \(stats.offered) products in \(stats.variants) variants, \(stats.brands) brands, \(stats.categories) categories, \(stats.customers) customers, \(stats.events) events.",
        "\(stats.shop)：\(stats.offered) 件商品（\(stats.variants) 个款式），\(stats.brands) 个品牌，\(stats.categories) 个类别，\(stats.customers) 位顾客，\(stats.events) 个事件。"
      )
    ]
    if !events.isEmpty { lines.append(Say.in(language, "events: ", "事件：") + events) }
    if !stats.topBrands.isEmpty {
      lines.append(Say.in(language, "brands: ", "品牌：") + stats.topBrands.joined(separator: " · "))
    }
    if !stats.topCategories.isEmpty {
      lines.append(Say.in(language, "categories: ", "类别：") + stats.topCategories.joined(separator: " · "))
    }
    let state =
      stats.isModelCurrent
      ? Say.in(language, "has seen everything", "已包含全部数据")
      : Say.in(
        language, "has not seen the last import; clew train brings it up to date",
        "还没有包含最近一次导入；用 clew train 更新")
    if let model = stats.model {
      lines.append(
        Say.in(
          language, "\(stats.imports) imports · \(model) \(state)", "\(stats.imports) 次导入 · \(model) \(state)"
        ))
    }
    let numbers: [(String, Int)] = [
      ("products", stats.products), ("offered", stats.offered), ("variants", stats.variants),
      ("brands", stats.brands), ("categories", stats.categories), ("customers", stats.customers),
      ("events", stats.events), ("imports", stats.imports),
    ]
    return .notice(
      NoticeReply(
        lines,
        facts: SlotMap([
          ("stats", .map(SlotMap(numbers.map { ($0.0, SlotValue.number(Double($0.1))) })))
        ])))
  }
}
