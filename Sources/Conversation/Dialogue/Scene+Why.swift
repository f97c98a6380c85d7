// Conversation › Scene+Why: what if, why not, why before: questions that change nothing.

import Catalogue
import Fusion

extension Scene {
  /// The request that a question about an item is about: that of the newest list that holds it, else of the newest.
  func base(for item: String? = nil) -> ListRequest {
    let lists = dialogue.state.lists
    let list = item.flatMap { item in lists.last { $0.items.contains(item) } } ?? lists.last
    var base = list?.request ?? request(nil)
    // Best sellers and the like do not hang on what the customer did: such a question is about what suits her.
    if base.order.includesSeen || base.order.name == "new" {
      base.order = .fit
      base.includesSeen = false
    }
    return base
  }

  /// An item that was named, or that a reference stands for.
  private func item(_ name: String) -> String? {
    Utterance.isReference(name) ? resolve(name) : name
  }

  // MARK: What would change this

  mutating func change(_ item: String) throws -> Reply {
    dialogue.state.focus = item
    let answer = try shop.change(of: item, in: base(for: item), isFull: true, language: language)
    guard let answer else {
      return try absence(Turn(intent: "explain_absence", slots: SlotMap([("item", .string(item))])))
    }
    return .why(.change(answer))
  }

  // MARK: Why not

  mutating func absence(_ turn: Turn) throws -> Reply {
    let slots = turn.slots
    let named = (slots["item"] ?? slots["ref"])?.string
    if let named, let item = item(named) {
      return .why(.absence(try shop.absence(of: item, from: base(), language: language)))
    }
    var wish = Wish()
    wish.apply(slots)
    let base = base()
    // Why no blue ones, in a list of headphones: blue headphones are missed.
    var within = wish
    if wish.categories.isEmpty { within.categories = base.wish.categories }
    if !wish.isEmpty, within != wish, let item = try shop.best(of: within, for: base) {
      return .why(.absence(try shop.absence(of: item, from: base, language: language)))
    }
    if !wish.isEmpty, let item = try shop.best(of: wish, for: base) {
      return .why(.absence(try shop.absence(of: item, from: base, language: language)))
    }
    // “Why not?”, of what is talked of: the first of a list is not missing, nor is what was called by an unknown name.
    if wish.isEmpty, turn.unused.isEmpty, !dialogue.state.isFocusOfList, let focus = dialogue.state.focus {
      return .why(.absence(try shop.absence(of: focus, from: base, language: language)))
    }
    let chips = labels(wish).map { "[\($0)]" }.joined(separator: " ")
    return .failure(
      Failure(
        code: "empty",
        message: wish.isEmpty
          ? Say.in(language, "Say which product is missing.", "请说明缺的是哪件商品。")
          : Say.in(language, "The shop offers nothing that is \(chips).", "商店没有符合 \(chips) 的商品。")))
  }

  // MARK: Why before

  func contrast(_ first: String, _ second: String) throws -> Reply {
    guard let a = item(first), let b = item(second), a != b else {
      return .failure(
        Failure(
          code: "empty", message: Say.in(language, "Name two different products.", "请说出两件不同的商品。")))
    }
    return .why(.contrast(try shop.contrast(a, b, in: base(for: a), language: language)))
  }

  // MARK: Side by side

  /// More columns than this nobody compares.
  private static let mostCompared = 5

