// Conversation › Interpreter: from a sentence and the dialogue so far to one turn.

import GraphRules

/// What a sentence came to: a turn, and what the turn needs besides its slots.
struct Interpretation: Sendable {
  var turn: Turn
  /// Asked back with the turn; becomes the pending question.
  var question: Question?
  /// The turn that an answer leads to.
  var effect: Question.Effect?
  /// Of what is out of scope: a courtesy by its name, or a slash command that there is not.
  var aside: String?
  /// What is wrong with a command, in words.
  var fault: String?
  /// Whether ``question`` is one of confirming.
  var isUnconfirmed = false
}

/// Chooses the intent and settles what it refers to.
struct Interpreter {
  let vocabulary: Vocabulary
  let dialogue: Dialogue
  let shop: any ShopReader

  func interpret(_ text: String) -> Interpretation {
    if let command = SlashCommand(text) { return interpret(command) }
    let bare = text.lowercased().filter { $0.isLetter }
    if let turn = branching(text) { return Interpretation(turn: turn) }
    if ["quit", "exit", "退出"].contains(bare) {
      return Interpretation(turn: Turn(intent: "quit", language: dialogue.language))
    }
    if Courtesy.isFarewell(text, vocabulary.phrasebook) {
      let language = bare.contains { Tokeniser.isHan($0) } ? "zh" : "en"
      return Interpretation(turn: Turn(intent: "quit", language: language))
    }
    if let courtesy = Courtesy.name(bare, vocabulary.phrasebook)
      ?? (dialogue.pending == nil ? Courtesy.assent(bare, vocabulary.phrasebook) : nil)
    {
      let language = bare.contains { Tokeniser.isHan($0) } ? "zh" : "en"
      return Interpretation(turn: Turn(intent: "error.out_of_scope", language: language), aside: courtesy)
    }
    var sentence = SentenceReader.read(
      text, vocabulary: vocabulary, cueWords: vocabulary.phrasebook.cueWords, today: shop.today)
    // Figures and signs alone, and the y and n that a question offers, are in the language of the conversation.
    if bare.isEmpty || dialogue.pending != nil && ["y", "n"].contains(bare) {
      sentence.language = dialogue.language
    }
    if let fixed = dialogue.fixedLanguage { sentence.language = fixed }
    sentence.segments = shop.segments
    if let question = dialogue.pending, let answer = answer(sentence, to: question) { return answer }
    if let talk = Courtesy.smallTalk(sentence) {
      return Interpretation(
        turn: Turn(intent: "error.out_of_scope", language: sentence.language), aside: talk)
    }
    if let count = dialogue.state.lists.last?.items.count {
      sentence.references = sentence.references.map { $0 == "#last" ? "#\(count)" : $0 }
    }
    if let turn = offered(sentence) { return Interpretation(turn: turn) }
    if !sentence.closeReadings.isEmpty, let question = spellingQuestion(sentence) { return question }
    var out = choose(sentence, bare: withoutFrames(sentence))
    out.turn.language = sentence.language
    return out
  }

  /// Leaving a what-if, or keeping its wishes; outside of one such words mean what they mean elsewhere.
  private func branching(_ text: String) -> Turn? {
    guard let branch = dialogue.branch else { return nil }
    let language =
      dialogue.fixedLanguage ?? (text.contains { Tokeniser.isHan($0) } ? "zh" : "en")
    if BranchWords.keeps(text, vocabulary.phrasebook) { return branch.keeping(language: language) }
    guard BranchWords.leaves(text, isAsked: dialogue.pending != nil, vocabulary.phrasebook) else {
      return nil
    }
    var turn = Turn(intent: "undo", slots: SlotMap([("n", .number(1))]), language: language)
    turn.step = .leaves
    return turn
  }

