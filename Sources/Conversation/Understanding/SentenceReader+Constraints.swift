// Conversation › SentenceReader+Constraints: from mentions to constraint slots, with what a “not” binds to.

import GraphRules

extension SentenceReader {
  /// Fills the constraint slots in the order of the schema.
  mutating func readConstraints() {
    var found = SlotMap()
    let negated = negatedSpans()
    for (at, span) in spans.enumerated() {
      let isNot = negated.contains(at)
      switch span.kind {
      case "<age>", "<size>", "<rating>", "<price>", "<n>", "<user>", "<ref>", "<item>": continue
      default: break
      }
      if isOnlyPartOfName(span) || isPointedAt(at) { continue }
      if !isNot, isModifier(at) { continue }
      for meaning in span.meanings.prefix(1) { add(meaning, isNot, to: &found) }
    }
    // A knife for the kitchen is a knife: of two kinds, one within the other, the narrower is meant.
    if let kinds = found["category"]?.strings, kinds.count > 1 {
      let narrow = kinds.filter { kind in
        !kinds.contains { $0 != kind && vocabulary.isCategory($0, within: kind) }
      }
      found["category"] = .strings(narrow)
    }
    for entry in amounts.entries { found[entry.key] = entry.value }
    if found["recipient_age"] != nil || isForRelative {
      if found["gender"] == .strings(["kids"]) { found["gender"] = nil }
    }
    if isForRelative, !phrasebook[.constraintsIsReport].isAnywhere(in: tokens) {
      found["occasion"] = .string("gift")
    }
    // 送六岁小孩: whom it is given to stands behind.
    if found["recipient_age"] != nil, tokens.contains(where: { $0.text == "送" }) {
      found["occasion"] = .string("gift")
    }
    if let count = utterance.count { found["n"] = .number(Double(count)) }
    // Without what is sold out: what is left is in stock.
    if phrasebook[.constraintsSoldOut].isAnywhere(in: tokens),
      phrasebook[.constraintsLeavingOut].isAnywhere(in: tokens)
    {
      found["in_stock"] = .bool(true)
    }
    findContradiction(&found)
    var ordered = SlotMap()
    for key in Self.order where found[key] != nil { ordered[key] = found[key] }
    utterance.constraints = ordered
  }

  static let order = [
    "category", "not_category", "brand", "not_brand", "colour", "not_colour", "material", "not_material",
    "gender", "attrs",
    "size", "price", "rating", "in_stock", "on_sale", "occasion", "recipient_age", "n",
  ]

  private func add(_ meaning: Meaning, _ isNot: Bool, to found: inout SlotMap) {
    let prefix = isNot ? "not_" : ""
    switch meaning {
    case .category(let id): found.add(id, to: prefix + "category")
    case .brand(let id): found.add(id, to: prefix + "brand")
    case .colour(let id): found.add(id, to: prefix + "colour")
    case .material(let id): found.add(id, to: prefix + "material")
    case .gender(let id): if !isNot { found.add(id, to: "gender") }
    case .attribute(let id):
      var attributes = found["attrs"]?.map ?? SlotMap()
      attributes[id] = .bool(!isNot)
      found["attrs"] = .map(attributes)
    case .focusPart(let part): found.add("@focus.\(part)", to: prefix + part)
    case .occasion(let id): if !isNot { found["occasion"] = .string(id) }
    case .inStock: if !isNot { found["in_stock"] = .bool(true) }
    case .onSale: if !isNot { found["on_sale"] = .bool(true) }
    default: break
    }
  }

  /// Whether a brand or noun has already served to name a product.
  private func isOnlyPartOfName(_ span: Span) -> Bool {
    spans.contains { $0.kind == "<item>" && $0.range != span.range && $0.range.overlaps(span.range) }
  }

  /// “this jacket”, “these boots”, 这双鞋: the noun only says what is pointed at.
  private func isPointedAt(_ at: Int) -> Bool {
    guard at > 0, spans[at].kind == "<category>", spans[at - 1].kind == "<ref>",
      spans[at - 1].range.upperBound == spans[at].range.lowerBound
    else { return false }
    return ["this", "that", "these", "those", "这", "那"].contains(word(spans[at - 1].range.lowerBound))
  }

  /// Of two nouns side by side the last is meant: coffee mugs are mugs.
  private func isModifier(_ at: Int) -> Bool {
    guard at + 1 < spans.count, spans[at].kind == "<category>", spans[at + 1].kind == "<category>" else {
      return false
    }
    return spans[at].range.upperBound == spans[at + 1].range.lowerBound
      && tokens[spans[at].range.lowerBound].kind == .word
  }

  // MARK: Negation