  mutating func compare(
    _ references: [String], attributes: [String], pick: String?, wantsVerdict: Bool = false
  ) throws -> Reply {
    var items: [String] = []
    for reference in references {
      let found =
        switch reference {
        case "@last_compared": dialogue.state.compared
        case "@list": dialogue.state.lists.last?.items ?? []
        default: reference.hasPrefix("@list:") ? listed(reference) : [item(reference)].compactMap(\.self)
        }
      for item in found where !items.contains(item) { items.append(item) }
    }
    guard items.count > 1 else {
      return .failure(
        Failure(
          code: "empty",
          message: Say.in(language, "Name two to five products to compare.", "请说出要比较的两到五件商品。"),
          examples: [Say.in(language, "compare 1 and 3", "比较一下第一个和第三个")]))
    }
    items = Array(items.prefix(Self.mostCompared))
    dialogue.state.compared = items
    let answer = try shop.comparison(
      of: items, attributes: attributes, in: base(for: items.first), language: language)
    // “The cheapest one” is talked of from here on.
    if let pick, !wantsVerdict, let row = answer.rows.first(where: { $0.id == attributes.first }),
      let best = row.best(isLeast: pick == "min")
    {
      dialogue.state.focus = items[best]
    }
    return .why(.comparison(answer, attributes: attributes, pick: pick, wantsVerdict: wantsVerdict))
  }

  // MARK: What if

  /// The list as it would be; the dialogue is inside of the what-if from then on, and its state as it was.
  mutating func outcome(_ turn: Turn) throws -> Reply {
    let slots = turn.slots
    if slots["event"] == nil, slots["action"] == nil, let named = (slots["item"] ?? slots["ref"])?.string,
      let item = item(named)
    {
      return try otherwisePriced(item)
    }
    guard let hypothesis = hypothesis(slots) else {
      return .failure(
        Failure(
          code: "empty", message: Say.in(language, "Say what is to be supposed.", "请说明假设什么。"),
          examples: [
            Say.in(language, "what if she returns the boots?", "如果他把靴子退了呢？"),
            Say.in(language, "what if we ignore images", "如果不看图片呢"),
            Say.in(language, "what would a new customer see?", "新顾客会看到什么"),
          ]))
    }
    let earlier = turn.step == .adds ? dialogue.branch?.suppositions ?? [] : []
    let outcome = try shop.outcome(earlier + [hypothesis], of: base(), language: language)
    if let problem = outcome.problem { return .failure(Failure(code: "empty", message: problem)) }
    dialogue.branch = Branch(suppositions: earlier + [hypothesis], words: outcome.parts, language: language)
    return .why(.outcome(outcome))
  }

  /// What a product would do at another price cannot be told: no reason hangs on it.
  private func otherwisePriced(_ item: String) throws -> Reply {
    let price = try shop.details(of: item, language: language).price
    let now = price.map { say("It costs \($0.label). ", "它现价 \($0.label)。") } ?? ""
    return .failure(
      Failure(
        code: "empty",
        message: now
          + say(
            "Another price of \(title(item)) cannot be supposed; a limit of the wish can.",
            "不能假设“\(title(item))”是别的价格；可以假设别的价格上限。"),
        examples: [
          say("what if it may cost 100 euros", "如果预算是100欧元呢"), say("any coupon for this?", "有没有优惠券"),
        ]))
  }

  private func hypothesis(_ slots: SlotMap) -> Hypothesis? {
    var out = Hypothesis()
    if slots["action"] != nil {
      out.rule = draft(slots)
      out.rule?.note = "supposed"
      return out.rule == nil ? nil : out
    }
    if let event = slots["event"]?.string {
      guard let object = object(slots) else { return nil }
      if slots["undone"] != nil {
        out.undone = [object]
        return out
      }
      guard let deed = Hypothesis.Deed(rawValue: event) else { return nil }
      out.acts = [Hypothesis.Act(deed, object)]
      return out
    }
    out.disabled = slots["disable"]?.strings ?? []
    out.relaxed = slots["relax"]?.strings ?? []
    out.user = slots["user"]?.string
    for entry in slots.entries where SentenceReader.order.contains(entry.key) {
      out.wished[entry.key] = entry.value
    }
    return out == Hypothesis() ? nil : out
  }

  private func object(_ slots: SlotMap) -> Hypothesis.Object? {
    if let name = (slots["item"] ?? slots["ref"])?.string {
      if name.hasPrefix("@bought:") { return .bought(category: String(name.dropFirst("@bought:".count))) }
      return item(name).map { .item($0) }
    }
    if let brand = slots["brand"]?.strings.first { return .brand(brand) }
    return slots["category"]?.strings.first.map { .category($0) }
  }
}
