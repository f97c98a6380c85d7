// Conversation › Branch: what is supposed since a what-if, until the dialogue leaves it.

/// A what-if that goes on, to which more can be added.
///
/// It is a value beside ``DialogueState``: no list, chip or step back knows of it, so that leaving it restores nothing.
package struct Branch: Hashable, Sendable {
  /// In the order in which they were said.
  let suppositions: [Hypothesis]
  /// The same in the words of the last answer, to follow “if”.
  package let words: [String]
  let language: String

  /// The wishes that are supposed dropped, and those that are supposed besides: they belong to the session.
  var wishes: (dropped: [String], added: SlotMap) {
    var dropped: [String] = []
    var added = SlotMap()
    for supposition in suppositions {
      for slot in supposition.relaxed {
        if !dropped.contains(slot) { dropped.append(slot) }
        added[slot] = nil
      }
      for entry in supposition.wishes.entries {
        let isExclusion = entry.key.hasPrefix("not_")
        // The latest word wins, as in a wish.
        added.remove(
          entry.value.strings, from: isExclusion ? String(entry.key.dropFirst(4)) : "not_" + entry.key)
        if let bounds = entry.value.map, let before = added[entry.key]?.map {
          // The bounds of a price come one by one.
          added[entry.key] = .map(before.merging(bounds))
        } else if isExclusion {
          for name in entry.value.strings { added.add(name, to: entry.key) }
        } else {
          added[entry.key] = entry.value
        }
      }
    }
    return (dropped, added)
  }

  /// Keeping it as a turn: what a sentence for the same wishes would be.
  func keeping(language: String) -> Turn {
    let (dropped, added) = wishes
    let isExclusion = !added.isEmpty && dropped.isEmpty && added.keys.allSatisfy { $0.hasPrefix("not_") }
    var slots = added
    if !dropped.isEmpty { slots["slots"] = .strings(dropped) }
    let intent = isExclusion ? "exclude" : added.isEmpty && !dropped.isEmpty ? "relax" : "refine"
    var turn = Turn(intent: intent, slots: slots, language: language)
    turn.step = .keeps
    return turn
  }
}

extension Hypothesis {
  /// What it adds to the wish: nobody has an event with a whole brand, so what is hidden or disliked so is left out.
  var wishes: SlotMap {
    var out = wished
    for act in acts where act.deed == .hide || act.deed == .dislike {
      switch act.object {
      case .brand(let id): out.add(id, to: "not_brand")
      case .category(let id): out.add(id, to: "not_category")
      case .item, .bought: break
      }
    }
    return out
  }

  /// Whether all of it belongs to the session, so that it can be kept.
  var isOfTheSession: Bool {
    let isWished = acts.allSatisfy { act in
      guard act.deed == .hide || act.deed == .dislike else { return false }
      return switch act.object {
      case .brand, .category: true
      case .item, .bought: false
      }
    }
    return isWished && undone.isEmpty && disabled.isEmpty && rule == nil && user == nil
  }
}

extension SlotMap {
  /// Takes names out of a list; an empty one goes.
  fileprivate mutating func remove(_ names: [String], from key: String) {
    guard let left = self[key]?.strings.filter({ !names.contains($0) }) else { return }
    self[key] = left.isEmpty ? nil : .strings(left)
  }
}