  /// The places of the spans that a negation binds: the next group of one kind, joined by and, or, commas.
  private mutating func negatedSpans() -> Set<Int> {
    var out = Set<Int>()
    var i = 0
    while i < tokens.count {
      guard !taken[i] || word(i) == "no",
        phrasebook[.constraintsFalseNegators].end(tokens, at: i) == nil,
        let end = phrasebook[.constraintsNegators].end(tokens, at: i)
      else {
        if let skip = phrasebook[.constraintsFalseNegators].end(tokens, at: i), !taken[i] {
          i = skip
        } else {
          i += 1
        }
        continue
      }
      if let first = spans.firstIndex(where: { $0.range.lowerBound >= end && $0.kind != "<user>" }),
        isReachable(end, spans[first].range.lowerBound)
      {
        bind(from: first, into: &out)
      }
      i = end
    }
    // 红隼的就算了: what is said of it comes after it.
    for (at, span) in spans.enumerated() {
      var end = span.range.upperBound
      // 皮表带的: up to two characters may stand before 的.
      if let mark = (end...end + 2).first(where: { word($0) == "的" }),
        tokens[end..<mark].allSatisfy({ $0.kind == .han }),
        isFree(end..<mark)
      {
        end = mark + 1
      }
      while ["也", "都", "就", "全", "她", "他", "我", "统", "通"].contains(word(end)), word(end + 1) != "有" {
        end += 1
      }
      // Leave the Kestrels out: the verb stands before, its sense behind.
      if word(span.range.upperBound) == "out" || word(span.range.upperBound + 1) == "out",
        ["leave", "take", "keep", "cut", "throw", "kick", "filter"].contains(
          word(span.range.lowerBound - (word(span.range.lowerBound - 1) == "the" ? 2 : 1)))
      {
        bind(from: at, into: &out)
      }
      let close = phrasebook[.constraintsAfterthoughts].end(tokens, at: end) ?? refusalEnd(at: end)
      let isLast = close.map { $0 >= tokens.count || tokens[$0].kind == .sign } ?? false
      if isLast {
        bindBack(
          from: at, isJoined: phrasebook[.constraintsAllOfThem].end(tokens, at: end) != nil, into: &out)
      }
      if isLast
        || [span.range.upperBound, end].contains(where: {
          phrasebook[.constraintsExceptions].end(tokens, at: $0) != nil
        })
      {
        bind(from: at, into: &out)
      }
    }
    return out
  }

  /// The place after 别再给她看了, 就别列了: a denial with what shall not be done, all of it in words of showing.
  private func refusalEnd(at start: Int) -> Int? {
    guard let denied = phrasebook[.constraintsRefusals].end(tokens, at: start) else { return nil }
    var end = denied
    while end < tokens.count, end - denied < 6, phrasebook[.constraintsShowing].contains(word(end)) {
      end += 1
    }
    return end > denied || word(denied - 1) == "要" ? end : nil
  }

  /// Between the negation and what it binds only small words may stand: not *the*, 不要*推荐*.
  private func isReachable(_ from: Int, _ to: Int) -> Bool {
    if (from..<to).allSatisfy({ phrasebook[.constraintsFillers].contains(word($0)) }) { return true }
    // Nothing scratchy like wool: what it is like says what is meant.
    return ["like", "as"].contains(word(to - 1)) && to - from <= 3
      && ["nothing", "anything"].contains(word(from - 1))
  }

  /// 白的黑的都不要: those before it in one breath are denied with it.
  private func bindBack(from last: Int, isJoined: Bool, into out: inout Set<Int>) {
    var at = last
    while at > 0, spans[at - 1].kind == spans[last].kind {
      let gap = spans[at - 1].range.upperBound..<spans[at].range.lowerBound
      let isBreath = gap.allSatisfy {
        phrasebook[.constraintsJoints].contains(word($0)) && (isJoined || word($0) != ",")
      }
      guard isBreath, !gap.isEmpty || tokens[spans[at].range.lowerBound].kind == .han else { return }
      at -= 1
      out.insert(at)
    }
  }

  private func bind(from first: Int, into out: inout Set<Int>) {
    let kinds: Set<String> = [
      "<category>", "<brand>", "<colour>", "<material>", "<gender>", "<attr>", "<focus-brand>",
      "<focus-colour>",
      "<focus-category>",
    ]
    guard kinds.contains(spans[first].kind) else { return }
    out.insert(first)
    var at = first
    while at + 1 < spans.count {
      let gap = spans[at].range.upperBound..<spans[at + 1].range.lowerBound
      let next = spans[at + 1]
      guard next.kind == spans[first].kind, !gap.isEmpty,
        gap.allSatisfy({ phrasebook[.constraintsJoints].contains(word($0)) })
      else { break }
      at += 1
      out.insert(at)
    }
  }

  /// Whether it is for somebody near: for my sister, 送妈妈.
  private var isForRelative: Bool {
    let (leads, relatives) = (phrasebook[.constraintsGiftLeads], phrasebook[.constraintsRelatives])
    return phrasebook[.constraintsGifts].isAnywhere(in: tokens)
      || tokens.indices.contains { at in
        leads.end(tokens, at: at).map { relatives.end(tokens, at: $0) != nil } ?? false
      }
  }

  // MARK: Contradiction

  /// Not the navy one, he's got navy: what she has is why she does not want it, and no wish.
  private func isReason(_ slot: String, _ id: String) -> Bool {
    spans.contains { span in
      let isMeant =
        switch span.meanings.first {
        case .category(id): slot == "category"
        case .brand(id): slot == "brand"
        case .colour(id): slot == "colour"
        case .material(id): slot == "material"
        default: false
        }
      let isEnough = (span.range.upperBound..<span.range.upperBound + 4).contains {
        phrasebook[.constraintsEnough].end(tokens, at: $0) != nil
      }
      if isMeant, isEnough { return true }
      return isMeant
        && (max(0, span.range.lowerBound - 3)..<span.range.lowerBound).contains {
          phrasebook[.constraintsHaving].end(tokens, at: $0) != nil
        }
    }
  }

  private mutating func findContradiction(_ found: inout SlotMap) {
    for slot in ["category", "brand", "colour", "material"] {
      let wanted = found[slot]?.strings ?? []
      let unwanted = found["not_" + slot]?.strings ?? []
      if let both = wanted.first(where: { unwanted.contains($0) }) {
        if isReason(slot, both) {
          let left = wanted.filter { $0 != both }
          found[slot] = left.isEmpty ? nil : .strings(left)
          continue
        }
        utterance.contradiction = (slot, both)
        return
      }
    }
    if let price = found["price"]?.map, let low = price["min"]?.number, let high = price["max"]?.number,
      low > high
    {
      utterance.contradiction = ("price", nil)
    }
  }
}
