// Conversation › CrossSell: what goes with a product, what was bought with it, and a whole set.

import GraphRules

struct CrossSell: Intent {
  let name = "cross_sell"
  let commands = ["with"]
  let isStep = true
  let cues: [Cue] = [.crossSell]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("what goes with it", "what goes with #1"),
    chinese: ("搭配什么", "第一个配什么好"), slash: "/with 1")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues) else { return nil }
    let target = sentence.targetSlots ?? SlotMap([("ref", .string("@list"))])
    // “these boots” names what it is for; only what is asked for besides is a wish.
    return Reading(
      weight, target.merging(sentence.constraints), usesConstraints: true, needsList: target["ref"] != nil)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    // Of a whole list, with what stands in the middle of the talk.
    let isList = turn.slots["ref"]?.string == "@list"
    guard let item = isList ? scene.dialogue.state.focus : scene.item(of: turn) else { return scene.noItem }
    return try scene.list(in: .goesWith, for: turn, anchor: item, isFresh: true)
  }
}

/// What others bought who bought it.
struct AlsoBought: Intent {
  let name = "also_bought"
  let commands = ["also"]
  let isStep = true
  let cues: [Cue] = [.alsoBought]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("what its buyers bought", "people who bought #2 also bought?"),
    chinese: ("买的人还买了", "买了这个的人还买了什么"), slash: "/also 2")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues), let target = sentence.targetSlots,
      !sentence.users.contains(.current) || sentence.says(.alsoBoughtBuyers), !sentence.namesUser
    else { return nil }
    return Reading(weight, target, needsList: target["ref"] != nil)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    guard let item = scene.item(of: turn) else { return scene.noItem }
    return try scene.list(in: .alsoBought, for: turn, anchor: item, isFresh: true)
  }
}

/// A set: one thing of each kind that goes with it.
struct Bundle: Intent {
  let name = "bundle"
  let commands = ["bundle"]
  let isStep = true
  let cues: [Cue] = [.bundle]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("a whole set", "complete the outfit"), chinese: ("凑一套", "帮她凑一套"),
    slash: "/bundle 1")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues), let target = sentence.targetSlots else { return nil }
    // 一套桌游 is a board game, and no outfit.
    if sentence.target == nil,
      sentence.constraints["category"] != nil || sentence.constraints["occasion"] != nil
    {
      return nil
    }
    return Reading(weight, target, needsList: target["ref"] != nil)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    guard let item = scene.item(of: turn) else { return scene.noItem }
    return try scene.list(in: .bundle, for: turn, anchor: item, isFresh: true)
  }
}
