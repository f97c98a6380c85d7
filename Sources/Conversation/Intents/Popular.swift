// Conversation › Popular: what sells best.

struct Popular: Intent {
  let name = "popular"
  let commands = ["popular", "bestsellers"]
  let isStep = true
  let patterns = [
    Pattern(
      "(best sellers|best seller|bestsellers|bestseller|best selling|bestselling|top selling|top sellers|top seller|most popular|most bought|most sold|biggest sellers|hot sellers)",
      6.6),
    Pattern("popular", 5.5),
    Pattern(
      "(flying|flies|fly|flew|going|goes|walking|running) (off|out) (of)? (the|our)? (shelves|shelf|door|doors|shop|store)",
      6.6),
    Pattern(
      "(most wanted|most loved|most liked|most ordered|most purchased|most asked for|best loved|snapping up|snapped up|selling out|sells out|sold out fastest|like hot cakes|like hotcakes|number one seller|top seller|our hits|biggest hit|biggest hits|shifting most|goes fastest|sells fastest|selling fastest|moving fastest|running best|runs best|best runner|best runners|top of the charts)",
      6.6),
    Pattern(
      "what (do|does|are|is) (most|the most|everyone|everybody|people|most people|most customers|customers) .. (buy|buying|go for|going for|take|choose|pick|get)",
      6.6),
    Pattern(
      "(销量排名|销量排行|排名|排行|卖疯|卖断货|脱销|抢手|走俏|好卖|卖爆|卖得动|走量|热卖|最火爆|卖得快|回购率|人气最高|人气最旺|买得多|最多人买|最多人选|榜首|排行榜|销冠|销量冠军|卖得咋样最好)",
      6.6),
    Pattern("(卖|销) (得|的) .. (最|火|好|多|快)", 6.6),
    Pattern(
      "(what|which|what's) .. (people|customers|everyone|everybody|clients|shoppers|buyers) .. (buy|buying|bought|choose|choosing|go for|going for|order|ordering) (the)? most",
      6.6),
    Pattern("(sell|sells|selling|sold|bought|buys|buy) .. (best|most|the most|well)", 5.5),
    // “well” is not heard: which jackets are selling well.
    Pattern("(which|what|what's|whats) .. (selling|sells|sell|moving)$", 6.6),
    Pattern("(大家|人们|顾客|别人|客人)(都|们|一般|平时|常|最爱|最常|最喜欢|爱)?(在)?(买|选)", 5.5),
    Pattern("(favourites|favorites) (among|with|of) .. (customers|shoppers|people)", 5.5),
    Pattern("what (do|does) (most)? (people|customers|everybody|everyone) (mostly|usually)? buy", 5.5),
    Pattern(
      "(畅销|卖得最好|卖得最多|卖的最好|卖的最多|卖得好|卖的好|卖得最火|卖得火|卖得快|最好卖|最受欢迎|受欢迎|热销|热卖|爆款|销量最高|销量最好|销量好|销量高|销量第一|销量前|销量榜|销售榜|买的人最多|买得最多)",
      6.6),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("what sells best", "best sellers under 50"),
    chinese: ("什么卖得好", "卖得最好的耳机"), slash: "/popular")

  /// Less of what is popular is a matter of tuning.
  private static let contrary = [
    Pattern("(less|not so|not too|not as|un) popular"), Pattern("(小众|不那么热)"),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns), sentence.weight(Self.contrary) == nil,
      sentence.target == nil
    else { return nil }
    var slots = SlotMap()
    slots["window"] = sentence.windowSlot
    return Reading(weight, slots.merging(sentence.constraints), usesConstraints: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    let days = turn.slots["window"]?.string.flatMap(Period.days)
    return try scene.list(in: .popular(days: days), for: turn, isFresh: turn.slots["category"] != nil)
  }
}
