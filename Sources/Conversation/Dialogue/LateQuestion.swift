// Conversation › LateQuestion: a question that other sentences have passed by, so that a late number is not lost on it.

/// A question that was asked, and not answered before something else was said.
struct LateQuestion: Hashable, Sendable {
  let question: Question
  /// The turn that passed it by.
  let turn: Int

  /// That a number comes too late to answer it, and what that number stood for.
  func told(_ number: Int, _ language: String) -> String {
    let options = question.options
    guard options.indices.contains(number - 1) else {
      return Say.in(
        language, "“\(question.text)” is no longer asked. Say in words what you want.",
        "“\(question.text)”这个问题已经过去了，请直接说要什么。")
    }
    let label = options[number - 1].label
    return Say.in(
      language,
      "“\(question.text)” is no longer asked, so nothing was done. \(number) stood for: \(label). Say it in words.",
      "“\(question.text)”这个问题已经过去了，没有改动。当时 \(number) 是：\(label)。请直接说出来。")
  }
}