  /// The offer under the newest list that a lone letter takes.
  private func offered(_ sentence: Utterance) -> Turn? {
    var said = sentence.text.lowercased().filter { $0.isLetter }
    for word in vocabulary.phrasebook[.answersTaking].phrases where said.count > 1 && said.hasPrefix(word) {
      said.removeFirst(word.count)
    }
    guard let place = CompoundOffer.keys.firstIndex(of: said),
      let offers = dialogue.state.lists.last?.offers, offers.indices.contains(place)
    else { return nil }
    return offers[place].turn(language: dialogue.language)
  }

  // MARK: Choosing

  /// The intent that reads the most out of a sentence.
  private func best(_ sentence: Utterance) -> (reading: Reading, name: String)? {
    var best: (reading: Reading, name: String)?
    let known = knowing(sentence)
    let naming = known.naming
    let pointing = pointing(naming)
    let hiding = sentence.says(.feedbackHide) ? self.pointing(sentence, isHiding: true) : sentence
    for intent in Intents.all {
      let heard =
        switch intent.name {
        case "show_item": naming
        case "feedback": hiding
        case let name where Self.pointingByName.contains(name): pointing
        case let name where Self.asksWho.contains(name): sentence
        default: known
        }
      guard let reading = intent.read(heard, in: dialogue) else { continue }
      if reading.weight > best?.reading.weight ?? 0 { best = (reading, intent.name) }
    }
    return best
  }

  private func choose(_ whole: Utterance, bare: Utterance?) -> Interpretation {
    let outer = best(whole)
    guard let bare, let inner = best(bare), isMeant(inner, not: outer) else {
      var out = settle(whole, outer)
      out.turn.repairs = whole.repairs
      return out
    }
    var out = settle(bare, inner)
    out.turn.repairs = bare.repairs
    return out
  }

  /// The turn that a reading comes to, or what has to be asked or said instead.
  private func settle(_ sentence: Utterance, _ best: (reading: Reading, name: String)?) -> Interpretation {
    if let told = Elsewhere.answer(to: sentence, isUnderstood: best != nil),
      best.map({ Intents.named($0.name) is any WritingIntent }) != true
    {
      var out = error("out_of_scope", [])
      out.fault = told
      return out
    }
    if let unknown = sentence.unknownItem {
      return error("unknown_item", [("query", .string(unknown))])
    }
    if let item = sentence.brandItem, best?.name != "recommend" || isShown(sentence), best?.name != "help" {
      return byBrand(item, sentence, best)
    }
    guard let best else {
      // A bare unknown name: somebody asks for a customer who is not there.
      return unknownUser(sentence) ?? bareNumber(sentence) ?? unknownKind(sentence)
        ?? error("out_of_scope", [])
    }
    if best.name == "help" { return Interpretation(turn: Turn(intent: "help", slots: best.reading.slots)) }
    let sentence = Self.asksWho.contains(best.name) ? sentence : knowing(sentence)
    var turn = Turn(intent: best.name, slots: best.reading.slots, language: sentence.language)
    turn.period = sentence.tellsWhen ? sentence.period : nil
    turn.unused = Intents.named(best.name).map(sentence.unused) ?? []
    turn.wantsVerdict = best.reading.wantsVerdict
    turn.step = best.reading.step
    turn.named = sentence.named
    turn.marks = best.reading.marks
    turn.isForAnother = sentence.constraints["occasion"]?.string == "gift"
    if let fault = fault(sentence, best.reading, best.name) { return fault }
    if let filter = best.reading.slots["ref"]?.string, filter.hasPrefix("@list:"), best.name != "compare" {
      let items = shop.listed(filter, of: dialogue.state.lists.last?.items ?? [], vocabulary: vocabulary)
      if items.count > 1 { return whichItem(items, turn, then: best.name) }
      if items.isEmpty { return unlisted(filter, best.name, sentence) }
    }
    if turn.marks.contains(.isUnsure), let asked = whetherToNote(turn) { return asked }
    if best.reading.usesUser, let asked = whichUser(sentence, turn) { return asked }
    if best.reading.usesConstraints, let asked = contradiction(sentence, turn) { return asked }
    if let several = sentence.items.first(where: { $0.items.count > 1 }), sentence.target == nil {
      return whichItem(several.items, turn, then: best.name)
    }
    return Interpretation(turn: turn)
  }

