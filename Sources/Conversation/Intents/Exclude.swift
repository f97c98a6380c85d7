// Conversation › Exclude: something that shall not be in the list.

import Fusion

struct Exclude: Intent {
  let name = "exclude"
  let isStep = true
  let commands = ["not"]
  let patterns = [
    Pattern("(not|no|without|except|exclude|hide all)", 2.6), Pattern("(不要|别|除了|不含)", 2.6),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("leave something out", "not that brand"), chinese: ("排除", "不要这个牌子"),
    slash: "/not kestrel")

  /// Another make than that of what is talked of.
  private static let another = [
    Pattern(
      "^(in|from|by|with|of)? (a different|another|some other|an other|a new) (brand|make|label|manufacturer)$"
    ),
    Pattern(
      "^(show|find|get|give|try|see|want|need|prefer|switch to|go for|have) (me|us|her|him|it)? .. (a different|another|some other) (brand|make|label)$"
    ),
    Pattern("^(change|switch) (the|that)? (brand|make)$"),
    Pattern("(^不如|^要|^看|^试试|^来)? (换个|换一个|换掉|另一个|另外的) (别的|其他|其它)? (牌子|品牌)(的|看看|试试)?$"),
    Pattern("^(有没有|有|要|看|看看|来|换|换成)? (别的|其他|其它)(的)?(牌子|品牌)(的)?$"),
  ]
  /// Verbs that take something out, with what they take out right behind them, or before them in Chinese.
  private static let removing = [
    Pattern(
      "^(drop|remove|lose|ditch|scrap|kick out|throw out|get rid of|take out|cut|cut out|filter out|weed out|screen out|bin|omit|take away|eliminate) (all|everything|anything|the|those|all the|any)? .. (<brand>|<colour>|<material>|<category>)"
    ),
    Pattern("(<brand>|<colour>|<material>|<category>) .. (去掉|拿掉|删掉|剔掉|筛掉|撤掉|去除|移除|过滤掉|拿走|撤下|撇掉|刷掉)"),
    Pattern("(去掉|拿掉|删掉|剔掉|筛掉|撤掉|去除|移除|过滤掉|拿走|撤下|撇掉|刷掉) .. (<brand>|<colour>|<material>|<category>)"),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    if dialogue.hasList, sentence.target == nil, sentence.constraints.isEmpty,
      sentence.weight(Self.another) != nil
    {
      return Reading(6.6, SlotMap([("not_brand", .strings(["@focus.brand"]))]))
    }
    if let taken = Self.taken(sentence, in: dialogue) { return Reading(4.4, taken) }
    guard sentence.onlyExcludes, dialogue.hasList || dialogue.state.hasChips else { return nil }
    return Reading(3.2, sentence.constraints, usesConstraints: true)
  }

  /// What is to be taken out by its name; a wish that is dropped by its value is another matter.
  private static func taken(_ sentence: Utterance, in dialogue: Dialogue) -> SlotMap? {
    guard dialogue.hasList, sentence.target == nil, sentence.users.isEmpty, sentence.weight(removing) != nil
    else { return nil }
    let wish = dialogue.state.wish
    let wished = [
      "brand": wish.brands, "colour": wish.colours, "material": wish.materials, "category": wish.categories,
    ]
    var slots = SlotMap()
    for entry in sentence.constraints.entries {
      guard let standing = wished[entry.key] else { return nil }
      if entry.value.strings.contains(where: standing.contains) { return nil }
      slots["not_" + entry.key] = entry.value
    }
    return slots.isEmpty ? nil : slots
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    scene.apply(turn.slots, isFresh: false)
    return try scene.list(count: nil)
  }
}
