// Conversation › SentenceReader+Amounts: prices, ages, ratings, sizes and counts.

import GraphRules

extension SentenceReader {
  /// Reads everything that is a number with a meaning.
  ///
  /// Order matters: what is more specific goes first.
  mutating func readAmounts() {
    for i in tokens.indices where !taken[i] { readAge(at: i) }
    for i in tokens.indices where !taken[i] { readRating(at: i) }
    for i in tokens.indices where !taken[i] { readSize(at: i) }
    for i in tokens.indices where !taken[i] { readPrice(at: i) }
  }

  // MARK: Age

  private mutating func readAge(at i: Int) {
    guard let number = NumberWords.read(tokens, at: i), number.value < 120 else { return }
    var start = i
    var end = number.next
    if word(end) == "岁" {
      end += 1
      if word(end) == "的" { end += 1 }
    } else if phrasebook[.amountsYears].contains(word(end)), word(end + 1) == "old" {
      end += 2
    } else if word(end) == "yo" {
      end += 1
    } else if ["turning", "turns"].contains(word(i - 1)) || (word(i - 1) == "is" && word(i - 2) == "who")
      || word(i - 1) == "who's", !phrasebook[.amountsUnits].contains(word(end))
    {
      start = i - 1
    } else if word(i - 1) == "aged" || (word(i - 1) == "age" && word(i - 2) != "under") {
      start = i - 1
    } else {
      return
    }
    amounts["recipient_age"] = .number(number.value)
    // “a 10 year old boy”, “十岁孩子”: the child is no gender filter.
    if let noun = phrasebook[.amountsChildren].end(tokens, at: end) { end = noun }
    take(start..<end, "<age>")
  }

  // MARK: Rating

  private mutating func readRating(at i: Int) {
    var start = i
    var at = i
    let isLed = phrasebook[.amountsRatingLead].end(tokens, at: i)
    if let lead = isLed { at = lead }
    if let bound = phrasebook[.amountsAtLeast].end(tokens, at: at) { at = bound }
    guard let number = NumberWords.read(tokens, at: at), number.value <= 5 else { return }
    var end = number.next
    var isRating = isLed != nil
    if word(end) == "+" { end += 1 }
    if phrasebook[.amountsStars].contains(word(end)) {
      isRating = true
      end += 1
    }
    guard isRating else { return }
    if let more = phrasebook[.amountsOrMore].end(tokens, at: end) { end = more }
    if at == i, let before = Self.boundBefore(tokens, i, phrasebook[.amountsAtLeast]) { start = before }
    amounts["rating"] = .map(SlotMap([("min", .number(number.value))]))
    take(start..<end, "<rating>")
  }

  private static func boundBefore(_ tokens: [Token], _ i: Int, _ list: PhraseList) -> Int? {
    for start in stride(from: i - 1, through: max(0, i - 2), by: -1) where list.end(tokens, at: start) == i {
      return start
    }
    return nil
  }

  // MARK: Size

  private mutating func readSize(at i: Int) {
    let text = word(i)
    if ["size", "sizes", "尺"].contains(text) || (text == "码" && word(i - 1) != "尺") {
      var at = i + 1
      if text == "尺" {
        guard ["码", "寸"].contains(word(at)) else { return }
        at += 1
      }
      if ["is", "of", "in", "to", ":", "是", "为"].contains(word(at)) { at += 1 }
      var sizes: [String] = []
      var end = at
      while let size = sizeName(at) {
        sizes.append(size)
        end = at + 1
        guard ["or", "and", "/", ",", "或", "、", "和"].contains(word(end)), sizeName(end + 1) != nil else {
          break
        }
        at = end + 1
      }
      guard !sizes.isEmpty else { return }
      amounts["size"] = sizes.count == 1 ? .string(sizes[0]) : .strings(sizes)
      take(i..<end, "<size>")
    } else if let size = sizeName(i), isWorn(i) || isTaken(i) {
      amounts["size"] = .string(size)
      take(i..<(i + 1), "<size>")
    } else if let size = sizeName(i),
      word(i + 1) == "码" || (word(i + 1) == "号" && (tokens[i].value ?? 0) >= 20)
    {
      amounts["size"] = .string(size)
      take(i..<(i + 2), "<size>")
    }
  }

  /// `in a 42` or `in M` at the end of a sentence: what is worn has sizes of two digits or of letters.
  private func isWorn(_ i: Int) -> Bool {
    guard i + 1 == tokens.count || (i + 2 == tokens.count && tokens[i + 1].kind == .sign) else {
      return false
    }
    let lead = ["a", "an"].contains(word(i - 1)) ? i - 2 : i - 1
    guard word(lead) == "in" else { return false }
    return tokens[i].value.map { (16...60).contains($0) } ?? true
  }