  /// Intents for which “Anna” may be another Anna than the one on the line; feedback knows by itself.
  private static let asksWho: Set<String> = ["set_user", "erase_user", "feedback"]

  /// The sentence with a name that several share as the one of them who is on the line.
  private func knowing(_ sentence: Utterance) -> Utterance {
    guard let customer = dialogue.state.customer, !sentence.says(.setUserCalling) else { return sentence }
    var out = sentence
    out.users = sentence.users.map { mention in
      if case .several(let ids) = mention, ids.contains(customer) { .known(customer) } else { mention }
    }
    return out
  }

  /// Of what is asked about, the list has nothing: why it is missing, or that it is.
  private func unlisted(_ filter: String, _ name: String, _ sentence: Utterance) -> Interpretation {
    let parts = filter.dropFirst("@list:".count).split(separator: "=").map(String.init)
    let (slot, id) = (parts.first ?? "", parts.last ?? "")
    if name == "explain" {
      let slots = SlotMap([(slot, .strings([id]))])
      return Interpretation(
        turn: Turn(intent: "explain_absence", slots: slots, language: sentence.language))
    }
    let chip = Chips.label(
      slot == "category" ? id : "\(slot):\(id)", lexicon: vocabulary.lexicon, language: sentence.language)
    var out = error("out_of_scope", [])
    out.fault = Say.in(
      sentence.language, "Nothing in this list is [\(chip)].", "这个列表里没有[\(chip)]的商品。")
    return out
  }

  private func error(_ code: String, _ slots: [(String, SlotValue)]) -> Interpretation {
    Interpretation(turn: Turn(intent: "error.\(code)", slots: SlotMap(slots)))
  }

  // MARK: What is missing

  /// A customer or a list that the sentence refers to and that is not there.
  private func fault(_ sentence: Utterance, _ reading: Reading, _ name: String) -> Interpretation? {
    if reading.usesUser, let unknown = unknownUser(sentence) { return unknown }
    if reading.usesUser, sentence.users.contains(.current), !sentence.namesUser,
      dialogue.state.customer == nil
    {
      return error("no_user", [])
    }
    let explains = name.hasPrefix("explain") && name != "explain_absence"
    if reading.pointsNowhere { return nil }
    let positions = sentence.references.filter { !$0.hasPrefix("@") }
    let ref = reading.slots["ref"]?.string
    let points = !positions.isEmpty || ref != nil || reading.needsList
    if points, !dialogue.hasList {
      let hasFocus = dialogue.state.focus != nil && positions.isEmpty && ref == "@focus"
      if !hasFocus, explains ? reading.slots["item"] == nil : true {
        return error(explains ? "nothing_to_explain" : "no_list", [])
      }
    }
    for position in positions { if let fault = outOfRange(position) { return fault } }
    return nil
  }

  /// A position of the list and nothing else: what can be said about it.
  private func bareNumber(_ sentence: Utterance) -> Interpretation? {
    guard let number = NumberWords.read(sentence.tokens, at: 0), number.next == sentence.tokens.count,
      number.value >= 1, number.value == number.value.rounded()
    else { return nil }
    let position = Int(number.value)
    if let late = dialogue.late, late.turn >= dialogue.state.lists.last?.turn ?? 0 {
      var out = error("out_of_scope", [])
      out.fault = late.told(position, sentence.language)
      return out
    }
    guard dialogue.hasList else { return nil }
    if let fault = outOfRange("#\(position)") { return fault }
    var out = error("out_of_scope", [])
    out.fault = Say.in(
      sentence.language,
      "Say what about #\(position): why \(position) · something like #\(position) · cheaper than #\(position)",
      "想问 #\(position) 什么：为什么推荐 #\(position) · 和 #\(position) 差不多的 · 比 #\(position) 更便宜")
    return out
  }

