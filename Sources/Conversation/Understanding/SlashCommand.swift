// Conversation › SlashCommand: the short register, `/rec u1042 --category boots --max 120`.

/// A line that begins with a slash, in its words.
struct SlashCommand: Sendable {
  let name: String
  let arguments: [String]
  /// `--max 120` as name and value; an option without a value is `true`.
  let options: [(name: String, value: String)]

  init?(_ line: String) {
    let trimmed = line.drop { $0.isWhitespace }
    guard trimmed.first == "/" else { return nil }
    var parts = trimmed.dropFirst().split(whereSeparator: \.isWhitespace).map(String.init)
    name = parts.isEmpty ? "" : parts.removeFirst().lowercased()
    var arguments: [String] = []
    var options: [(String, String)] = []
    var i = 0
    while i < parts.count {
      if parts[i].hasPrefix("--") {
        let option = String(parts[i].dropFirst(2))
        if i + 1 < parts.count, !parts[i + 1].hasPrefix("--"), !SlashCommand.flags.contains(option) {
          options.append((option, parts[i + 1]))
          i += 1
        } else {
          options.append((option, "true"))
        }
      } else {
        arguments.append(parts[i])
      }
      i += 1
    }
    self.arguments = arguments
    self.options = options
  }

  static let flags: Set<String> = ["in-stock", "on-sale", "gift", "full", "dry-run"]
  static let amounts: Set<String> = ["max", "max-price", "min", "min-price", "top", "n"]
  static let lists: Set<String> = [
    "size", "category", "brand", "colour", "color", "material", "gender", "not-category", "not-brand",
    "not-colour", "not-material",
  ]
  /// Intents whose bare numbers are places of the list.
  static let pointing: Set<String> = [
    "explain", "similar", "explain_absence", "explain_order", "compare", "show_item", "ask_attribute",
    "check_variant",
    "find_store", "find_coupon", "cross_sell", "also_bought", "bundle", "audience", "feedback",
  ]
  static let leaving: Set<String> = ["quit", "exit", "q"]

  static var names: [String] { Intents.all.flatMap(\.commands) + ["keep", "quit"] }

  /// The short form of a turn, where it has a simple one.
  static func hint(for turn: Turn) -> String? {
    let slots = turn.slots
    if turn.step == .keeps { return "/keep" }
    if turn.step == .leaves { return "/back" }
    switch turn.intent {
    case "recommend":
      var out = "/rec"
      for entry in slots.entries {
        switch entry.key {
        case "user":
          guard let id = entry.value.string, !id.hasPrefix("@") else { continue }
          out += " \(id)"
        case "category", "brand", "colour", "material", "gender", "size":
          out += " --\(entry.key) " + entry.value.strings.joined(separator: ",")
        case "not_brand", "not_colour", "not_category", "not_material":
          out += " --not-\(entry.key.dropFirst(4)) " + entry.value.strings.joined(separator: ",")
        case "price":
          for bound in ["min", "max"] {
            if let amount = entry.value.map?[bound]?.number { out += " --\(bound) \(Chips.plain(amount))" }
          }
        case "n": out += " --top \(Chips.plain(entry.value.number ?? 0))"
        case "in_stock": out += " --in-stock"
        case "on_sale": out += " --on-sale"
        default: return nil
        }
      }
      return out
    case "explain":
      guard let ref = slots["ref"]?.string, slots["style"] == nil else { return nil }
      let view = slots["view"]?.string.map { " \($0)" } ?? ""
      return ref.hasPrefix("#") ? "/why \(ref.dropFirst())\(view)" : ref == "@focus" ? "/why\(view)" : nil
    case "compare":
      let refs = slots["refs"]?.strings ?? []
      guard slots["attrs"] == nil, refs.count > 1, refs.allSatisfy({ $0.hasPrefix("#") }) else { return nil }
      return "/compare " + refs.map { String($0.dropFirst()) }.joined(separator: " ")
    case "show_item", "cross_sell", "also_bought", "bundle", "find_store", "audience":
      guard let ref = slots["ref"]?.string, ref.hasPrefix("#"), slots.entries.count == 1,
        let command = Intents.named(turn.intent)?.commands.first
      else { return nil }
      return "/\(command) \(ref.dropFirst())"
    case "popular", "trending", "new_products":
      guard slots.isEmpty, let command = Intents.named(turn.intent)?.commands.first else { return nil }
      return "/\(command)"
    case "portrait", "similar_users":
      guard let id = slots["user"]?.string, !id.hasPrefix("@"),
        let command = Intents.named(turn.intent)?.commands.first
      else { return nil }
      return "/\(command) \(id)"
    case "set_user": return slots["user"]?.string.map { "/user \($0)" }
    case "more": return "/more"
    case "undo": return "/undo"
    case "redo": return "/redo"
    default: return nil
    }
  }
}

