// Conversation › Scene: where a turn is carried out: the dialogue, the shop, and the steps that intents share.

import Catalogue
import Explanation
import Fusion
import GraphRules
import Scoring

/// The dialogue under change, and the shop to ask.
struct Scene {
  var dialogue: Dialogue
  let shop: any ShopReader
  let vocabulary: Vocabulary
  /// The numbers of the events that the turn has written.
  var written: [Int] = []
  /// The rules that the turn has turned on or off.
  var ruleChanges: [RuleChange] = []
  /// Whether the sentence came instead of a yes or a no to something that would have been written.
  var droppedQuestion = false

  var language: String { dialogue.language }
  var card: CustomerCard? { dialogue.state.customer.flatMap { shop.customer($0) } }
  var chips: [String] { Chips.strings(dialogue.state.wish, currency: shop.currency) }

  // MARK: References

  /// The item that `#2`, `L1#2` or `@focus` stands for.
  func resolve(_ reference: String) -> String? {
    if reference == "@focus" { return dialogue.state.focus }
    if reference.hasPrefix("@list:") { return listed(reference).first }
    let parts = reference.split(separator: "#", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let list =
      parts[0].isEmpty
      ? dialogue.state.lists.last : dialogue.state.lists.last { "L\($0.number)" == parts[0] }
    guard let items = list?.items, !items.isEmpty else { return nil }
    guard let position = Int(parts[1]), items.indices.contains(position - 1) else { return nil }
    return items[position - 1]
  }

  /// The items of the newest list that a filter such as `@list:brand=altura` leaves.
  func listed(_ filter: String) -> [String] {
    shop.listed(filter, of: dialogue.state.lists.last?.items ?? [], vocabulary: vocabulary)
  }

  // MARK: Wishes

  /// Adds constraint slots to the wish; `isFresh` starts afresh but for what was excluded.
  mutating func apply(_ slots: SlotMap, isFresh: Bool) {
    if isFresh {
      dialogue.state.wish = dialogue.state.wish.onlyExcludes
      dialogue.state.critiques = []
    }
    var concrete = slots
    for entry in slots.entries where entry.value.strings.contains(where: { $0.hasPrefix("@focus.") }) {
      let values = entry.value.strings.flatMap {
        $0.hasPrefix("@focus.") ? focusValues(String($0.dropFirst(7))) : [$0]
      }
      concrete[entry.key] = values.isEmpty ? nil : .strings(values)
    }
    dialogue.state.wish.apply(concrete)
    for chip in Chips.strings(dialogue.state.wish, currency: "") where dialogue.state.chipTurns[chip] == nil {
      dialogue.state.chipTurns[chip] = dialogue.turn
    }
    dialogue.state.forgetOldChips()
  }

  /// The brand, colour or category of the focus, as ids of the lexicon.
  private func focusValues(_ part: String) -> [String] {
    guard let item = dialogue.state.focus else { return [] }
    switch part {
    case "brand": return vocabulary.product(item).map { [$0.brand] } ?? []
    case "category": return vocabulary.product(item).map { [$0.category] } ?? []
    default:
      let words = shop.product(item)?.lead.colourWords.map { $0.lowercased() } ?? []
      return words.map { word in
        vocabulary.lexicon.colours.first { $0.entry.words.values.joined().contains(word) }?.entry.id ?? word
      }
    }
  }

  // MARK: Lists

  /// How many items a list shall have; `nil` for as many as usual.
  private func length(_ count: Double?) -> Int {
    guard let count, count.isFinite else { return shop.listSize }
    return Int(min(max(1, count), Double(ListRequest.mostItems)))
  }

  func request(_ count: Double?) -> ListRequest {
    let state = dialogue.state
    var request = ListRequest(user: state.customer, count: length(count))
    request.wish = state.wish
    request.critiques = state.critiques
    request.tuning = state.tuning.faded(at: dialogue.turn)
    request.similarTo = state.similarTo
    request.order = state.order
    request.includesSeen = state.order.includesSeen
    request.turn = dialogue.turn
    request.said = said
    return request
  }

  /// Colours and materials that were asked for, which also count as evidence.
  private var said: [Said] {
    let wish = dialogue.state.wish
    func turn(_ chip: String) -> Int { dialogue.state.chipTurns[chip] ?? dialogue.turn }
    let colourTurn = turn("colour:" + wish.colours.sorted().joined(separator: "|"))
    let materialTurn = turn("material:" + wish.materials.sorted().joined(separator: "|"))
    return wish.colours.map { Said(turn: colourTurn, matter: .colour($0)) }
      + wish.materials.map { id in
        let word = vocabulary.lexicon.materials.first { $0.id == id }?.word("en") ?? id
        return Said(turn: materialTurn, matter: .word(word))
      }
  }

  /// A new list for the wish as it stands now.
  mutating func list(count: Double?) throws -> Reply {
    var found = try shop.list(request(count), language: language)
    var dropped: Critique?
    // An agent expects the limits said aloud to hold: soft wishes go before a constraint does, first an older one that the
    // newest took back, then the newest.
    while found.items.isEmpty, let last = dialogue.state.critiques.popLast() {
      let opposite = dialogue.state.critiques.lastIndex {
        $0.attribute == last.attribute && $0.direction != last.direction
      }
      if let opposite {
        dropped = dialogue.state.critiques.remove(at: opposite)
        dialogue.state.critiques.append(last)
      } else {
        dropped = last
      }
      found = try shop.list(request(count), language: language)
    }
    return try show(found, request: request(count), dropped: dropped)
  }

  /// The next items of the newest list.
  mutating func more(count: Double?) throws -> Reply {
    guard let last = dialogue.state.lists.last else { return try list(count: count) }
    var request = last.request
    request.offset += last.items.count
    request.count = length(count)
    let found = try shop.list(request, language: language)
    guard !found.items.isEmpty else {
      return .message(
        Message(
          Say.in(
            language, "That was all: \(found.fitting) fit. Drop a wish for more.",
            "没有更多了：共 \(found.fitting) 件符合。放宽条件可以看到更多。")))
    }
    return try show(found, request: request, dropped: nil)
  }

  /// The newest list again, under its own number.
  mutating func show() throws -> Reply {
    guard let last = dialogue.state.lists.last else { return stateReply() }
    let found = try shop.list(last.request, language: language)
    // What was said of a product since may have changed it: numbers shall mean what is on the screen.
    if found.items.map(\.item) != last.items { return try show(found, request: last.request, dropped: nil) }
    return .list(reply(found, as: last, dropped: nil))
  }

  private mutating func show(_ found: RecommendationList, request: ListRequest, dropped: Critique?) throws
    -> Reply
  {
    guard !found.items.isEmpty else { return empty(found, request) }
    dialogue.listCount += 1
    var list = ShownList(
      number: dialogue.listCount, turn: dialogue.turn, items: found.items.map(\.item), request: request)
    list.offers = found.offers
    dialogue.state.lists = dialogue.state.lists.filter { $0.turn > dialogue.turn - 20 } + [list]
    dialogue.state.focus = list.items.first
    dialogue.state.isFocusOfList = list.items.count > 1
    return .list(reply(found, as: list, dropped: dropped))
  }

  private func reply(_ found: RecommendationList, as list: ShownList, dropped: Critique?) -> ListReply {
    let request = list.request
    let anchor = request.similarTo.map(told) ?? ""
    var heading = request.order.heading(language, anchor: anchor)
    if request.order == .bundle, let item = request.similarTo,
      let sum = try? total(of: found.items, with: item)
    {
      heading? += say(" · \(sum) in all", " · 合计 \(sum)")
    }
    return ListReply(
      list: found, number: list.number, request: request, customer: card,
      chips: labels(request.wish, request.critiques), dropped: dropped, heading: heading,
      offers: list.offers.map { ($0, $0.label(lexicon: vocabulary.lexicon, language: language)) })
  }

  /// The chips of a wish in words, and behind them the comparative wishes that stand: cheaper, darker.
  func labels(_ wish: Wish, _ critiques: [Critique] = []) -> [String] {
    let chips = Chips.strings(wish, currency: shop.currency).map {
      Chips.label($0, lexicon: vocabulary.lexicon, language: language)
    }
    return critiques.map { $0.words(language) }.reduce(into: chips) { labels, wish in
      if !labels.contains(wish) { labels.append(wish) }
    }
  }

  /// Never an empty table: what blocks, and an offer to drop it.
  private mutating func empty(_ found: RecommendationList, _ request: ListRequest) -> Reply {
    if let words = request.order.nothing(language), found.blockers.isEmpty || request.wish.isEmpty {
      return .failure(Failure(code: "empty", message: words))
    }
    let blockers = Array(found.blockers.prefix(3))
    let blocking = blockers.map { Chips.label($0.chip, lexicon: vocabulary.lexicon, language: language) }
    let wished = labels(dialogue.state.wish).map { "[\($0)]" }.joined(separator: " ")
    if !blockers.isEmpty {
      let options = zip(blockers, blocking).map { blocker, label in
        Question.Option(
          label: Say.in(language, "without [\(label)]: \(blocker.frees)", "去掉 [\(label)]：\(blocker.frees) 件"),
          names: [],
          effect: .turn(
            Turn(intent: "relax", slots: SlotMap([("chip", .string(blocker.chip))]), language: language)))
      }
      let text = Say.in(language, "Which one shall go?", "去掉哪一个？")
      dialogue.pending = Question(text: text, options: options)
    }
    return .failure(
      Failure(
        code: "empty",
        message: Say.in(
          language, "0 of \(found.offered) products fit\(wished.isEmpty ? "" : " " + wished).",
          "\(found.offered) 件商品中没有符合\(wished.isEmpty ? "" : " \(wished) ")的。"),
        question: dialogue.pending))
  }

  // MARK: Explanations

  mutating func explain(_ item: String, view: String?, isForCustomer: Bool) throws -> Reply {
    let list = dialogue.state.lists.last { $0.items.contains(item) } ?? dialogue.state.lists.last
    let base = list?.request ?? request(nil)
    let explained = try shop.explain(item, for: base, language: language)
    let ground = try list.flatMap { $0.items.contains(item) ? $0.request : nil }
      .flatMap { try shop.ground(of: item, in: $0, language: language) }
    dialogue.state.focus = item
    let rank = list?.items.firstIndex(of: item).map { $0 + 1 }
    // Only what is listed has a place to lose, and only the whole answer tells of it.
    let change =
      rank == nil || isForCustomer || ground != nil
      ? nil : try shop.change(of: item, in: base, isFull: false, language: language)
    return .explanation(
      ExplanationReply(
        explained: explained, rank: rank, view: view, isForCustomer: isForCustomer, customer: card,
        change: change, ground: ground?.words))
  }

  /// Which of the customer's own things weigh most over the whole list.
  func evidence() throws -> Reply {
    guard let list = dialogue.state.lists.last else { return stateReply() }
    var sums: [(label: String, amount: Double, items: Int)] = []
    for item in list.items {
      let tree = try shop.explain(item, for: list.request, language: language).tree
      for reason in tree.shown + tree.rest where reason.amount > 0 {
        // What hangs on nothing of hers is told by itself.
        let shares =
          reason.own.isEmpty ? [(reason.short, reason.amount)] : reason.own.map { ($0.name, $0.amount) }
        for (label, amount) in shares {
          if let at = sums.firstIndex(where: { $0.label == label }) {
            sums[at].amount += amount
            sums[at].items += 1
          } else {
            sums.append((label, amount, 1))
          }
        }
      }
    }
    sums.sort { ($0.amount, $1.label) > ($1.amount, $0.label) }
    return .evidence(
      EvidenceReply(
        sources: sums.prefix(5).map { .init(label: $0.label, amount: $0.amount, reasons: $0.items) }))
  }

  // MARK: State

  func stateReply() -> Reply {
    .state(
      StateReply(customer: card, chips: labels(dialogue.state.wish, dialogue.state.critiques), cleared: false)
    )
  }

  func customerReply(cleared: Bool) -> Reply {
    .state(StateReply(customer: card, chips: [], cleared: cleared))
  }

  mutating func reset(isAll: Bool) -> Reply {
    let customer = isAll ? nil : dialogue.state.customer
    let lists = isAll ? [] : dialogue.state.lists
    let focus = isAll ? nil : dialogue.state.focus
    let isFocusOfList = dialogue.state.isFocusOfList
    dialogue.state = DialogueState()
    dialogue.state.customer = customer
    dialogue.state.lists = lists
    dialogue.state.focus = focus
    dialogue.state.isFocusOfList = isFocusOfList && focus != nil
    let text =
      isAll
      ? Say.in(language, "Everything is cleared, the customer too.", "已全部清空，顾客也已卸下。")
      : Say.in(language, "All wishes are cleared.", "条件已清空。")
    return .message(Message(text))
  }

  /// Back or forward through the steps; events that a step wrote are taken back, or count again.
  mutating func travel(
    back: Bool, steps: Int, takingBack: (Int) throws -> Int, settingRule: (String, RuleState) throws -> Void
  ) throws -> Reply {
    if back, let declined = dialogue.declined, declined == dialogue.turn - 1 {
      return .message(
        Message(Say.in(language, "Nothing was changed, so nothing is taken back.", "刚才没有改动，不用撤销。")))
    }
    if back, droppedQuestion {
      return .message(
        Message(
          Say.in(language, "The question is dropped; nothing was changed by it.", "问题已取消；它没有改动任何内容。")))
    }
    var done = 0
    var events: [Int] = []
    var rules: [String] = []

    for _ in 0..<max(1, steps) {
      guard let target = back ? dialogue.undo.last : dialogue.redo.last else { break }
      let taken = try target.events.reversed().map(takingBack)
      events += taken
      for change in target.rules.reversed() {
        try settingRule(change.id, back ? change.before : change.after)
        rules.append(change.id)
      }
      let here = DialogueStep(state: dialogue.state, events: taken.reversed(), rules: target.rules)
      if back {
        dialogue.undo.removeLast()
        dialogue.redo.append(here)
      } else {
        dialogue.redo.removeLast()
        dialogue.undo.append(here)
      }
      dialogue.state = target.state
      done += 1
    }
    guard done > 0 else {
      return .message(
        Message(
          back
            ? Say.in(language, "There is nothing to undo.", "没有可以撤销的。")
            : Say.in(language, "There is nothing to redo.", "没有可以重做的。")))
    }
    if !events.isEmpty {
      let names = events.map { "e\($0)" }.joined(separator: ", ")
      return .notice(
        NoticeReply(
          [
            back
              ? Say.in(language, "Taken back; it counts no more.", "已收回，不再计入。")
              : Say.in(language, "Done again; it counts.", "已恢复，重新计入。"),
            Say.in(
              language, "event \(names) says so; nothing was deleted", "由事件 \(names) 记录；没有删除任何内容"),
          ], wrote: events.map { Written(kind: "event", id: "e\($0)") }))
    }
    if !rules.isEmpty {
      let names = rules.joined(separator: ", ")
      return .notice(
        NoticeReply(
          [
            back
              ? Say.in(language, "Taken back: rule \(names) is as it was before.", "已收回：规则 \(names) 恢复原状。")
              : Say.in(language, "Done again: rule \(names).", "已重新执行：规则 \(names)。")
          ], wrote: rules.map { Written(kind: "rule", id: $0) }))
    }
    guard let list = dialogue.state.lists.last else { return stateReply() }
    if list.request.wish == dialogue.state.wish { return try show() }
    // The wish of that step had no list of its own: nothing fitted it, or it was cleared.
    let found = try shop.list(request(nil), language: language)
    return found.items.isEmpty ? empty(found, request(nil)) : stateReply()
  }
}