  /// `she takes a 38`, `in a women's 38`: a verb of wearing or a gender before it, and no unit behind.
  private func isTaken(_ i: Int) -> Bool {
    // 女款39
    if let value = tokens[i].value, (30...50).contains(value), ["款", "士"].contains(word(i - 1)) {
      return i + 1 == tokens.count || tokens[i + 1].kind == .sign || ["的", "吧"].contains(word(i + 1))
    }
    guard tokens[i].value.map({ (16...60).contains($0) }) ?? (tokens[i].kind == .word) else { return false }
    guard !phrasebook[.amountsUnits].contains(word(i + 1)), Self.currencies[word(i + 1)] == nil,
      !["to", "-", "and", "or", "more", "others"].contains(word(i + 1))
    else { return false }
    let lead = ["a", "an", "uk", "eu", "about"].contains(word(i - 1)) ? i - 2 : i - 1
    if ["takes", "wears", "wear", "穿"].contains(word(lead)) { return true }
    if tokens[i].value == nil {
      return ["a", "an"].contains(word(i - 1))
        && (i + 1 == tokens.count
          || ["of", "in", "left", "for", "?", "available", "please"].contains(word(i + 1)))
    }
    return ["women's", "men's", "womens", "mens", "ladies", "ladies'", "kids", "kids'"].contains(word(i - 1))
      && tokens[i].value != nil
  }

  private func sizeName(_ i: Int) -> String? {
    guard tokens.indices.contains(i) else { return nil }
    if tokens[i].kind == .number { return tokens[i].text }
    return ["xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl"].contains(tokens[i].text)
      ? tokens[i].text.uppercased() : nil
  }

  // MARK: Price

  private struct Amount {
    let value: Double
    let currency: String?
    let next: Int
  }

  private func amount(at start: Int) -> Amount? {
    var i = start
    var currency = Self.currencies[word(i)]
    if currency != nil { i += 1 }
    guard let number = NumberWords.read(tokens, at: i) else { return nil }
    guard i >= taken.count || !taken[i] else { return nil }
    var end = number.next
    if currency == nil, let after = Self.currencies[word(end)] {
      // 刀, 分, 元: the sign after the amount; 块钱 and 元钱 count as one word.
      currency = after
      end += 1
      if word(end - 1) == "欧", word(end) == "元" { end += 1 }
      if word(end - 1) == "块" || word(end - 1) == "元", word(end) == "钱" { end += 1 }
    } else if currency == nil, ["美", "英", "人"].contains(word(end)) {
      switch word(end) + word(end + 1) {
      case "美元": (currency, end) = ("USD", end + 2)
      case "英镑": (currency, end) = ("GBP", end + 2)
      default: if word(end + 1) + word(end + 2) == "民币" { (currency, end) = ("CNY", end + 3) }
      }
    }
    if currency == nil, phrasebook[.amountsUnits].contains(word(end)) { return nil }
    return Amount(value: number.value, currency: currency, next: end)
  }

  private static let currencies: [String: String] = [
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "欧": "EUR", "$": "USD", "usd": "USD",
    "dollar": "USD",
    "dollars": "USD", "bucks": "USD", "£": "GBP", "gbp": "GBP", "pound": "GBP", "pounds": "GBP",
    "quid": "GBP",
    "¥": "CNY", "cny": "CNY", "rmb": "CNY", "yuan": "CNY", "元": "CNY", "块": "CNY",
  ]

  private mutating func readPrice(at i: Int) {
    // 一起 is “together”, and no “from 1 on”.
    if word(i) == "一", word(i + 1) == "起" { return }
    // 第三块 is a place, 三块 is money.
    if word(i - 1) == "第" || word(i - 1) == "前" { return }
    if let range = priceRange(at: i) {
      setPrice(min: range.low.value, max: range.high.value, range.high.currency ?? range.low.currency)
      take(i..<range.end, "<price>")
      return
    }
    for (list, side) in Self.bounds {
      if let at = phrasebook[list].end(tokens, at: i), let range = priceRange(at: at) {
        setPrice(min: range.low.value, max: range.high.value, range.high.currency ?? range.low.currency)
        take(i..<range.end, "<price>")
        return
      }
      guard let at = phrasebook[list].end(tokens, at: i), let money = amount(at: at) else { continue }
      // “Make it 200” is about money, “make it three” is not.
      if ["make", "set"].contains(word(i)), money.currency == nil, money.value < 20 { continue }
      var end = money.next
      // “over 200 and under 100” is two bounds, “under 100 max” one.
      if let tail = phrasebook[.amountsUpTo].end(tokens, at: end)
        ?? phrasebook[.amountsAround].end(tokens, at: end),
        amount(at: tail) == nil
      {
        // A budget of 100 or so is about 100.
        if phrasebook[.amountsAround].end(tokens, at: money.next) == tail, side == "max",
          (i..<at).contains(where: { ["预", "budget"].contains(word($0)) })
        {
          set("around", money)
          take(i..<tail, "<price>")
          return
        }
        end = tail
      }
      set(side, money)
      take(i..<end, "<price>")
      return
    }
    guard let money = amount(at: i), isFree(i..<money.next) else { return }
    for (list, side) in Self.tails {
      guard let end = phrasebook[list].end(tokens, at: money.next) else { continue }
      // 六十以下的不看: what is refused is the other side.
      if side != "around", let refused = phrasebook[.amountsRefusing].end(tokens, at: end) {
        set(side == "max" ? "min" : "max", money)
        take(i..<refused, "<price>")
        return
      }
      set(side, money)
      take(i..<end, "<price>")
      return
    }
    guard money.currency != nil else { return }
    set("max", money)
    take(i..<money.next, "<price>")
  }