extension Interpreter {
  /// The turn that a command stands for: options become slots, all else is read as a sentence.
  func interpret(_ command: SlashCommand) -> Interpretation {
    if SlashCommand.leaving.contains(command.name) {
      return Interpretation(turn: Turn(intent: "quit", language: dialogue.language))
    }
    if command.name == "keep" {
      if let branch = dialogue.branch {
        return Interpretation(turn: branch.keeping(language: dialogue.language))
      }
      var out = Interpretation(turn: Turn(intent: "error.out_of_scope", language: dialogue.language))
      out.fault = Say.in(
        dialogue.language, "/keep keeps the wishes of a what-if; ask one first: /what-if under 100 euros",
        "/keep 用来保留假设里的条件；请先假设：/what-if 100欧以内")
      return out
    }
    guard let intent = Intents.all.first(where: { $0.commands.contains(command.name) }) else {
      return Interpretation(
        turn: Turn(
          intent: "error.out_of_scope", slots: SlotMap(), language: dialogue.language),
        aside: "/" + command.name)
    }
    if let fault = fault(command) {
      var out = Interpretation(turn: Turn(intent: "error.out_of_scope", language: dialogue.language))
      out.fault = fault
      return out
    }
    var out = interpret(sentence(for: intent.name, command))
    if intent.name == "refine", command.arguments.isEmpty, !command.options.isEmpty {
      // /only --max 100: the options are all there is to it.
      out = Interpretation(turn: Turn(intent: dialogue.hasList ? intent.name : "error.no_list"))
    }
    let rest = command.arguments.joined(separator: " ")
    if intent.name == "recommend", !rest.isEmpty, out.turn.intent == "recommend",
      out.turn.slots.entries.isEmpty
    {
      // /rec nobody: what was written in the place of the customer is nobody, and no wish.
      out = Interpretation(
        turn: Turn(intent: "error.unknown_user", slots: SlotMap([("name", .string(rest))])))
    }
    if out.turn.intent != intent.name, Intents.named(out.turn.intent) is any WritingIntent {
      // “Also bought u1064 …” would be news worth writing down; /also only looks up.
      return refusal(of: command, intent)
    }
    if out.turn.intent == intent.name {
      for (name, value) in command.options { add(name, value, to: &out.turn.slots) }
    }
    out.turn.language = dialogue.language
    return out
  }

  /// A command whose words make another thing of it than its name says.
  private func refusal(of command: SlashCommand, _ intent: any Intent) -> Interpretation {
    var out = Interpretation(turn: Turn(intent: "error.out_of_scope", language: dialogue.language))
    let words = command.arguments.joined(separator: " ")
    let example = intent.help.map(\.slash).flatMap { $0.isEmpty ? nil : $0 } ?? "/help"
    out.fault = Say.in(
      dialogue.language, "/\(command.name) does not know what to do with “\(words)”; try \(example).",
      "/\(command.name) 看不懂“\(words)”；试试 \(example)。")
    return out
  }

  /// What is wrong with the options of a command, `nil` when nothing is.
  private func fault(_ command: SlashCommand) -> String? {
    let known = SlashCommand.flags.union(SlashCommand.amounts).union(SlashCommand.lists)
    for (name, value) in command.options {
      guard known.contains(name) else {
        let hint = Spelling.nearest(to: name, among: known.sorted()).map {
          Say.in(dialogue.language, " Did you mean --\($0)?", "是不是 --\($0)？")
        }
        return Say.in(dialogue.language, "--\(name) is not an option.", "没有选项 --\(name)。") + (hint ?? "")
      }
      guard SlashCommand.amounts.contains(name) else { continue }
      if let amount = Double(value), amount.isFinite, (0...NumberWords.most).contains(amount) { continue }
      return Say.in(
        dialogue.language, "--\(name) takes a number, for instance --\(name) 20; “\(value)” is none.",
        "--\(name) 后面要写数字，例如 --\(name) 20；“\(value)”不是数字。")
    }
    return nil
  }

