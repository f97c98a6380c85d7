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
      "<user> .. (on line|on hold|on two|on one|on the other line|waiting|here|rang|ringing|just rang|on chat|in the shop|at the till|at the counter|at the desk|in front of me|standing here|back|again|once more|next|up next)",
      4),
    Pattern(
      "^(got|have|now|next|next up|hi|it is|that's|that is|on to|over to|back to|and now|serving|here's|with) (is|comes|it's|there's)? <user> .. ",
      4),
    Pattern(
      "(<user> 's|the|file|record|account|profile|data) .. (file|record|account|profile|data|card) (of|for)? <user>$",
      4),
    Pattern("^<user> (file|record|account|profile|data|card|page|details|entry)$", 4),
    Pattern("(next|new|now|other|another) (customer|caller|client|call|up|one) (is|be|for)? <user>", 5.3),
    Pattern("(put|get|fetch|find|look up|bring) <user> (up|on|on screen|loaded)?$", 3.9),
    Pattern("(调|拉|翻|查|找|打开|弄) .. <user> .. (资料|档案|信息|账号|页面)? (出来|一下)?$", 4.1),
    Pattern("<user> .. (打过来|打进来|来找我|在等|在店里|到店|来店里|回电|在排队|接通|又来|上线|联系我|进店|在柜台|在旁边|在我这)", 4),
    Pattern("(接|服务|帮|换|轮到|下一位是|下一个是|这位是|这是|来的是|现在接待) <user> $", 4),
    Pattern(
      "(i have|i've got|i got|speaking to|speaking with|talking to|talking with|helping|serving|on with|dealing with|looking after|working with|taking care of|chatting with|chatting to|here with|busy with|attending to|assisting|advising) .. <user>",
      4),
    Pattern("^(hi)? (this is|it's|here is|now for|customer) <user>", 4), Pattern("^<user>$", 3),
    Pattern("(加载|载入|打开|调出|切换到|调取|拉出|调|翻出|切到) .. <user> (的)? (资料|档案|信息|账号|账户|页面|记录)", 6.7),
    Pattern("(切换到|换成|加载|打开|载入|换到|切到|调出) .. <user>", 4),
    Pattern("<user> (来电|在线|打来|来了|在电话|打电话|打了电话|来电话|的电话|找我)", 4), Pattern("(服务|接待|通话) .. <user>", 3),
    Pattern("(顾客|客户|用户) (是)? <user>", 3),
    Pattern("^(现在是|我在帮|我在和|我这边是|这边是|这里是|我这里是|手上是|电话那头是|在帮|正在帮|正在接待|我在接待|接的是|打来的是) <user>", 4),
  ]
  let help: HelpLine? = HelpLine(
    topic: "call", english: ("whom you help", "load Anna Keller"), chinese: ("切换顾客", "切换到顾客 Bob Tanaka"),
    slash: "/user u1042")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    let arrival = Self.onlyArrives(sentence) ? 5.6 : nil
    guard let weight = arrival ?? sentence.weight(patterns), sentence.namesUser, sentence.constraints.isEmpty
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
  let patterns = [
    Pattern("who (am i|are we|do i have|is this|is the customer|is on) .. ", 4.6),
    Pattern("who is <user>", 4.9),
    Pattern("(who's|who is|who) .. (dealing|talking|speaking|helping|serving|working) (with|to)?$", 4.7),
    Pattern(
      "(list|tell me|give me|read|name|see|check) .. (filters|constraints|conditions|chips|criteria|restrictions) .. (set|on|active|applied|there|standing|have|current)?$",
      4.7), Pattern("who (i|we) (am|are|'m) (helping|talking|speaking|serving|with|on|looking|dealing)", 4.7),
    Pattern("(which|what|whose) (customer|client|profile|account) .. (<ref>|it) is", 5.2),
    Pattern(
      "(whose|which|what) (profile|account|file|record|data|card|name) (is|are|am|do|have) (<ref>|it|we|i|up|open|loaded)",
      5.2),
    Pattern("(who|what) (<ref>|it) is (again)?$", 4.6),
    Pattern("(which|what) (customer|client) (is this|am i|is loaded|are we|do i)", 5.2),
    Pattern("^(which|what) customer$", 4),
    Pattern(
      "(what|which) (have|do|did|are|is) (i|we) .. (set|filtering|filtered|narrowed|asked for|so far|chosen)",
      4.7),
    Pattern("(what's|what is|whats) (set|on|active|the state|still on|applied|selected)", 4.7),
    Pattern(
      "who (have i|do i have|have we|am i|are we|did i|do we|is it|was it|is that|is this) .. (got|on|talking|speaking|serving|helping|with|line|phone|again|loaded)?",
      4.7),
    Pattern("(whose|who's) .. (list|line|phone|call|this|loaded|on)", 4.6),
    Pattern("(帮|陪|跟|和|服务|接待|对着|讲话|通话|接) (的)? (是)? (谁|哪位|哪个顾客|哪位顾客|哪位客人)", 4.7),
    Pattern("(条件|筛选|要求|限制|过滤|筛到|筛选到|加到) (是)? (都)? (有)? (什么|哪些|啥|多少|几)", 4.7),
    Pattern("(设|定|选|加|限)了 .. (什么|哪些|啥|多少|几) .. (条件|筛选|要求|限制)?", 4.7),
    Pattern("(现在|目前|到现在) .. (到哪|哪一步|进行到)", 4.6), Pattern("(啥|有啥|哪些|什么)(条件|筛选|限制)", 4.7),
    Pattern(
      "(current|active|present) (filters|filter|customer|state|constraints|conditions|chips|criteria)", 4.6),
    Pattern("(what|which|show) .. (filters|constraints|conditions|chips|criteria)", 4.6),
    Pattern("(where were we|where are we|what do we have so far|status)", 4.2),
    Pattern(
      "(服务谁|在服务谁|现在是谁|是谁|哪位顾客|哪位客人|哪位客户|哪个顾客|哪个客户|谁的资料|谁的档案|谁的列表|当前条件|当前筛选|什么条件|哪些条件|当前状态|状态|现在的条件|有哪些筛选)",
      4.6),
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
