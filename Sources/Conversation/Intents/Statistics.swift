// Conversation › Statistics: what the shop holds, counted.

struct Statistics: Intent {
  let name = "stats"
  let commands = ["stats"]
  let help: HelpLine? = HelpLine(
    topic: "call", english: ("what the shop holds", "stats"), chinese: ("店铺统计", "统计"), slash: "/stats")
  let patterns = [
    Pattern("(stats|statistics)", 7), Pattern("(统计|概况|总览|规模)", 7),
    Pattern(
      "how many (products|items|articles|customers|clients|brands|events|orders|purchases|categories|variants) .. (do we|are there|have we|does|in the shop|in total|$)",
      7),
    Pattern("how (big|large) is (the|our|this) (shop|catalogue|catalog|store|assortment|range|database)", 7),
    Pattern(
      "(overview|summary|numbers|figures|size) (of|about|for) (the|our|this) (shop|catalogue|catalog|store)",
      7),
    Pattern("(shop|store|catalogue|catalog) (overview|summary|numbers|figures|size)", 7),
    Pattern("(number of|count of|total) (products|customers|items|brands|events)", 7),
    Pattern("(多少|几) (个|件|种|位|款)? (商品|产品|顾客|客户|品牌|货|订单|用户|会员)", 7),
    Pattern("(商品|产品|顾客|客户|品牌) (总数|数量|有多少)", 7),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns), sentence.constraints.isEmpty, sentence.users.isEmpty,
      sentence.items.isEmpty
    else { return nil }
    guard !Pattern("(how do i|how can i|怎么|如何)").matches(sentence.atoms) else { return nil }
    return Reading(weight, pointsNowhere: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply { try scene.tellStatistics() }
}
