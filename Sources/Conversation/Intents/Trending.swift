// Conversation › Trending: what gains interest just now.

struct Trending: Intent {
  let name = "trending"
  let commands = ["trending"]
  let isStep = true
  let patterns = [
    Pattern(
      "(trending|trendy|trends|hot right|hot at the moment|in vogue|in demand|on trend|what's hot|what is hot|all the rage|hottest|buzzing|taking off)",
      5.6),
    Pattern("(going|gone|go) (mad|crazy|nuts|wild|bonkers) (for|about|over)", 5.6),
    Pattern("hot (products|items|stuff|things|<category>)", 5.6),
    Pattern(
      "(what's|what is|whats|which|anything) .. (hot|in fashion|in right now|the rage|hyped|hyping|catching on|picking up|gaining|rising|on the rise|up and coming)",
      5.7),
    Pattern("(is|are|what's) (hot|hyped|in fashion|on the rise|catching on|up and coming)", 5.7),
    Pattern(
      "(everyone|everybody|people|customers|folks|kids) .. (after|into|crazy about|mad about|talking about|looking at|clicking on|want|wants|raving about)",
      5.5),
    Pattern("(大家|人们|最近|这阵子|这段时间|近来|现在|目前|年轻人) .. (都在|流行|在看|追|火|热|抢着|关注|时兴|风靡)", 5.6),
    Pattern("(走红|爆火|大火|时兴|风靡|网红|上升最快|涨得最快|热度)", 5.6),
    Pattern(
      "(everyone|everybody|people|customers|shoppers) (is|are)? (looking at|after|talking about|into)", 5.5),
    Pattern("(热门|流行|最火|火爆|很火|正火|最热|当红|热度最高|大家都在看|都在看什么|都在买什么|什么火)", 5.6),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("what gains interest", "what's trending in headphones this week"),
    chinese: ("近来热门", "这周什么耳机最热门"), slash: "/trending")

  /// Interest is measured over this many days unless others are said.
  private static let usual = 30

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns), sentence.target == nil else { return nil }
    var slots = SlotMap()
    slots["window"] = sentence.windowSlot
    return Reading(weight, slots.merging(sentence.constraints), usesConstraints: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    let days = turn.slots["window"]?.string.flatMap(Period.days) ?? Self.usual
    return try scene.list(in: .trending(days: days), for: turn, isFresh: turn.slots["category"] != nil)
  }
}