  private func unknownKind(_ sentence: Utterance) -> Interpretation? {
    guard let unknown = sentence.unknownKind else { return nil }
    var out = error("out_of_scope", [])
    out.fault = Say.in(
      sentence.language,
      "“\(unknown.word)” is no kind of thing that the shop has words for; it was not read as \(unknown.kind). Nothing has changed.",
      "商店的词汇里没有“\(unknown.word)”，没有当作“\(unknown.kind)”，条件没有改动。")
    return out
  }

  private func outOfRange(_ reference: String) -> Interpretation? {
    let parts = reference.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, parts[1] != "last" else { return nil }
    let list =
      parts[0].isEmpty ? dialogue.state.lists.last : dialogue.state.lists.last { "L\($0.number)" == parts[0] }
    let have = list?.items.count ?? 0
    if let position = Int(parts[1]), (1...max(have, 1)).contains(position), have > 0 { return nil }
    return error("no_such_ref", [("ref", .string(reference)), ("have", .number(Double(have)))])
  }

  private func unknownUser(_ sentence: Utterance) -> Interpretation? {
    for mention in sentence.users {
      if case .unknown(let key, let value) = mention { return error("unknown_user", [(key, .string(value))]) }
    }
    return nil
  }

  // MARK: Asking back

  private func whichUser(_ sentence: Utterance, _ turn: Turn) -> Interpretation? {
    guard sentence.user == nil || sentence.user == "@current" else { return nil }
    for case .several(let ids) in sentence.users {
      let options = ids.map { id -> Question.Option in
        var resumed = turn
        resumed.slots = SlotMap([("user", .string(id))]).merging(turn.slots)
        resumed.slots["user"] = .string(id)
        let name = vocabulary.customer(id)?.name ?? id
        let card = shop.customer(id)
        var label = [name, card?.city ?? vocabulary.customer(id)?.city ?? ""]
        if let orders = card?.orders {
          label.append(Say.in(turn.language, "\(orders) orders", "\(orders) 个订单"))
        }
        label.append(id)
        let city = card?.city ?? vocabulary.customer(id)?.city ?? ""
        let cities = city.isEmpty ? [] : [city, City.english(city), City.told(city, "zh")]
        return Question.Option(
          label: label.filter { !$0.isEmpty }.joined(separator: " · "),
          names: [id, name].map { $0.lowercased() } + Set(cities.map { $0.lowercased() }).sorted(),
          effect: .turn(resumed))
      }
      let slots = SlotMap([
        ("slot", .string("user")), ("candidates", .strings(ids)), ("then", .string(turn.intent)),
      ])
      return Interpretation(
        turn: Turn(intent: "clarify", slots: slots),
        question: Question(text: Say.in(turn.language, "Which customer?", "哪一位顾客？"), options: options))
    }
    return nil
  }

  /// Of what is no clear order to write: whether it shall be.
  private func whetherToNote(_ turn: Turn) -> Interpretation? {
    // What she never had is asked about with the books at hand.
    if turn.slots["value"]?.string == "return" { return nil }
    let named = (turn.slots["item"] ?? turn.slots["ref"])?.string ?? "@focus"
    if named == "@focus", dialogue.state.isFocusOfList, let items = dialogue.state.lists.last?.items {
      return whichItem(Array(items.prefix(9)), turn, then: turn.intent)
    }
    let scene = Scene(dialogue: dialogue, shop: shop, vocabulary: vocabulary)
    guard let customer = turn.slots["user"]?.string ?? dialogue.state.customer,
      let item = Utterance.isReference(named) ? scene.resolve(named) : named,
      let question = Unconfirmed(
        turn, item: item, customer: scene.name(of: customer), title: scene.title(item)
      ).question
    else { return nil }
    let slots = SlotMap([
      ("slot", .string("value")), ("candidates", .strings(turn.slots["value"]?.strings ?? [])),
      ("then", .string(turn.intent)),
    ])
    return Interpretation(
      turn: Turn(intent: "clarify", slots: slots, language: turn.language), question: question,
      isUnconfirmed: true)
  }

