// Conversation › ExplainAbsence: why a product is not in the list.

import Fusion

struct ExplainAbsence: Intent {
  let name = "explain_absence"
  let commands = ["why-not"]
  let patterns = [
    Pattern(
      "why (there is|there's|there are|there was|there were|is there|are there|do we have|we have|i see|do i see) (no|not|nothing|none|<ref> not|<item> not)",
      7.5),
    Pattern("why (not|no|nothing|none|isn't|aren't|wasn't)", 7.5),
    Pattern("why (is|are|was|were) (there)? (no|not|nothing|none|hardly any|<ref> not|<item> not)", 7.5),
    Pattern("(where is|where's|wheres|what about) <item>", 5),
    Pattern("(where did|what happened to|what's happened to|where has|where have) <item>", 7.5),
    Pattern("how come .. (isn't|aren't|not|no|never|missing|didn't|doesn't)", 7.5),
    Pattern("(<item>|<ref>) .. (isn't|is not|wasn't|aren't|didn't|doesn't|is missing|missing) .. why", 7.5),
    Pattern("(i|we|you) (don't|can't|didn't|cannot) (see|find) <item>", 7.5),
    Pattern(
      "(don't|can't|didn't|cannot|couldn't|not) (see|find|spot) (any|anything|a|an|one|some|the)? .. (<brand>|<colour>|<category>|<material>|<attr>) .. (why|how come)",
      7.6),
    Pattern("(不见|没了|没有|没看|没见|缺|少|漏|不在) .. (为什么|为啥|怎么回事|咋回事|什么原因|啥原因|为何|什么情况)", 7.5),
    Pattern("(missed|missing|left out|forgotten|forgot|skipped) <item>", 7.5),
    Pattern("<item> (missing|left out)", 7.5),
    Pattern(
      "why .. (<item>|<category>|<brand>) .. (not|isn't|aren't|missing|left out) .. (here|there|list|shown|in|on)?$",
      7.5),
    Pattern("(no|not|none|isn't|aren't|nothing) .. (why|how come|why's that|why not)$", 7.5),
    Pattern("(怎么|为啥|为何|咋|为什么) .. (都|也)(没有|没|不|不见)", 7.5),
    Pattern("(怎么|为啥|为何|咋|干嘛)(没|不)(有|见|出|在|推|显示|看|列|给|来|上)", 7.5),
    Pattern("(怎么|为啥|为何|咋) (看不到|看不见|找不到|不见|缺|少)", 7.5),
    Pattern("<item> (去哪|哪去|跑哪|在哪里|呢去|不见|怎么没)", 7.5), Pattern("(没看到|没看见|没找到|没见到|漏了) <item>", 7.5),
    Pattern("<item> .. (怎么|为啥|为何|为什么|咋) .. (没|不)(有|见|出|在|推|显示|看|列|来|上)?", 7.5),
    Pattern("why (don't|didn't|doesn't|can't) (i|you|we|<user>)", 7.5),
    Pattern("(为什么没有|为什么不|怎么没有|为啥没有|为什么没)", 7.5),
  ]
  let help: HelpLine? = HelpLine(
    topic: nil, english: ("why something is missing", "why not the Kestrel Storm jacket?"),
    chinese: ("为什么没有", "为什么没有安途的背包？"), slash: "/why-not kestrel-storm")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns) else { return nil }
    if let brand = sentence.listFilter?.split(separator: "=").last {
      // “Why not the Lumo ones”: of what is not there, the make is all that is known.
      return Reading(weight, SlotMap([("brand", .strings([String(brand)]))]), needsList: true)
    }
    if let target = sentence.target, target.value != "@list" {
      return Reading(weight, SlotMap([(target.key, .string(target.value))]), needsList: target.key == "ref")
    }
    // “Why no blue ones”: what is missing is what is asked about, not what shall be left out.
    var slots = SlotMap()
    for entry in sentence.constraints.entries where entry.key != "n" {
      let key = entry.key.hasPrefix("not_") ? String(entry.key.dropFirst(4)) : entry.key
      slots[key] = entry.value
    }
    return Reading(weight, slots)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    try scene.absence(turn.slots)
  }
}
