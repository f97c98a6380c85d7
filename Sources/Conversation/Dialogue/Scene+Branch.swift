// Conversation › Scene+Branch: a what-if is left, or what belongs to the session is taken over from it.

import GraphRules

extension Scene {
  /// What a turn means inside a what-if alone; `nil` where it means the same as elsewhere.
  ///
  /// Another what-if and the help go on inside; every other request leaves it, and is answered by things as they are.
  mutating func answerInBranch(_ turn: Turn) throws -> Reply? {
    guard let branch = dialogue.branch else { return nil }
    if turn.step == .keeps { return try keep(branch) }
    switch turn.intent {
    case "what_if", "help", "set_language": return nil
    case "undo":
      dialogue.branch = nil
      return .message(
        Message(say("The what-if is left; nothing was changed by it.", "已离开假设；它没有改动任何内容。")))
    default:
      dialogue.branch = nil
      return nil
    }
  }

  /// The wishes that were supposed stand from now on; of all else it is told what would do it.
  private mutating func keep(_ branch: Branch) throws -> Reply {
    let notes = try notKept(of: branch)
    let (dropped, added) = branch.wishes
    if dropped.isEmpty, added.isEmpty {
      return .failure(
        Failure(
          code: "empty",
          message: ([say("Nothing of this is a wish of the call.", "这里没有属于本次通话的条件。")] + notes)
            .joined(separator: "\n")))
    }
    dialogue.branch = nil
    // One after the other, as they were supposed: a later one may take the place of an earlier one.
    for supposition in branch.suppositions {
      for slot in supposition.relaxed { dialogue.state.wish.drop(slot) }
      apply(supposition.wishes, isFresh: false)
    }
    switch try list(count: nil) {
    case .list(var reply):
      reply.notes = notes
      return .list(reply)
    case .failure(let failure) where !notes.isEmpty:
      return .failure(
        Failure(
          code: failure.code, message: ([failure.message] + notes).joined(separator: "\n"),
          examples: failure.examples, question: failure.question))
    case let reply: return reply
    }
  }

  // MARK: What is not kept

  /// A line for each supposition that is no matter of the session.
  private func notKept(of branch: Branch) throws -> [String] {
    guard branch.suppositions.contains(where: { !$0.isOfTheSession }) else { return [] }
    let whose = branch.suppositions.compactMap(\.user).first
    // Told in the language of this sentence, whatever those before it were in.
    let words =
      branch.language == language
      ? branch.words : try shop.outcome(branch.suppositions, of: base(), language: language).parts
    return zip(branch.suppositions, words).filter { !$0.0.isOfTheSession }
      .map { notKept($0, words: $1, whose: whose) }
  }

  /// Why a supposition is no matter of the session, and the sentence that would do it.
  ///
  /// `whose` is the customer who is supposed to be on the line: what she does is no matter of the one who is.
  private func notKept(_ supposition: Hypothesis, words: String, whose: String?) -> String {
    var next = remedy(supposition)
    if whose != nil, supposition.user == nil, !supposition.acts.isEmpty {
      next = say("It is not this customer's.", "这不是当前顾客的事。")
    }
    return say("Not kept: \(words). ", "没有保留：\(words)。") + next
  }

  private func remedy(_ supposition: Hypothesis) -> String {
    if let user = supposition.user {
      return user == "@cold"
        ? say("Say “new customer” to begin a call with one.", "可以说“给新顾客推荐”。")
        : say("Say “load \(user)” to help that customer.", "说“载入 \(user)”可以换成这位顾客。")
    }
    if let rule = supposition.rule {
      let percent = rule.percentLabel
      let things =
        (rule.items.map { title($0) }
        + rule.brands.map { id in vocabulary.lexicon.brands.first { $0.id == id }?.name ?? id }
        + rule.categories.map(categoryWord)).joined(separator: say(" and ", "和"))
      return rule.action == .bury
        ? say("Say “bury \(things) by \(percent) percent” for a rule.", "说“把\(things)降权\(percent)%”可以建规则。")
        : say("Say “boost \(things) by \(percent) percent” for a rule.", "说“把\(things)提升\(percent)%”可以建规则。")
    }
    if supposition.disabled.contains("rules") {
      return say("“turn rule 1 off” turns a rule off.", "说“关掉规则1”可以停用一条规则。")
    }
    if !supposition.disabled.isEmpty {
      return say(
        "What counts is no matter of a call: it is set in the shop's weights.", "哪些依据算数不在通话里设定，而在店铺的权重里。")
    }
    if !supposition.undone.isEmpty {
      return say("What was done stays recorded.", "做过的事会一直保留在记录里。")
    }
    let deeds = supposition.acts.compactMap(deed)
    guard !deeds.isEmpty else {
      return say("Name the product to record it, for instance “she bought #1”.", "说出是哪件商品才能记录，例如“她买了第一个”。")
    }
    return say(
      "Say “\(deeds.joined(separator: "”, “"))” to record it.", "说“\(deeds.joined(separator: "”、“"))”可以记录下来。")
  }

  /// The sentence that records a deed; `nil` where none does.
  private func deed(_ act: Hypothesis.Act) -> String? {
    guard let thing = thing(act) else { return nil }
    return switch act.deed {
    case .purchase: say("she bought \(thing)", "她买了\(thing)")
    case .like: say("she likes \(thing)", "她喜欢\(thing)")
    case .dislike: say("she doesn't like \(thing)", "她不喜欢\(thing)")
    case .hide: say("hide \(thing)", "隐藏\(thing)")
    case .takenBack: say("she returned \(thing)", "她退了\(thing)")
    case .view: nil
    }
  }

  /// As an agent would call it: its place in the list, its title, the boots.
  private func thing(_ act: Hypothesis.Act) -> String? {
    switch act.object {
    case .item(let item):
      let place = dialogue.state.lists.last?.items.firstIndex(of: item).map { $0 + 1 }
      return place.map { say("#\($0)", "第\($0)个") } ?? title(item)
    case .bought(let category): return say("the \(categoryWord(category))", categoryWord(category))
    case .brand(let id) where act.deed == .like:
      return vocabulary.lexicon.brands.first { $0.id == id }?.name ?? id
    case .brand, .category: return nil
    }
  }

  private func categoryWord(_ id: String) -> String {
    vocabulary.lexicon.categories.first { $0.entry.id == id }?.entry.word(language) ?? id
  }
}