  private func whichItem(_ items: [String], _ turn: Turn, then name: String) -> Interpretation {
    let options = items.map { item -> Question.Option in
      var resumed = turn
      resumed.intent = name
      resumed.slots["ref"] = nil
      resumed.slots["item"] = .string(item)
      return Question.Option(
        item, title: vocabulary.product(item)?.title ?? item,
        means: Intents.named(name) == nil ? Turn(intent: "show_item", slots: resumed.slots) : resumed)
    }
    let slots = SlotMap([("slot", .string("item")), ("candidates", .strings(items)), ("then", .string(name))])
    return Interpretation(
      turn: Turn(intent: "clarify", slots: slots),
      question: Question(text: Say.in(turn.language, "Which product?", "哪一件商品？"), options: options))
  }

  /// Whether a sentence wants to see the one product that a brand stands for.
  private func isShown(_ sentence: Utterance) -> Bool {
    guard let item = sentence.brandItem else { return false }
    let before = sentence.atoms.filter { $0.range.upperBound <= item.range.lowerBound }.map(\.text)
    let after = sentence.atoms.filter { $0.range.lowerBound >= item.range.upperBound }
    return after.isEmpty
      && before.allSatisfy {
        ["show", "me", "open", "the", "see", "display", "about", "look", "at", "up"].contains($0)
      }
  }

  private func byBrand(
    _ item: ItemMention, _ sentence: Utterance, _ best: (reading: Reading, name: String)?
  ) -> Interpretation {
    let name = isShown(sentence) ? "show_item" : best?.name ?? "show_item"
    var slots = best?.reading.slots ?? SlotMap()
    for key in ["brand", "category"] { slots[key] = nil }
    let takesItem = Intents.takingItems.contains(name)
    guard takesItem else {
      guard let best else { return error("out_of_scope", []) }
      var turn = Turn(intent: best.name, slots: best.reading.slots)
      turn.step = best.reading.step
      return Interpretation(turn: turn)
    }
    if item.items.count > 1 {
      (slots["item"], slots["ref"]) = (nil, nil)
      return whichItem(item.items, Turn(intent: name, slots: slots, language: sentence.language), then: name)
    }
    slots["ref"] = nil
    return Interpretation(
      turn: Turn(intent: name, slots: SlotMap([("item", .string(item.items[0]))]).merging(slots)))
  }

  private func contradiction(_ sentence: Utterance, _ turn: Turn) -> Interpretation? {
    guard let found = sentence.contradiction else { return nil }
    var slots = SlotMap([("slot", .string(found.slot))])
    if let value = found.value { slots["value"] = .string(value) }
    let language = turn.language
    func without(_ change: (inout SlotMap) -> Void) -> Question.Effect {
      var resumed = turn
      change(&resumed.slots)
      return .turn(resumed)
    }
    let options: [Question.Option]
    let text: String
    if let value = found.value {
      let chip = found.slot == "category" ? value : "\(found.slot):\(value)"
      let word = Chips.label(chip, lexicon: vocabulary.lexicon, language: language)
      let unwanted = Chips.label("not " + chip, lexicon: vocabulary.lexicon, language: language)
      text = Say.in(
        language, "\(word) is both wanted and excluded. Which one stands?", "“\(word)”既要又不要，保留哪一个？")
      options = [
        Question.Option(
          label: word, names: [word.lowercased()], effect: without { $0["not_" + found.slot] = nil }),
        Question.Option(
          label: unwanted, names: [unwanted.lowercased()], effect: without { $0[found.slot] = nil }),
      ]
    } else {
      let price = turn.slots["price"]?.map ?? SlotMap()
      text = Say.in(language, "The lowest price is above the highest. Which one stands?", "最低价高于最高价，保留哪一个？")
      options = ["min", "max"].map { bound in
        let amount = Chips.plain(price[bound]?.number ?? 0)
        var kept = price
        kept[bound == "min" ? "max" : "min"] = nil
        return Question.Option(
          label: (bound == "min" ? "≥ " : "≤ ") + amount, names: [amount],
          effect: without { $0["price"] = .map(kept) })
      }
    }
    return Interpretation(
      turn: Turn(intent: "contradiction", slots: slots), question: Question(text: text, options: options))
  }

