// Conversation › Feedback: what the customer did or thinks of a product, written down as an event.

import GraphRules

struct Feedback: WritingIntent {
  let name = "feedback"
  let commands = ["like", "dislike", "hide", "bought", "returned"]
  let isStep = true
  let help: HelpLine? = HelpLine(
    topic: "feedback", english: ("note what she did or thinks", "she bought #2"),
    chinese: ("记下反馈", "她不喜欢第四个"), slash: "/hide 4")

  /// A verb with what it says; earlier ones win over later ones that lie within them.
  struct Verb: Sendable {
    let value: String
    let cue: Cue
    /// Whether it is said to the program, so that it needs nobody who did it.
    var isOrder = false
  }

  static let verbs: [Verb] = [
    Verb(value: "dislike", cue: .feedbackDislike),
    Verb(value: "return", cue: .feedbackReturn),
    Verb(value: "hide", cue: .feedbackHide, isOrder: true),
    Verb(value: "purchase", cue: .feedbackPurchase),
    Verb(value: "like", cue: .feedbackLike),
  ]

  var cues: [Cue] { Self.verbs.map(\.cue) + [.feedbackStars] }

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    if let corrected = Correction.read(sentence, in: dialogue) { return corrected }
    let assertion = Assertion(sentence)
    if let unsure = Self.unsure(sentence, assertion, dialogue) { return unsure }
    guard assertion.isPlain,
      !sentence.says(.feedbackOthers), !sentence.says(.feedbackElsewhere),
      sentence.says(.feedbackForSomebody) || !sentence.says(.feedbackDoneByRelative)
    else { return nil }
    guard let verb = Self.verb(in: sentence), !Self.isUncertain(sentence, assertion) else { return nil }
    // “Her tenant bought #2”: whoever it is, it is not the customer.
    let before = sentence.atoms[..<verb.range.lowerBound]
    let isAnothers = before.indices.dropLast().contains { at in
      before[at].text == "<user>" && !before[at + 1].text.hasPrefix("<")
        && ["her", "his", "their"].contains(sentence.tokens[before[at].range.lowerBound].text)
    }
    if isAnothers || Self.isByUnknownName(sentence, verb.range) { return nil }
    // “Remove the last one”: the last product, or the last step? It is asked back.
    let isLast = sentence.tokens.contains { ["last", "后", "末"].contains($0.text) }
    if verb.value == "hide", isLast, sentence.says(.feedbackRemoving) { return nil }
    // A denial that is no part of the verb turns it round: hasn't bought, don't hide.
    let covered = sentence.atoms[verb.range].map(\.range)
    guard assertion.denials.allSatisfy({ place in covered.contains { $0.contains(place) } }) else {
      return nil
    }
    let isTold =
      sentence.isChinese(verb.range) || !sentence.users.isEmpty || Self.starts(sentence, verb.range)
      || sentence.says(.feedbackRecording)
      || sentence.says(.feedbackThingIs)
    guard isTold || verb.isOrder else { return nil }
    guard let object = Self.object(sentence, verb.value) else { return nil }
    var slots = SlotMap([("value", .string(verb.value))])
    if let object { slots[object.key] = object.value }
    if case .known(let id)? = sentence.users.first(where: { $0 != .current }) { slots["user"] = .string(id) }
    // “Anna” alone is the Anna on the line.
    let isKnown = sentence.users.contains {
      if case .several(let ids) = $0 { ids.contains(dialogue.state.customer ?? "") } else { false }
    }
    var reading = Reading(
      6.9, slots, usesUser: !isKnown, needsList: object?.key == "ref" && object?.value.string != "@focus")
    if object?.key != "brand", sentence.hasUnknownWords(beside: verb.range) { reading.marks = .isUnsure }
    return reading
  }

  /// “She'll take it”, “can you hide the mug”: nearly an order, so that it is asked before anything is written.
  private static func unsure(_ sentence: Utterance, _ assertion: Assertion, _ dialogue: Dialogue) -> Reading?
  {
    guard !assertion.isSupposed, dialogue.branch == nil, sentence.users.allSatisfy({ $0 == .current }) else {
      return nil
    }
    let isTaken = sentence.says(.feedbackTaking) && assertion.isPlain
    guard isTaken || sentence.says(.feedbackAsked),
      !sentence.says(.feedbackForSomebody), !sentence.says(.feedbackElsewhere),
      let object = object(sentence, isTaken ? "purchase" : "hide"), let object
    else { return nil }
    if isTaken, !assertion.denials.isEmpty || object.value.string?.hasPrefix("@bought:") == true {
      return nil
    }
    let slots = SlotMap([("value", .string(isTaken ? "purchase" : "hide")), (object.key, object.value)])
    var reading = Reading(
      6.9, slots, usesUser: true, needsList: object.key == "ref" && object.value.string != "@focus")
    let isToBeNoted = isTaken && sentence.says(.feedbackNoting) && !sentence.holds(.assertionDoubting)
    if !isToBeNoted { reading.marks = .isUnsure }
    return reading
  }

  /// “Note that Jonas bought #2”: whoever that is, it is not the customer on the line.
  private static func isByUnknownName(_ sentence: Utterance, _ verb: Range<Int>) -> Bool {
    guard verb.lowerBound > 0 else { return false }
    let before = sentence.atoms[verb.lowerBound - 1]
    let token = sentence.tokens[before.range.lowerBound]
    return before.range.lowerBound > 0 && !before.text.hasPrefix("<") && token.kind == .word
      && token.isCapitalised && token.text.count > 1
  }

  /// Wishes and doubts; “could” in “could not stand” is neither.
  private static func isUncertain(_ sentence: Utterance, _ assertion: Assertion) -> Bool {
    guard assertion.isUncertain else { return false }
    return !sentence.says(.feedbackIdiom)
  }

  static func verb(in sentence: Utterance) -> (value: String, range: Range<Int>, isOrder: Bool)? {
    var found: [(value: String, range: Range<Int>, isOrder: Bool)] = []
    if let range = sentence.firstMatch(.feedbackStars) {
      guard let stars = sentence.constraints["rating"]?.map?["min"]?.number, stars != 3 else { return nil }
      return (stars > 3 ? "like" : "dislike", range, false)
    }
    for verb in verbs {
      for pattern in sentence.phrasebook[verb.cue] {
        guard let range = pattern.firstMatch(sentence.atoms) else { continue }
        if found.contains(where: { $0.range.overlaps(range) }) { continue }
        found.append((verb.value, range, verb.isOrder))
      }
    }
    // “She returned #1 and likes #2” says two things: one at a time is safe.
    let values = Set(found.map(\.value))
    // “Hide the mug, she doesn't like it” gives its reason.
    if values == ["hide", "dislike"], let hidden = found.firstIndex(where: \.isOrder) {
      found.swapAt(0, hidden)
    }
    guard values.count == 1 || values == ["hide", "dislike"], let first = found.first else { return nil }
    let whole = found.dropFirst().reduce(first.range) {
      min($0.lowerBound, $1.range.lowerBound)..<max($0.upperBound, $1.range.upperBound)
    }
    return (first.value, whole, first.isOrder)
  }

  /// Whether a half sentence begins with the verb: bought #2.
  private static func starts(_ sentence: Utterance, _ verb: Range<Int>) -> Bool {
    sentence.atoms[..<verb.lowerBound].allSatisfy {
      ["already", "just", "also", "and", "really", "so", "ok", "but", "a"].contains($0.text)
    }
  }

  /// Whether a kind of thing stands for the one that she has: the boots, and in Chinese whatever somebody is said to do.
  private static func isHerOwn(_ sentence: Utterance) -> Bool {
    guard sentence.isInChinese else { return sentence.says(.feedbackOwned) }
    return !sentence.users.isEmpty || sentence.says(.feedbackRecording)
  }

  /// Whether a kind of thing is all that is said in Chinese, and no part of an unknown name: 豆 of 日晒豆.
  private static func isWhole(_ category: String, _ sentence: Utterance) -> Bool {
    for mention in sentence.mentions {
      let start = mention.range.lowerBound
      guard case .category(category) = mention.meaning, start > 0, sentence.tokens[start].kind == .han,
        sentence.tokens[start - 1].kind == .han
      else { continue }
      let isKnown = sentence.atoms.contains { $0.text.hasPrefix("<") && $0.range.contains(start - 1) }
      guard isKnown || sentence.phrasebook[.feedbackBefore].contains(sentence.tokens[start - 1].text) else {
        return false
      }
    }
    return true
  }

  /// What it is done with: `.some(nil)` for a product that the brand stands for, `nil` where it is not clear.
  static func object(_ sentence: Utterance, _ value: String) -> (key: String, value: SlotValue)?? {
    var targets: [String] = []
    for target in sentence.targets where !targets.contains(target) { targets.append(target) }
    // “She can't stand Kestrel, leave it out”: it is the brand.
    let brands = ((sentence.constraints["brand"] ?? sentence.constraints["not_brand"])?.strings ?? [])
      .filter { !$0.hasPrefix("@") }
    if targets == ["@focus"], !brands.isEmpty {
      let isOpinion = value == "like" || value == "dislike"
      return brands.count == 1 && isOpinion
        ? .some(("brand", .strings(brands))) : nil
    }
    if let target = sentence.target, target.value != "@list" {
      // “She likes it” of one thing; two of them would be two events.
      guard targets.filter({ $0 != "@focus" }).count <= 1 else { return nil }
      return .some((target.key, .string(target.value)))
    }
    if sentence.items.contains(where: { $0.items.count > 1 }) { return .some(nil) }
    guard targets.isEmpty, !sentence.references.contains("@list") else { return nil }
    // 青禾的恒温电热水壶: the words of one title.
    if let named = sentence.namedOne, named.items.count == 1 {
      return .some(("item", .string(named.items[0])))
    }
    if sentence.brandItem != nil { return .some(nil) }
    let named = sentence.constraints
    // What she has already is nothing that she bought just now.
    let categories = (named["category"] ?? (value == "purchase" ? nil : named["not_category"]))?.strings ?? []
    if let category = categories.first {
      guard categories.count == 1, value != "hide", isHerOwn(sentence), isWhole(category, sentence)
      else { return nil }
      return .some(("item", .string("@bought:\(category)")))
    }
    // “Not interested in Northpeak” without anybody who is not: a wish for the list, and no taste to be kept.
    let isSomebodys = !sentence.users.isEmpty || sentence.says(.feedbackRecording)
    guard brands.count == 1, isSomebodys, value == "like" || value == "dislike" else {
      return nil
    }
    return .some(("brand", .strings(brands)))
  }

  func perform(_ turn: Turn, in scene: inout Scene, with pen: Pen) throws -> Reply {
    try scene.note(turn, with: pen)
  }
}
