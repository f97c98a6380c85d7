// Conversation › SetUser: whom the call is about, and what stands.

import GraphRules

struct SetUser: Intent {
  let name = "set_user"
  let commands = ["user", "load"]
  let isStep = true
  let cues: [Cue] = [.setUser]
  let help: HelpLine? = HelpLine(
    topic: "call", english: ("whom you help", "load Anna Keller"), chinese: ("切换顾客", "切换到顾客 Bob Tanaka"),
    slash: "/user u1042")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    let arrival = Self.onlyArrives(sentence) ? 5.6 : nil
    guard let weight = arrival ?? sentence.weight(cues), sentence.namesUser, sentence.constraints.isEmpty
    else {
      return nil
    }
    var slots = SlotMap()
    if let user = sentence.user { slots["user"] = .string(user) }
    return Reading(weight, slots, usesUser: true)
  }

  /// Whether a name is said with nothing but words of coming to the telephone.
  private static func onlyArrives(_ sentence: Utterance) -> Bool {
    sentence.atoms.count { $0.text == "<user>" } == 1
      && sentence.atoms.allSatisfy {
        $0.text == "<user>" || sentence.phrasebook[.setUserArriving].contains($0.text)
      }
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    let id = turn.slots["user"]?.string ?? ""
    guard id != "@current" else { return scene.stateReply() }
    let before = scene.dialogue.state
    scene.dialogue.state.load(id)
    let cleared =
      before.customer != nil && before.customer != id && (before.hasChips || !before.lists.isEmpty)
    return scene.customerReply(cleared: cleared)
  }
}

/// Whom the call is about, and which wishes stand.
struct ShowState: Intent {
  let name = "show_state"
  let commands = ["state", "status"]
  let cues: [Cue] = [.showState]
  let help: HelpLine? = HelpLine(
    topic: "call", english: ("what stands", "who am I helping?"), chinese: ("当前状态", "我现在在服务谁？"),
    slash: "/state")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues), sentence.constraints.isEmpty, !sentence.namesUser,
      sentence.references.allSatisfy({ $0 == "@focus" })
    else {
      return nil
    }
    return Reading(weight)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply { scene.stateReply() }
}