  private func spellingQuestion(_ sentence: Utterance) -> Interpretation? {
    let labels = sentence.closeReadings.map(\.label)
    let options = sentence.closeReadings.map {
      Question.Option(label: $0.label, names: [$0.label], effect: .sentence($0.sentence))
    }
    let slots = SlotMap([
      ("slot", .string("word")), ("candidates", .strings(labels)), ("then", .string("repeat")),
    ])
    return Interpretation(
      turn: Turn(intent: "clarify", slots: slots, language: sentence.language),
      question: Question(text: Say.in(sentence.language, "Which word is meant?", "是哪个词？"), options: options))
  }

  // MARK: Answers

  /// The sentence as an answer: a number, a name, yes or no; `nil` for any other sentence, which drops the question.
  private func answer(_ sentence: Utterance, to question: Question) -> Interpretation? {
    let atoms = sentence.atoms
    let plain = sentence.text.lowercased().filter { !"?!.。？！,，".contains($0) }
    let said = plain.split(separator: " ").joined(separator: " ")
    func chosen(_ number: Int) -> Interpretation {
      guard question.options.indices.contains(number - 1) else {
        return error(
          "no_such_ref", [("ref", .string("#\(number)")), ("have", .number(Double(question.options.count)))])
      }
      let turn = Turn(
        intent: "answer", slots: SlotMap([("choice", .number(Double(number)))]), language: sentence.language)
      return Interpretation(turn: turn, effect: question.options[number - 1].effect)
    }
    if question.typed == nil, let number = NumberWords.read(sentence.tokens, at: 0),
      number.next == sentence.tokens.count, number.value >= 0
    {
      return chosen(Int(number.value))
    }
    let pointed = atoms.drop { ["是", "选", "就", "要", "那", "it's", "its", "the", "take"].contains($0.text) }
    if question.typed == nil, pointed.count == 1, pointed.first?.text == "<ref>",
      let reference = sentence.references.first,
      reference.hasPrefix("#")
    {
      return chosen(reference == "#last" ? question.options.count : Int(reference.dropFirst()) ?? 0)
    }
    if question.typed == nil,
      let named = option(said, of: question)
        ?? PointedOption.number(sentence, of: question, cueWords: vocabulary.phrasebook.cueWords)
    {
      return chosen(named)
    }
    let isYes =
      question.typed.map { said == $0.lowercased() }
      ?? vocabulary.phrasebook[.answersYes].phrases.contains(where: { said == $0 || said == $0 + " please" })
    let isNo = vocabulary.phrasebook[.answersNo].contains(said)
    // Where a name has to be typed, a yes is heard, and not enough.
    if question.typed != nil, !isYes, vocabulary.phrasebook[.answersYes].contains(said) {
      let turn = Turn(
        intent: "answer", slots: SlotMap([("confirm", .bool(true))]), language: sentence.language)
      return Interpretation(turn: turn, question: question, isUnconfirmed: true)
    }
    guard isYes || isNo else { return nil }
    let turn = Turn(
      intent: "answer", slots: SlotMap([("confirm", .bool(isYes))]), language: sentence.language)
    return Interpretation(
      turn: turn, effect: isYes && question.options.count == 1 ? question.options[0].effect : .nothing)
  }

  /// The number of the option that a word names.
  private func option(_ said: String, of question: Question) -> Int? {
    let exact = question.options.indices.filter { question.options[$0].names.contains(said) }
    if exact.count == 1 { return exact[0] + 1 }
    let partly = question.options.indices.filter { at in
      question.options[at].names.contains { $0.split(separator: " ").map(String.init).contains(said) }
    }
    return partly.count == 1 ? partly[0] + 1 : nil
  }

}