  private mutating func set(_ side: String, _ money: Amount) {
    switch side {
    case "max": setPrice(min: nil, max: money.value, money.currency)
    case "min": setPrice(min: money.value, max: nil, money.currency)
    default:
      setPrice(
        min: (money.value * 80).rounded() / 100, max: (money.value * 120).rounded() / 100, money.currency)
    }
  }

  private mutating func setPrice(min: Double?, max: Double?, _ currency: String?) {
    var price = amounts["price"]?.map ?? SlotMap()
    if let min { price["min"] = .number(min) }
    if let max { price["max"] = .number(max) }
    if let currency { price["currency"] = .string(currency) }
    amounts["price"] = .map(price)
  }

  /// `between 50 and 80`, `from 50 to 80`, `50-80`, `三百到五百块`.
  private func priceRange(at i: Int) -> (low: Amount, high: Amount, end: Int)? {
    var at = i
    let lead = phrasebook[.amountsRangeLead].end(tokens, at: i)
    if let lead { at = lead }
    guard let low = amount(at: at), let joint = phrasebook[.amountsRangeJoint].end(tokens, at: low.next),
      let high = amount(at: joint)
    else { return nil }
    let joiner = word(low.next)
    // “The Ridge 45 until 24 December” tells of no money.
    if ["until", "till"].contains(joiner), lead == nil, low.currency == nil, high.currency == nil {
      return nil
    }
    if ["and", "和"].contains(joiner), lead == nil { return nil }
    // `1-3` without a word about money may be positions.
    if lead == nil || word(i) == "between", low.currency == nil, high.currency == nil, high.value < 10 {
      return nil
    }
    if ["-", "~"].contains(word(i - 1)) || word(i - 1) == "compare" { return nil }
    var end = high.next
    if let tail = phrasebook[.amountsRangeTail].end(tokens, at: end) { end = tail }
    return (low, high, end)
  }

  private static let tails: [(WordList, String)] = [
    (.amountsUpTo, "max"), (.amountsOrAbove, "min"), (.amountsAround, "around"),
  ]
  private static let bounds: [(WordList, String)] = [
    (.amountsAtMost, "max"),
    (.amountsFromOn, "min"),
    (.amountsAbout, "around"),
  ]

  // MARK: Count

  /// `top 10`, `show me three`, `5 jackets`, `来三个`.
  mutating func readCount() {
    for i in tokens.indices where !taken[i] {
      if let end = phrasebook[.amountsCouple].end(tokens, at: i), isFree(i..<end) {
        utterance.count = 2
        take(i..<end, "<n>")
        return
      }
      guard let number = NumberWords.read(tokens, at: i), isFree(i..<number.next), number.value >= 1,
        number.value == number.value.rounded()
      else { continue }
      let after = word(number.next)
      let before = word(i - 1)
      let isMeasured =
        phrasebook[.readingMeasures].contains(after) && before != "第"
        && !(number.value == 1 && tokens[i].kind == .han)
      let isLed =
        phrasebook[.amountsCountLeads].contains(before)
        || (before == "me" && phrasebook[.amountsCountLeads].contains(word(i - 2)))
      let isNoun =
        phrasebook[.amountsCountNouns].contains(after)
        || (isNamed(number.next) && tokens[i].text != "one" && number.value <= 100)
      // “The next one” counts nothing.
      if tokens[i].text == "one", phrasebook[.amountsStrictLeads].contains(before) { continue }
      guard
        isMeasured || isNoun || (isLed && number.next >= tokens.count)
          || phrasebook[.amountsStrictLeads].contains(before)
      else {
        continue
      }
      utterance.count = min(Int(number.value), ListRequest.mostItems)
      take(i..<(isMeasured ? number.next + 1 : number.next), "<n>")
      return
    }
  }

  /// Whether a name or a pair of words with a name begins at `i`.
  private func isNamed(_ i: Int) -> Bool {
    spans.contains {
      ["<category>", "<brand>", "<colour>", "<material>", "<attr>", "<gender>"].contains($0.kind)
        && $0.range.lowerBound == i
    }
  }

}
