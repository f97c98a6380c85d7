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
      && sentence.atoms.allSatisfy { $0.text == "<user>" || arriving.contains($0.text) }
  }

  private static let arriving: Set<String> = Set(
    """
    it's it is we're i'm we this that's here here's is was be next one up now got have i i've we've we on the line phone with calling talking to \
    speaking customer caller client hi hello ok so and back just came in rang called waiting hold chat there's then new other first \
    person lady gentleman mr mrs ms miss please switch change load open pull bring get put through me account profile file record our \
    another who's turn has just walked stepped dropped popped by arrived entered will can you my screen over today again comes 接 通 了 是 现 在 这 边 位 来 电 话 那 头 的 我 正 顾 客 户 人 换 成 到 下 一 \
    个 轮 打 进 线 上 又 您 请 待 店 里 回 该 转 过 去 已 经 叫 名 刚
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

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