  private func sentence(for intent: String, _ command: SlashCommand) -> String {
    let words = command.arguments.map {
      $0.allSatisfy(\.isNumber) && SlashCommand.pointing.contains(intent) ? "#" + $0 : $0
    }
    let rest = words.joined(separator: " ")
    switch intent {
    case "recommend": return rest.isEmpty ? "recommend something" : "recommend something for \(rest)"
    case "explain": return "why \(rest)"
    case "similar": return rest.isEmpty ? "something like it" : "something like \(rest)"
    case "explain_absence": return "why not \(rest)"
    case "explain_order": return "why is " + words.joined(separator: " above ")
    case "what_if": return "what if \(rest)"
    case "set_user": return "load \(rest)"
    case "show_state": return "current state"
    case "repeat": return "again"
    case "relax": return "drop the \(rest)"
    case "refine": return "only \(rest)"
    case "exclude": return "not \(rest.isEmpty ? "that brand" : rest)"
    case "critique": return rest
    case "show_item": return rest.isEmpty ? "show it" : "show \(rest)"
    case "ask_attribute":
      let attribute = words.dropFirst().joined(separator: " ")
      return "what is the \(attribute.isEmpty ? "price" : attribute) of \(words.first ?? "it")"
    case "check_variant": return rest.isEmpty ? "variants of it" : "do we have \(rest)"
    case "find_store": return "stores with \(rest.isEmpty ? "it" : rest)"
    case "find_coupon": return rest.isEmpty ? "coupons" : "coupons for \(rest)"
    case "search": return "search \(rest)"
    case "popular": return "best sellers \(rest)"
    case "trending": return "trending \(rest)"
    case "new_products": return "new arrivals \(rest)"
    case "cross_sell": return "what goes with \(rest.isEmpty ? "it" : rest)"
    case "also_bought": return "also bought with \(rest.isEmpty ? "it" : rest)"
    case "bundle": return "bundle with \(rest.isEmpty ? "it" : rest)"
    case "recommend_brand": return "which brands for \(rest.isEmpty ? "her" : rest)"
    case "recommend_promotion": return rest.isEmpty ? "best offers" : "best offers for \(rest)"
    case "audience": return "which customers would want \(rest.isEmpty ? "it" : rest)"
    case "similar_users": return "similar customers to \(rest.isEmpty ? "her" : rest)"
    case "portrait": return "describe \(rest.isEmpty ? "her" : rest)"
    case "history": return "what has \(rest.isEmpty ? "she" : rest) bought"
    case "help": return rest.isEmpty ? "help" : "help with \(rest)"
    case "feedback":
      let target = rest.isEmpty ? "it" : rest
      return ["bought", "returned"].contains(command.name)
        ? "mark \(target) as \(command.name)" : "\(command.name) \(target)"
    case "rule_add", "rule_list":
      let number = command.arguments.dropFirst().joined(separator: " ")
      switch command.arguments.first?.lowercased() {
      case nil: return "show the rules"
      case "off"?: return "turn rule \(number) off"
      case "on"?: return "turn rule \(number) on"
      case "remove"?: return "remove rule \(number)"
      default: return intent == "rule_add" ? rest : "rules about \(rest)"
      }
    case "erase_user": return "erase customer \(rest)"
    case "save_list": return rest.isEmpty ? "save this list" : "save this as \(rest)"
    case "import_report": return rest.isEmpty ? "import report" : "import report of import \(rest)"
    case "set_language": return "set language to \(rest)"
    default: return rest.isEmpty ? intent : "\(intent) \(rest)"
    }
  }

  private func add(_ name: String, _ value: String, to slots: inout SlotMap) {
    let values = value.split(separator: ",").map(String.init)
    switch name {
    case "max", "max-price", "min", "min-price":
      guard let amount = Double(value) else { return }
      var price = slots["price"]?.map ?? SlotMap()
      price[name.hasPrefix("max") ? "max" : "min"] = .number(amount)
      slots["price"] = .map(price)
    case "top", "n": slots["n"] = Double(value).map { .number($0) }
    case "in-stock": slots["in_stock"] = .bool(true)
    case "on-sale": slots["on_sale"] = .bool(true)
    case "gift": slots["occasion"] = .string("gift")
    case "dry-run": slots["dry_run"] = .bool(true)
    case "full": slots["view"] = .string("full")
    case "size": slots["size"] = values.count == 1 ? .string(value.uppercased()) : .strings(values)
    case "category", "brand", "colour", "color", "material", "gender":
      let slot = name == "color" ? "colour" : name
      slots[slot] = .strings(values.map { id($0, slot) })
    case "not-category", "not-brand", "not-colour", "not-material":
      let slot = String(name.dropFirst(4))
      slots["not_" + slot] = .strings(values.map { id($0, slot) })
    default: break
    }
  }

  /// The lexicon id of a word that was written as an option.
  private func id(_ word: String, _ slot: String) -> String {
    let sentence = SentenceReader.read(word, vocabulary: vocabulary, cueWords: [])
    return sentence.constraints[slot]?.strings.first ?? word.lowercased()
  }
}
