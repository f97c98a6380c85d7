// Conversation › Failures: errors in words: what is wrong, and what can be said instead.

enum Failures {
  static func reply(to found: Interpretation, dialogue: Dialogue, vocabulary: Vocabulary) -> Reply {
    let language = found.turn.language
    let slots = found.turn.slots
    let code = found.turn.intent.hasPrefix("error.") ? String(found.turn.intent.dropFirst(6)) : "out_of_scope"
    func failure(_ english: String, _ chinese: String, _ examples: [String] = []) -> Reply {
      .failure(Failure(code: code, message: Say.in(language, english, chinese), examples: examples))
    }
    let someone = vocabulary.customers.first {
      $0.name.contains(" ") != (language == "zh") && !$0.name.isEmpty
    }
    let name = someone?.name ?? vocabulary.customers.first?.id ?? "u1"
    let request = Say.in(language, "recommend for \(name)", "给\(name)推荐")
    switch code {
    case "no_such_ref":
      let ref = slots["ref"]?.string ?? ""
      let have = Int(slots["have"]?.number ?? 0)
      if dialogue.pending != nil {
        return failure("There is no answer \(ref); choose 1–\(have).", "没有 \(ref)，请选 1–\(have)。")
      }
      let last = dialogue.state.lists.last
      let shown = ref.hasSuffix("#\(Int(NumberWords.most))") ? Say.in(language, "such number", "这个序号") : ref
      let goesOn = last.map { $0.items.count == $0.request.count } ?? false
      return failure(
        "There is no \(shown); this list has \(have == 1 ? "only #1" : "1–\(have)")."
          + (goesOn ? " Type more for the next ones." : ""),
        "没有\(shown == ref ? " " : "")\(shown)，这个列表\(have == 1 ? "只有 #1" : "是 1–\(have)")。"
          + (goesOn ? "输入“更多”看下面的。" : ""))
    case "nothing_to_explain":
      return failure("Nothing recommended yet.", "还没有推荐过商品。", [request])
    case "no_list": return failure("There is no list yet to point at.", "还没有列表可以引用。", [request])
    case "no_user":
      return failure(
        "No customer is loaded.", "还没有载入顾客。", [Say.in(language, "load \(name)", "切换到顾客 \(name)")])
    case "unknown_user":
      let said = slots["user"]?.string ?? slots["name"]?.string ?? ""
      return failure(
        "There is no customer \(said).", "没有顾客“\(said)”。",
        near(said, vocabulary).map { Say.in(language, "load \($0)", "切换到顾客 \($0)") })
    case "unknown_item":
      let query = slots["query"]?.string ?? ""
      return failure("There is no product \(query).", "没有商品 \(query)。")
    default: return outOfScope(found, language, dialogue)
    }
  }

  /// Customers who may be meant: with a part of the name, else with an id that is spelt alike.
  private static func near(_ said: String, _ vocabulary: Vocabulary) -> [String] {
    let sharing = said.lowercased().split(separator: " ").flatMap { vocabulary.customers(called: String($0)) }
    if !sharing.isEmpty { return sharing.prefix(3).compactMap { vocabulary.customer($0)?.name } }
    guard said.count > 3 else { return [] }
    let id = Spelling.nearest(
      to: said.lowercased(), among: vocabulary.customers.prefix(20_000).map { $0.id.lowercased() })
    return id.map { [$0] } ?? []
  }

  private static func outOfScope(_ found: Interpretation, _ language: String, _ dialogue: Dialogue) -> Reply {
    let aside = found.aside
    let lines = Intents.all.compactMap(\.help).filter { $0.topic != nil }
    let wanted =
      dialogue.hasList ? ["explanations", "recommendations"] : ["recommendations", "explanations"]
    let sorted = lines.filter { $0.topic == wanted[0] } + lines.filter { $0.topic != wanted[0] }
    let examples = sorted.prefix(3).map { Say.in(language, $0.english.example, $0.chinese.example) }
    if let courtesy = Courtesy.answer(to: aside, language) { return .message(Message(courtesy)) }
    let message: String
    if let fault = found.fault { return .failure(Failure(code: "out_of_scope", message: fault)) }
    if let command = aside, command.hasPrefix("/") {
      let nearest = Spelling.nearest(to: String(command.dropFirst()), among: SlashCommand.names)
      message =
        nearest.map {
          Say.in(language, "\(command) is not a command. Did you mean /\($0)?", "没有命令 \(command)。是不是 /\($0)？")
        } ?? Say.in(language, "\(command) is not a command.", "没有命令 \(command)。")
    } else {
      message = Say.in(
        language, "I did not understand that. Type help for all that can be said.",
        "没有听懂这句话。输入“帮助”看看可以怎么说。")
    }
    return .failure(Failure(code: "out_of_scope", message: message, examples: Array(examples)))
  }
}
