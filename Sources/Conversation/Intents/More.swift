// Conversation › More: the next items of the same list.

struct More: Intent {
  let name = "more"
  let commands = ["more", "next"]
  let isStep = true
  let patterns = [
    Pattern(
      "^(show|see|give|get|any|some|a few|can i see)? (me|us|her|him|<user>)? (some|a few|<n>|any)? more (of these|of them|<ref>|of <ref>|items|products|options|ideas|ones|results)? (for <user>)?$",
      4),
    Pattern("^(show|give|get|see)? (me|us)? (the)? next (<n>|few|page|ones|lot)? (ones|items|products)?$", 4),
    Pattern(
      "^(show|see|give|get|any|some|what|are there|is there|do we have)? (me|us|any|some)? (others|other ones|other options|any other|more options|anything else|what else|else)$",
      4),
    Pattern("^(what|anything) else", 4), Pattern("(除了|不算) <ref> (以外|之外|外)? .. (还有|别的|其他|另外)", 4.2),
    Pattern("(keep going|go on|continue|show the rest)", 4),
    Pattern("^(got|have|any|are there|is there)? (you|we)? (got)? <n> more", 4),
    Pattern(
      "^(show|give|get|see|find|bring|fetch|pull up|have|list|load|bring up|offer|suggest)? (me|us|her|him|<user>)? (a few|some|some of the|any|a couple|a couple of|a couple more|a handful of|several|the|<n>)? (more|others|other ones|additional|further|extra) (ones|options|items|products|suggestions|results|choices|ideas|picks|alternatives|of them|of these|of those|<ref>)?$",
      4),
    Pattern(
      "^(and|ok)? (show|give|see)? (me|us)? (another|a further) (<n>|few|couple|batch|round|lot|page|bunch)",
      4.2),
    Pattern(
      "(keep them coming|any others|what others|which others|the others|the remaining ones|the rest of <ref>|the rest of them|further down|scroll down|next page|next batch|next lot|other ideas|other options|other suggestions)",
      4.1),
    Pattern("^(and|so)? (the)? rest$", 4),
    Pattern("(还有啥|还有呢|接着来|接着|往下|下一批|往后|翻页|剩下的|后面的|再翻|下一组|再来一批|再来点|再来一些|多来几)", 4),
    Pattern("(再来|在来|再给|再推荐|再看看|再看|再多|多推荐|多推|多列|多看|多给|多来|多拿|多找|多挑) ", 3.9),
    Pattern("(还有吗|还有别的|还有其他|还有没有|下一页|更多|换一批|继续|别的呢|其他的呢|还有什么)", 4),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("the next ones", "more"), chinese: ("再看几个", "再来几个"), slash: "/more")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns), sentence.constraints.keys.allSatisfy({ $0 == "n" }) else {
      return nil
    }
    var slots = SlotMap([("offset", .string("@next"))])
    slots["n"] = sentence.constraints["n"]
    return Reading(weight, slots, needsList: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    try scene.more(count: turn.slots["n"]?.number)
  }
}

/// The same list once more.
struct Repeat: Intent {
  let name = "repeat"
  let commands = ["again"]
  let patterns = [
    Pattern("^again$", 4),
    Pattern("(show|print|list|read|see) (<ref>|the list|that|me <ref>|me that|me)? (list)? again", 4.8),
    Pattern("^(repeat|say) (that|<ref>|again)?", 4),
    Pattern("(once more|one more time|<n> more time)", 4), Pattern("^(back to)? (<ref>|the list)$", 2.2),
    Pattern("^show (me)? <ref>$", 2.4),
    Pattern("(重新|再) (看|列|显示|念|放|展示|打印|发)(一下|一遍|一次|出|出来|给我)? (<ref>|结果|列表|清单)?$", 4.2),
    Pattern("再 .. (看|瞧|念|读|放|列|显示) .. <ref>$", 4.3),
    Pattern("(再显示|再看一遍|再来一遍|重复|再说一遍|再列|重新显示|再放一遍|再念)", 4.2), Pattern("再 .. 一(遍|次)", 4.2),
  ]
  let help: HelpLine? = HelpLine(
    topic: "call", english: ("the list once more", "again"), chinese: ("再显示一遍", "再显示一遍"), slash: "/again")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns), sentence.constraints.keys.allSatisfy({ $0 == "n" }) else {
      return nil
    }
    if weight < 3 || weight == 4.3, sentence.references != ["@list"] { return nil }
    return Reading(weight, needsList: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply { try scene.show() }
}
