// Conversation › Scene+Changes: what something that was noted has done to the list on the screen.

extension Scene {
  /// The newest list as it is now, and what has moved in it.
  mutating func showChanges() throws -> Reply {
    let before = dialogue.state.lists.last?.items ?? []
    let reply = try show()
    guard case .list(var list) = reply else { return reply }
    let after = list.list.items.map(\.item)
    func told(_ items: [String]) -> String {
      items.map(title).joined(separator: Say.in(language, ", ", "、"))
    }
    let (came, went) = (after.filter { !before.contains($0) }, before.filter { !after.contains($0) })
    let stayed = before.filter(after.contains)
    let moved = zip(stayed, after.filter(before.contains)).contains { $0 != $1 }
    var notes: [String] = []
    if !came.isEmpty { notes.append(Say.in(language, "New in the list: ", "新进列表：") + told(came)) }
    if !went.isEmpty { notes.append(Say.in(language, "No longer in it: ", "不再列出：") + told(went)) }
    if moved { notes.append(Say.in(language, "The others stand in another order.", "其余商品的顺序变了。")) }
    if notes.isEmpty { notes = [Say.in(language, "The list is the same as before.", "列表和之前一样。")] }
    list.notes += notes
    return .list(list)
  }
}
