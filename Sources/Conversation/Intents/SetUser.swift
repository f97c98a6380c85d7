// Conversation › SetUser: whom the call is about, and what stands.

struct SetUser: Intent {
  let name = "set_user"
  let commands = ["user", "load"]
  let isStep = true
  let patterns = [
    Pattern(
      "(load|switch to|switch|change to|open|call up|pull up|bring up|set|select|go to|get me) .. <user>", 4),
    Pattern("<user> .. (on the line|on the phone|calling|is here|called|speaking)", 4),
    Pattern(
      "(i have|i've got|i got|speaking to|speaking with|talking to|talking with|helping|serving|on with) .. <user>",
      4),
    Pattern("^(hi)? (this is|it's|here is|now for|customer) <user>", 4), Pattern("^<user>$", 3),
    Pattern("(切换到|换成|加载|打开|载入|换到|切到|调出) .. <user>", 4),
    Pattern("<user> (来电|在线|打来|来了|在电话|打电话|打了电话|来电话|的电话|找我)", 4), Pattern("(服务|接待|通话) .. <user>", 3),
    Pattern("(顾客|客户|用户) (是)? <user>", 3),
    Pattern("^(现在是|我在帮|我在和) <user>", 3),
  ]
  let help: HelpLine? = HelpLine(
    topic: "call", english: ("whom you help", "load Anna Keller"), chinese: ("切换顾客", "切换到顾客 Bob Tanaka"),
    slash: "/user u1042")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns), sentence.namesUser, sentence.constraints.isEmpty else {
      return nil
    }
    var slots = SlotMap()
    if let user = sentence.user { slots["user"] = .string(user) }
    return Reading(weight, slots, usesUser: true)
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
  let patterns = [
    Pattern("who (am i|are we|do i have|is this|is the customer|is on) .. ", 4.6),
    Pattern("who is <user>", 4.9),
    Pattern("(which|what) (customer|client) (is this|am i|is loaded|are we|do i)", 5.2),
    Pattern("^(which|what) customer$", 4),
    Pattern(
      "(current|active|present) (filters|filter|customer|state|constraints|conditions|chips|criteria)", 4.6),
    Pattern("(what|which|show) .. (filters|constraints|conditions|chips|criteria)", 4.6),
    Pattern("(where were we|where are we|what do we have so far|status)", 4.2),
    Pattern("(服务谁|在服务谁|现在是谁|是谁|哪位顾客|当前条件|当前筛选|什么条件|哪些条件|当前状态|状态|现在的条件|有哪些筛选)", 4.6),
    Pattern("^<user> 是谁$", 4.6),
  ]
  let help: HelpLine? = HelpLine(
    topic: "call", english: ("what stands", "who am I helping?"), chinese: ("当前状态", "我现在在服务谁？"),
    slash: "/state")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns), sentence.constraints.isEmpty, !sentence.namesUser,
      sentence.references.allSatisfy({ $0 == "@focus" })
    else {
      return nil
    }
    return Reading(weight)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply { scene.stateReply() }
}
