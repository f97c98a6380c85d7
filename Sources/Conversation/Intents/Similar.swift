// Conversation › Similar: a list of what resembles an item.

struct Similar: Intent {
  let name = "similar"
  let commands = ["similar"]
  let isStep = true
  let patterns = [
    Pattern(
      "(something|anything|things|items|products|ones|one|more|others|other|alternatives|show|find|just|looks|look|want|got) (me)? (like|similar to|close to|resembling) (<ref>|<item>)",
      4.8),
    Pattern("^(like|similar to|close to) (<ref>|<item>)", 4.8),
    Pattern(
      "(along the lines of|in the style of|in the vein of|in the spirit of|reminiscent of|akin to|resembling|resembles|kind of like|a bit like|much like|close to|near to|same as|such as|in place of|instead of|a substitute for|an alternative to) (<ref>|<item>)",
      5.3),
    Pattern("(接近|近似|同类型|同风格|一个风格|一个样|一个类型|同系列|替代|代替|平替) .. (<ref>|<item>)", 4.8),
    Pattern("(和|跟|与|像) (<ref>|<item>) .. (近似|接近|同类|同风格|一个风格|一个样|这样|那样|似的)", 4.8),
    Pattern("(<ref>|<item>) (的)? (替代|平替|同类|那样的|这样的|这种|那种)", 4.8),
    Pattern("(similar|alternatives|alternative|comparable) (to|for|of) (<ref>|<item>)", 4.8),
    Pattern("(similar|comparable) (ones|items|products|things|style|models)", 4.5),
    Pattern("^similar$", 4.5), Pattern("same (style|kind) as (<ref>|<item>)", 4.8),
    Pattern("(和|跟|与|像) (<ref>|<item>) .. (差不多|类似|一样|相似|像|同款|相近)", 5.4),
    Pattern("(类似|相似|差不多)(于)? (<ref>|<item>)", 4.8),
    Pattern("(<ref>|<item>) (类似|相似|差不多)", 4.8),
    Pattern("(<ref>|<item>) .. (同类|类似的|相似的|差不多的|相近的|接近的)(款|产品|商品)?(吗|么)?$", 5.65),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("what resembles an item", "something like #3 but in black"),
    chinese: ("找相似的", "和第三个差不多的，要黑色"), slash: "/similar 3")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns) else { return nil }
    let target = sentence.target ?? ("ref", "@focus")
    guard target.1 != "@list" else { return nil }
    return Reading(
      weight, SlotMap([(target.0, .string(target.1))]).merging(sentence.constraints), usesConstraints: true,
      needsList: target.0 == "ref")
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    scene.dialogue.state.similarTo =
      turn.slots["item"]?.string ?? scene.resolve(turn.slots["ref"]?.string ?? "@focus")
    scene.apply(turn.slots, isFresh: turn.slots["item"] != nil || turn.slots["category"] != nil)
    scene.dialogue.state.critiques = []
    scene.dialogue.state.order = .fit
    return try scene.list(count: turn.slots["n"]?.number)
  }
}
